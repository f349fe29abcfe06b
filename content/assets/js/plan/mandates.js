/**
 * The mandates of a school: how they are changed, and what they lack, beside who does the work in
 * the goal.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").School} School
 * @typedef {import("./state.js").MandateField} MandateField
 * @typedef {object} Flags
 * @property {MandateField[]} empty
 * @property {string[]} idle  people who carry this out by mandate, and do none of its tasks
 * @property {string[]} unnamed  people who do it without standing in the mandate
 * @property {boolean} backupIsCarrier  nobody stands in but those who carry it out
 * @property {boolean} contacts  colleagues have several people to turn to
 */

import { get } from "../base/clean.js";
import { FIELDS, mandate, put, rowsOf } from "./state.js";

/**
 * The flags of every row, and the clusters that have none.
 * @param {PlanData} data
 * @param {School} school
 * @returns {{rows: Map<string, Flags>, clusters: string[]}}
 */
export function mandateFlags(data, school) {
  const tasks = rowsOf(school, data);
  const own = new Set(school.mandates.map(([key]) => key));
  /** @type {(inside: typeof tasks) => Set<string>} */
  const doers = (inside) => new Set(inside.flatMap(({ goal }) => goal.who.map(([id]) => id)));
  const rows = new Map(
    school.mandates.map(([key, row]) => {
      const inside = tasks.filter(({ code, cluster }) => code === key || cluster === key);
      const carriers = row["carries-out"];
      const all = doers(inside);
      // A task with a row of its own is agreed on there.
      const here = doers(inside.filter(({ code }) => code === key || !own.has(code)));
      return [
        key,
        {
          empty: FIELDS.filter((field) => !row[field].length),
          idle: carriers.filter((id) => !all.has(id)),
          unnamed: [...here].filter((id) => !carriers.includes(id)),
          backupIsCarrier: row.backup.length > 0 && row.backup.every((id) => carriers.includes(id)),
          contacts: row.contact.length > 1,
        },
      ];
    }),
  );
  return { rows, clusters: [...data.clusters.keys()].filter((id) => !own.has(id)) };
}

/**
 * Who has one mandate for a cluster or task; a row without anybody is no row.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {School} school
 * @param {string} key
 * @param {Partial<import("./state.js").Mandate>} said
 */
export function agree(plan, data, school, key, said) {
  const row = { ...(get(school.mandates, key) ?? mandate()), ...said };
  for (const field of FIELDS)
    row[field] = plan.people.map(({ id }) => id).filter((id) => row[field].includes(id));
  const order = [...data.clusters.keys(), ...data.tasks.keys(), ...school.own.map(({ id }) => id)];
  const isSaid = FIELDS.some((field) => row[field].length);
  school.mandates = put(school.mandates, key, isSaid ? row : undefined, order);
}

/**
 * A task is no longer settled apart: the mandates of its cluster hold for it again.
 * @param {School} school
 * @param {string} key
 */
export function disagree(school, key) {
  school.mandates = school.mandates.filter(([other]) => other !== key);
}

/**
 * Who does it in the goal, but for tasks that are settled apart.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {School} school
 * @param {string} key
 */
export function doersFor(plan, data, school, key) {
  const own = new Set(school.mandates.map(([other]) => other));
  const found = new Set(
    rowsOf(school, data)
      .filter(({ code, cluster }) => code === key || (cluster === key && !own.has(code)))
      .flatMap(({ goal }) => goal.who.map(([id]) => id)),
  );
  return plan.people.map(({ id }) => id).filter((id) => found.has(id));
}

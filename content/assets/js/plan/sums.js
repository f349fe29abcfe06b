/**
 * What a plan says of one school in one situation. Hours are added up in whole hundredths; shares
 * are percentages with one decimal, null where there are no hours. Lists hold codes in the order
 * of the tasks. An assignment without hours counts as a task, and as no hours: `unknown` says how
 * many of them there are.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").School} School
 * @typedef {import("./state.js").When} When
 * @typedef {object} PersonSum
 * @property {string} id
 * @property {number} hours
 * @property {number} tasks
 * @property {number} unknown  tasks without hours
 * @property {number} clusters  how many kinds of work
 * @property {number | null} available
 * @property {number | null} over
 * @property {number | null} left
 * @property {string[]} codes
 * @property {string[]} alone  single points that are theirs
 * @property {number} aloneHours
 * @typedef {{hours: number, share: number | null}} Part
 * @typedef {object} Insights
 * @property {number} total
 * @property {number} unknown
 * @property {PersonSum[]} people
 * @property {Map<string, Part & {open: number, tasks: number}>} clusters  open: of `tasks`, nobody does them
 * @property {Map<string, Part>} levels  "" for tasks without one
 * @property {{daily: number | null, growth: number | null, short: boolean}} balance
 * @property {string[]} nobody
 * @property {Map<string, string[]>} nobodyBy  by priority, "" for tasks without one
 * @property {string[]} one
 * @property {string[]} single  rest on one person, and nobody stands in
 * @property {string[]} shared
 * @property {string[]} dropped
 * @property {string[]} contradiction  dropped, but somebody does it
 * @property {number} available
 * @property {number} planned  hours of those whose available hours are known
 * @property {string[]} ravens  ids of people with too much of everything
 * @property {string[]} triangle  roles of the triangle that nobody has
 * @property {{id: string, codes: string[]}[]} outside
 */

import { tooMuch } from "../base/raven.js";
import { availableTo, hundredths, peopleOf, rowsOf } from "./state.js";

/**
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {School} school
 * @param {When} when
 * @returns {Insights}
 */
export function insights(plan, data, school, when) {
  const rows = rowsOf(school, data).map((row) => ({ ...row, ...row[when] }));
  const kept = rows.filter(({ priority }) => priority !== data.known.dropped);
  const codes = (/** @type {{code: string}[]} */ found) => found.map(({ code }) => code);
  const one = kept.filter(({ who }) => who.length === 1);
  const single = one.filter((row) => when === "now" || !backedUp(school, row));
  const nobody = kept.filter(({ who }) => !who.length);
  const people = peopleOf(plan, school).map((id) => personSum(school, id, when, rows, single));
  const total = sumOf(rows);
  const known = people.filter(({ available }) => available !== null);
  const dropped = rows.filter(({ priority }) => priority === data.known.dropped);
  return {
    total: total / 100,
    unknown: people.reduce((sum, { unknown }) => sum + unknown, 0),
    people,
    clusters: perCluster(data, rows, kept, total),
    levels: new Map(
      [...data.levels.keys(), ""].map((level) => [
        level,
        part(
          rows.filter((row) => row.level === level),
          total,
        ),
      ]),
    ),
    balance: balance(plan, data, rows, total),
    nobody: codes(nobody),
    nobodyBy: new Map(
      [...data.priorities.keys(), ""]
        .filter((id) => id !== data.known.dropped)
        .map((id) => [id, codes(nobody.filter(({ priority }) => priority === id))]),
    ),
    one: codes(one),
    single: codes(single),
    shared: codes(kept.filter(({ who }) => who.length > 1)),
    dropped: codes(dropped),
    contradiction: codes(dropped.filter(({ who }) => who.length)),
    available: added(known.map(({ available }) => available)),
    planned: added(known.map(({ hours }) => hours)),
    // Only the insights ask for it, and not each cell that changes.
    get ravens() {
      return people.filter((person) => isRaven(person, data)).map(({ id }) => id);
    },
    triangle: lackingRoles(plan, data, people),
    outside: people
      .filter(
        ({ id, tasks }) =>
          tasks && plan.people.some((one_) => one_.id === id && one_.kind === "external"),
      )
      .map(({ id, codes: theirs }) => ({ id, codes: theirs })),
  };
}

/**
 * @typedef {{code: string, cluster: string, level: string, priority: string, who: import("./state.js").Doer[]}} Row
 */

/**
 * @param {School} school
 * @param {string} id
 * @param {When} when
 * @param {Row[]} rows
 * @param {Row[]} single
 * @returns {PersonSum}
 */
function personSum(school, id, when, rows, single) {
  const mine = [];
  let planned = 0;
  let unknown = 0;
  for (const row of rows) {
    const doer = row.who.find(([other]) => other === id);
    if (!doer) continue;
    mine.push(row);
    planned += hundredths(doer[1]);
    if (doer[1] === null) unknown += 1;
  }
  const available = availableTo(school, id, when);
  const spare = available === null ? null : hundredths(available) - planned;
  const alone = single.filter(({ who }) => who[0][0] === id);
  return {
    id,
    hours: planned / 100,
    tasks: mine.length,
    unknown,
    clusters: new Set(mine.map(({ cluster }) => cluster)).size,
    available,
    over: spare === null ? null : Math.max(0, -spare) / 100,
    left: spare === null ? null : Math.max(0, spare) / 100,
    codes: mine.map(({ code }) => code),
    alone: alone.map(({ code }) => code),
    aloneHours: sumOf(alone) / 100, // nobody else does these
  };
}

/**
 * Whether somebody else stands in: the mandate of the task says so, else that of its cluster.
 * @param {School} school
 * @param {Row} row a task with one doer
 */
function backedUp(school, row) {
  const mandates = new Map(school.mandates);
  const agreed = mandates.get(row.code) ?? mandates.get(row.cluster);
  return Boolean(agreed?.backup.some((id) => id !== row.who[0][0]));
}

/**
 * @param {PlanData} data
 * @param {Row[]} rows
 * @param {Row[]} kept
 * @param {number} total
 */
function perCluster(data, rows, kept, total) {
  return new Map(
    [...data.clusters.keys()].map((id) => {
      const tasks = kept.filter(({ cluster }) => cluster === id);
      return [
        id,
        {
          ...part(
            rows.filter(({ cluster }) => cluster === id),
            total,
          ),
          open: tasks.filter(({ who }) => !who.length).length,
          tasks: tasks.length,
        },
      ];
    }),
  );
}

/**
 * The share of daily work beside that of teaching and policy.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {Row[]} rows
 * @param {number} total
 */
function balance(plan, data, rows, total) {
  const inside = (/** @type {string[]} */ clusters) =>
    part(
      rows.filter(({ cluster }) => clusters.includes(cluster)),
      total,
    );
  const growth = inside(data.known.growth);
  const short =
    plan.wish !== null && total > 0 && hundredths(growth.hours) * 100 < plan.wish * total;
  return { daily: inside(data.known.daily).share, growth: growth.share, short };
}

/**
 * Whether the builder would say that this is too much for one person.
 * @param {PersonSum} person
 * @param {PlanData} data
 */
function isRaven({ codes }, data) {
  return tooMuch({ tasks: codes.filter((code) => data.tasks.has(code)) }, data);
}

/**
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {{id: string}[]} here
 */
function lackingRoles(plan, data, here) {
  const ids = new Set(here.map(({ id }) => id));
  const there = new Set(plan.people.filter(({ id }) => ids.has(id)).map(({ role }) => role));
  return [...data.roles].filter(([id, role]) => role.triangle && !there.has(id)).map(([id]) => id);
}

/**
 * Hours of some tasks, in hundredths.
 * @param {Row[]} rows
 */
function sumOf(rows) {
  return rows.reduce(
    (sum, { who }) => sum + who.reduce((all, [, hours]) => all + hundredths(hours), 0),
    0,
  );
}

/**
 * @param {Row[]} rows
 * @param {number} total in hundredths
 * @returns {Part}
 */
function part(rows, total) {
  const hours = sumOf(rows);
  return { hours: hours / 100, share: total ? Math.round((hours * 1000) / total) / 10 : null };
}

/** @param {(number | null)[]} hours */
export function added(hours) {
  return hours.reduce((/** @type {number} */ sum, one) => sum + hundredths(one), 0) / 100;
}

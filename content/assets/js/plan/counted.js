/**
 * Work for the school group that stands in the plans of several schools: counted as often.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").School} School
 * @typedef {import("./state.js").When} When
 * @typedef {{code: string, person: string, when: When, hours: number, schools: string[]}} Counted
 */

import { addSchool, hasRoom, setHours, setSorting } from "./changes.js";
import { WHEN, rowsOf, schoolOf, taskOf } from "./state.js";

/**
 * The same person with the same number of hours for the same task, at the level of the group in
 * two schools or more. Tasks of a school's own are left out: only that school has them.
 * @param {Plan} plan
 * @param {PlanData} data
 * @returns {Counted[]}
 */
export function countedAgain(plan, data) {
  const schools = plan.schools.filter(({ kind }) => kind === "school");
  /** @type {Map<string, Counted>} */
  const found = new Map();
  for (const when of WHEN) {
    for (const school of schools) {
      for (const { code, ...sides } of rowsOf(school, data)) {
        const { level, who } = sides[when];
        if (level !== data.known.shared || !data.tasks.has(code)) continue;
        for (const [person, hours] of who) {
          if (hours === null) continue; // nothing is counted
          const key = [when, code, person, hours].join(" ");
          const one = found.get(key) ?? { code, person, when, hours, schools: [] };
          one.schools.push(school.id);
          found.set(key, one);
        }
      }
    }
  }
  return [...found.values()].filter(({ schools: several }) => several.length > 1);
}

/**
 * Moves that work to the sheet of the group, which is added where there is none. Hours that stand
 * there already stay as they are. Returns the ids of people for whom that sheet has no room: their
 * work stays where it is.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {Counted[]} found
 */
export function moveToGroup(plan, data, found) {
  const there = plan.schools.find(({ kind }) => kind === "group");
  const group = there ?? schoolOf(plan, addSchool(plan, data, { name: "", kind: "group" }));
  /** @type {Set<string>} */
  const left = new Set();
  for (const { code, person, when, hours, schools } of found) {
    if (!hasRoom(group, person)) {
      left.add(person);
      continue;
    }
    const { priority } = taskOf(schoolOf(plan, schools[0]), code)[when];
    const side = taskOf(group, code)[when];
    const set = (/** @type {"level" | "priority"} */ field, /** @type {string} */ value) =>
      side[field] || setSorting(data, group, { code, when, field, value });
    set("level", data.known.shared);
    set("priority", priority);
    if (!side.who.some(([id]) => id === person))
      setHours(plan, data, group, { code, when, person, hours });
    for (const id of schools)
      setHours(plan, data, schoolOf(plan, id), { code, when, person, hours: undefined });
  }
  return [...left];
}

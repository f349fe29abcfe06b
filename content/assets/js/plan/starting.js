/**
 * Where a plan can start from: what a team sorted while it walked through the step plan, or the
 * roles of a team.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").School} School
 */

import { addPerson, setHours, setSorting } from "./changes.js";
import { MOST, taskOf } from "./state.js";

/**
 * Fills level and priority of the goal with what was sorted. What is there already stays.
 * @param {PlanData} data
 * @param {School} school
 * @param {Map<string, {level: string, priority: string}>} sorting by code
 * @returns {{filled: number, kept: number}} values that were filled; values that were another one
 */
export function fromSorting(data, school, sorting) {
  const told = { filled: 0, kept: 0 };
  for (const [code, sorted] of sorting) {
    if (!data.tasks.has(code)) continue;
    for (const field of /** @type {("level" | "priority")[]} */ (["level", "priority"])) {
      const value = sorted[field];
      const there = taskOf(school, code).goal[field];
      if (!value || there === value) continue;
      if (there) told.kept += 1;
      else {
        told.filled += 1;
        setSorting(data, school, { code, when: "goal", field, value });
      }
    }
  }
  return told;
}

/**
 * A person for each role, named after it; roles that somebody has already are left alone.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {School} school
 * @param {string[]} roles
 * @returns {string[]} titles of roles for which there was no room
 */
export function fromTeam(plan, data, school, roles) {
  const lacking = [];
  for (const role of roles) {
    const { title } = data.roles.get(role) ?? { title: "" };
    if (!title || plan.people.some((person) => person.role === role)) continue;
    const kind = data.known.outside.includes(role) ? "external" : "person";
    if (!addPerson(plan, school, { name: title.slice(0, MOST.name), role, kind }))
      lacking.push(title);
  }
  return lacking;
}

/**
 * Puts every role on the tasks that it leads, in the goal, without hours: no source gives any. A
 * task that has a doer, or that the school drops, is left alone.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {School} school
 * @param {string[]} here ids of the people of this school
 * @returns {{filled: string[], open: string[]}} tasks that got a doer; tasks that nobody of this team leads
 */
export function suggest(plan, data, school, here) {
  const told = { filled: /** @type {string[]} */ ([]), open: /** @type {string[]} */ ([]) };
  const people = plan.people.filter(({ id }) => here.includes(id));
  for (const [code, task] of data.tasks) {
    const { goal } = taskOf(school, code);
    if (goal.who.length || goal.priority === data.known.dropped) continue;
    // Two people with one role: the first leads, and the school divides.
    const leaders = task.roles
      .map(([role, part]) => part === "leads" && people.find((person) => person.role === role)?.id)
      .filter((id) => typeof id === "string");
    if (!leaders.length) told.open.push(code);
    else told.filled.push(code);
    for (const person of new Set(leaders))
      setHours(plan, data, school, { code, when: "goal", person, hours: null });
    if (leaders.length && !goal.level && data.levels.has(task.level)) {
      setSorting(data, school, { code, when: "goal", field: "level", value: task.level });
    }
  }
  return told;
}

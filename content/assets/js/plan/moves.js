/**
 * What changes from now to the goal in one school, and what would if somebody left.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").School} School
 * @typedef {import("./state.js").When} When
 * @typedef {import("./state.js").Doer} Doer
 * @typedef {object} Move  what changes in a task; hours
 * @property {string} code
 * @property {[string, number][]} gives  who gets fewer hours, and how many
 * @property {[string, number][]} takes
 * @property {number} moved
 * @property {number} fresh  hours that nobody spent before
 * @property {number} gone
 * @property {string[]} joins
 * @property {string[]} leaves
 * @property {[string, string] | null} level  from and to, where it changes
 * @property {boolean} carried  nobody did it, and now somebody will
 * @property {boolean} dropped  somebody did it, and nobody will
 */

import { withoutPerson } from "./changes.js";
import { hundredths, rowsOf, schoolOf } from "./state.js";
import { insights } from "./sums.js";

/**
 * Every task in which something changes, and the hours together: goal = now + fresh − gone.
 * @param {PlanData} data
 * @param {School} school
 * @returns {{tasks: Move[], moved: number, fresh: number, gone: number}}
 */
export function moves(data, school) {
  const all = rowsOf(school, data).map((row) => move(row.code, row.now, row.goal));
  const sum = (/** @type {"moved" | "fresh" | "gone"} */ name) =>
    all.reduce((total, one) => total + hundredths(one[name]), 0) / 100;
  const tasks = all.filter(
    (one) =>
      one.gives.length || one.takes.length || one.joins.length || one.leaves.length || one.level,
  );
  return { tasks, moved: sum("moved"), fresh: sum("fresh"), gone: sum("gone") };
}

/**
 * @param {string} code
 * @param {import("./state.js").Side} now
 * @param {import("./state.js").Side} goal
 * @returns {Move}
 */
function move(code, now, goal) {
  const before = new Map(now.who);
  const after = new Map(goal.who);
  const people = [...new Set([...before.keys(), ...after.keys()])];
  /** @type {[string, number][]} */
  const steps = people.map((id) => [
    id,
    hundredths(after.get(id) ?? null) - hundredths(before.get(id) ?? null),
  ]);
  const gives = steps.filter(([, step]) => step < 0);
  const takes = steps.filter(([, step]) => step > 0);
  const given = -gives.reduce((sum, [, step]) => sum + step, 0);
  const taken = takes.reduce((sum, [, step]) => sum + step, 0);
  const moved = Math.min(given, taken);
  return {
    code,
    gives: gives.map(([id, step]) => [id, -step / 100]),
    takes: takes.map(([id, step]) => [id, step / 100]),
    moved: moved / 100,
    fresh: (taken - moved) / 100,
    gone: (given - moved) / 100,
    joins: people.filter((id) => !before.has(id)),
    leaves: people.filter((id) => !after.has(id)),
    level: now.level === goal.level ? null : [now.level, goal.level],
    carried: !before.size && after.size > 0,
    dropped: before.size > 0 && !after.size,
  };
}

/**
 * What each person gives and gets, over all tasks: [id, {gives, gets}].
 * @param {Move[]} tasks
 * @returns {Map<string, {gives: number, gets: number}>}
 */
export function perPerson(tasks) {
  /** @type {Map<string, {gives: number, gets: number}>} */
  const found = new Map();
  for (const task of tasks) {
    for (const [list, name] of /** @type {const} */ ([
      ["gives", "gives"],
      ["takes", "gets"],
    ])) {
      for (const [id, hours] of task[list]) {
        const person = found.get(id) ?? { gives: 0, gets: 0 };
        person[name] = (hundredths(person[name]) + hundredths(hours)) / 100;
        found.set(id, person);
      }
    }
  }
  return found;
}

/**
 * What if somebody left: tasks that nobody would do, with who does them in other schools; tasks
 * that would rest on one person; and the hours that fall away.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {School} school
 * @param {When} when
 * @param {string} id
 * @returns {{falls: {code: string, elsewhere: {person: string, school: string}[]}[], single: string[], hours: number}}
 */
export function ifGone(plan, data, school, when, id) {
  const before = insights(plan, data, school, when);
  const copy = withoutPerson(plan, id, when);
  const after = insights(copy, data, schoolOf(copy, school.id), when);
  const new_ = (/** @type {"nobody" | "single"} */ list) =>
    after[list].filter((code) => !before[list].includes(code));
  const others = copy.schools
    .filter((other) => other.id !== school.id)
    .map((other) => ({ id: other.id, tasks: new Map(other.tasks) }));
  const falls = new_("nobody").map((code) => ({
    code,
    elsewhere: data.tasks.has(code)
      ? others.flatMap((other) =>
          (other.tasks.get(code)?.[when].who ?? []).map(([person]) => ({
            person,
            school: other.id,
          })),
        )
      : [],
  }));
  const hours = (hundredths(before.total) - hundredths(after.total)) / 100;
  return { falls, single: new_("single"), hours };
}

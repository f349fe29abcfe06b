/**
 * What of a plan leaves it for another tool or another reader: a person's tasks for the builder,
 * and a plan without names.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").When} When
 */

import { writeHours } from "./hours.js";
import { WHEN, hundredths } from "./state.js";

/**
 * A state of the builder from what somebody does in all schools together. It holds no name.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {string} id
 * @param {When} when
 * @param {"job" | "vacancy"} kind
 */
export function toJob(plan, data, id, when, kind) {
  let hours = 0;
  const levels = new Set();
  const codes = new Set();
  /** @type {Map<string, {text: string, lang: string}>} */
  const own = new Map();
  for (const school of plan.schools) {
    for (const [code, sides] of school.tasks) {
      const doer = sides[when].who.find(([other]) => other === id);
      if (!doer) continue;
      hours += hundredths(doer[1]);
      levels.add(sides[when].level);
      const typed = school.own.find((task) => task.id === code);
      if (typed) own.set(typed.text, { text: typed.text, lang: typed.lang });
      else codes.add(code);
    }
  }
  const [level] = levels;
  const person = plan.people.find((one) => one.id === id);
  return {
    v: 1,
    kind,
    hours: hours ? writeHours(hours / 100, data.language) : "",
    unit: "hours",
    level: levels.size === 1 ? level : "",
    preset: data.roles.get(person?.role ?? "")?.preset ?? "",
    tasks: [...data.tasks.keys()].filter((code) => codes.has(code)),
    own: [...own.values()].map((task, at) => ({ id: `own-${at + 1}`, ...task })),
  };
}

/**
 * The plan without the names of people: in a link they are "Person 1", "Person 2" … in the
 * language of the reader.
 * @param {Plan} plan
 * @returns {Plan}
 */
export function nameless(plan) {
  return { ...plan, people: plan.people.map((person) => ({ ...person, name: "" })) };
}

/**
 * The situation that says most of somebody: the goal, or now where the goal says nothing.
 * @param {Plan} plan
 * @param {string} id
 * @returns {When}
 */
export function situationOf(plan, id) {
  const said = (/** @type {When} */ when) =>
    plan.schools.some(({ tasks }) =>
      tasks.some(([, sides]) => sides[when].who.some(([other]) => other === id)),
    );
  return [...WHEN].reverse().find(said) ?? "goal";
}

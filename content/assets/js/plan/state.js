/**
 * The planner without its page: who does what, in how many hours, now and later. Here stands what
 * a plan is and how it is read; `clean.js` takes one from anywhere, `changes.js` changes it,
 * `sums.js` adds it up. Nothing in this room but the page itself touches the document.
 *
 * A plan is free of language. Lists are pairs, so that JSON keeps them as they are, and hold only
 * what was said. They stand in one order: tasks as the data has them and own tasks behind,
 * people as they were added.
 *
 * @typedef {"now" | "goal"} When
 * @typedef {[string, number | null]} Doer  id of a person, hours a week; null: hours not noted
 * @typedef {{level: string, priority: string, who: Doer[]}} Side  a task in one situation
 * @typedef {{now: Side, goal: Side}} Sides
 * @typedef {"person" | "vacancy" | "external"} PersonKind
 * @typedef {{id: string, name: string, kind: PersonKind, role: string}} Person
 * @typedef {{id: string, cluster: string, text: string, lang: string}} OwnTask
 * @typedef {"decides" | "carries-out" | "follows-up" | "contact" | "backup"} MandateField
 * @typedef {Record<MandateField, string[]>} Mandate  ids of people
 * @typedef {object} School
 * @property {string} id
 * @property {"school" | "group"} kind
 * @property {string} name
 * @property {[string, [number | null, number | null]][]} hours  a person's hours for ICT here, now and in the goal
 * @property {string[] | null} core  its own core marks; null: those of the data
 * @property {OwnTask[]} own
 * @property {[string, Sides][]} tasks  by code, or by id of an own task
 * @property {[string, Mandate][]} mandates  by cluster, code or id of an own task
 * @typedef {object} Plan
 * @property {number} v
 * @property {string} name
 * @property {string} school  the one that is shown
 * @property {When} when  the situation that is shown
 * @property {string} view
 * @property {number | null} wish  the least share of P + B that the school wants, in percent
 * @property {Person[]} people
 * @property {School[]} schools
 *
 * @typedef {object} TaskFacts
 * @property {string} title
 * @property {string} cluster
 * @property {boolean} core
 * @property {boolean} counted  whether every version of the task list has it
 * @property {string} level  where the task is best organised
 * @property {[string, "leads" | "helps" | "takes-over"][]} roles  who can take it on
 * @property {string} text  its first sentence: what it means in practice
 * @typedef {object} PlanData  what the page carries, in one language
 * @property {string} language
 * @property {Map<string, TaskFacts>} tasks
 * @property {Map<string, {title: string, letter: string}>} clusters
 * @property {Map<string, {title: string, short: string}>} levels
 * @property {Map<string, {title: string, short: string}>} priorities
 * @property {Map<string, {title: string, triangle: boolean, preset: string}>} roles
 * @property {Known} known
 * @property {Map<string, {level: string, priority: string}>} buckets  where the walk sorts a task
 * @property {Record<string, string>} words
 * @property {string} workbook  address of the blank workbook
 * @property {string} agreements  address of the blank form for mandates
 * @property {string} later  the file with the words that only scripts on demand ask for
 * @property {string} book  the file with what `sheets` holds
 * @property {import("./sheets.js").SheetData} sheets  there once a workbook is read or filled
 * @typedef {PlanData} Data
 * @typedef {object} Known  the ids that the planner gives a meaning
 * @property {string} dropped  priority of what nobody takes on
 * @property {string} shared  level of what schools organise together
 * @property {string} local  level of what a school organises itself
 * @property {string[]} anchors  tasks whose doers colleagues turn to
 * @property {string[]} daily  clusters of the work that comes in every day
 * @property {string[]} growth  clusters of the work that it pushes aside
 * @property {string[]} team  roles that a school group adds to the triangle
 * @property {string[]} outside  roles of people who do not work for the school
 * @property {string[]} printed  tasks that have a row in the form for mandates
 * @property {number} rooms  empty rows that it has for others
 */

import { get } from "../base/clean.js";

export const VERSION = 1;
export const MOST = {
  people: 40,
  columns: 12,
  schools: 12,
  groups: 1,
  own: 20,
  hours: 40,
  name: 60,
  text: 200,
};
/** @type {When[]} */
export const WHEN = ["now", "goal"];
/** Letters that a field holds. */
export const LIMITS = { line: MOST.text, text: MOST.text };
/** What says only which part of a plan is looked at. */
export const LOOKS = ["school", "when", "view"];
export const VIEWS = ["tasks", "people", "insights", "mandates", "schools", "competences"];
/** @type {PersonKind[]} */
export const KINDS = ["person", "vacancy", "external"];
/** @type {MandateField[]} */
export const FIELDS = ["decides", "carries-out", "follows-up", "contact", "backup"];

/**
 * A plan in which nothing was said: one school without a name.
 * @param {PlanData} data
 * @returns {Plan}
 */
export function empty(data) {
  return {
    v: VERSION,
    name: "",
    school: "s1",
    when: "now",
    view: "tasks",
    wish: null,
    people: [],
    schools: [newSchool("s1", data)],
  };
}

/**
 * A school in which nothing was said. What only one list of tasks has starts as not taken on.
 * @param {string} id
 * @param {PlanData} data
 * @param {School["kind"]} kind
 * @returns {School}
 */
export function newSchool(id, data, kind = "school") {
  /** @type {[string, Sides][]} */
  const tasks = [...data.tasks]
    .filter(([, task]) => !task.counted)
    .map(([code]) => [
      code,
      {
        now: { ...side(), priority: data.known.dropped },
        goal: { ...side(), priority: data.known.dropped },
      },
    ]);
  return { id, kind, name: "", hours: [], core: null, own: [], tasks, mandates: [] };
}

/** @returns {Side} */
export function side() {
  return { level: "", priority: "", who: [] };
}

/** @returns {Mandate} */
export function mandate() {
  return { decides: [], "carries-out": [], "follows-up": [], contact: [], backup: [] };
}

/**
 * Whether nothing was said. What is shown does not count.
 * @param {Plan} plan
 * @param {PlanData} data
 */
export function isEmpty(plan, data) {
  if (plan.people.length || plan.schools.length > 1) return false; // a full plan is long to write
  const nothing = empty(data);
  const { school, when, view } = nothing;
  return JSON.stringify({ ...plan, school, when, view }) === JSON.stringify(nothing);
}

/**
 * The same of one school.
 * @param {School} school
 * @param {PlanData} data
 */
export function isSchoolEmpty(school, data) {
  if (school.name || school.hours.length) return false;
  return JSON.stringify(school) === JSON.stringify(newSchool(school.id, data, school.kind));
}

/**
 * A copy to keep outside this page: it also says what its codes stand for.
 * @param {Plan} plan
 * @param {PlanData} data
 * @returns {Plan & {names: [string, string][]}}
 */
export function pack(plan, data) {
  const used = new Set(
    plan.schools.flatMap(({ tasks, mandates, core }) =>
      [...tasks, ...mandates].map(([code]) => code).concat(core ?? []),
    ),
  );
  return {
    ...plan,
    names: [...data.tasks]
      .filter(([code]) => used.has(code))
      .map(([code, { title }]) => [code, title]),
  };
}

/**
 * Whose plan it is: the first school that has a name; "" where none has.
 * @param {Plan} plan
 */
export function subject({ schools }) {
  return schools.map(({ name }) => name.trim()).find(Boolean) ?? "";
}

/**
 * A name for files and lists: that of the plan, else of its first school; "" where neither has one.
 * @param {Plan} plan
 */
export function title(plan) {
  return plan.name.trim() || subject(plan);
}

/* Looking things up */

/**
 * A school of the plan, by its id; else the first.
 * @param {Plan} plan
 * @returns {School}
 */
export function schoolOf(plan, id = plan.school) {
  return plan.schools.find((school) => school.id === id) ?? plan.schools[0];
}

/**
 * What was said of a task; empty sides where nothing was.
 * @param {School} school
 * @param {string} code
 * @returns {Sides}
 */
export function taskOf(school, code) {
  return get(school.tasks, code) ?? { now: side(), goal: side() };
}

/**
 * Every task of a school in order: its code, its cluster, and what was said of it.
 * @param {School} school
 * @param {PlanData} data
 * @returns {{code: string, cluster: string, now: Side, goal: Side}[]}
 */
export function rowsOf(school, data) {
  const said = new Map(school.tasks);
  const nothing = { now: side(), goal: side() };
  const known = [...data.tasks].map(([code, { cluster }]) => ({ code, cluster }));
  const own = school.own.map(({ id, cluster }) => ({ code: id, cluster }));
  return [...known, ...own].map((row) => ({ ...row, ...(said.get(row.code) ?? nothing) }));
}

/**
 * Ids of the people that a school has to do with: who has hours here or does a task, and whoever
 * belongs to no school yet. In the order in which they were added.
 * @param {Plan} plan
 * @param {School} school
 */
export function peopleOf(plan, school) {
  const ids = plan.people.map(({ id }) => id);
  const here = mentioned(school);
  if (ids.every((id) => here.has(id))) return ids;
  const elsewhere = new Set(plan.schools.flatMap((other) => [...mentioned(other)]));
  return ids.filter((id) => here.has(id) || !elsewhere.has(id));
}

/**
 * Who has hours in a school or does one of its tasks.
 * @param {School} school
 * @returns {Set<string>}
 */
export function mentioned(school) {
  const found = new Set(school.hours.map(([id]) => id));
  for (const [, sides] of school.tasks) {
    for (const when of WHEN) for (const [id] of sides[when].who) found.add(id);
  }
  return found;
}

/**
 * The hours that a person has in a school; null where that was not said.
 * @param {School} school
 * @param {string} id
 * @param {When} when
 */
export function availableTo(school, id, when) {
  return get(school.hours, id)?.[WHEN.indexOf(when)] ?? null;
}

/**
 * The core tasks of a school: its own marks, or those of the data.
 * @param {School} school
 * @param {PlanData} data
 */
export function coreOf(school, data) {
  return school.core ?? [...data.tasks].filter(([, task]) => task.core).map(([code]) => code);
}

/* Lists of pairs */

/**
 * The pairs with that one in its place; without it where there is no value.
 * @template V
 * @param {[string, V][]} pairs
 * @param {string} key
 * @param {V | undefined} value
 * @param {string[]} order
 * @returns {[string, V][]}
 */
export function put(pairs, key, value, order) {
  const others = pairs.filter(([other]) => other !== key);
  if (value === undefined) return others;
  const place = order.indexOf(key);
  const at = others.findIndex(([other]) => order.indexOf(other) > place);
  others.splice(at < 0 ? others.length : at, 0, [key, value]);
  return others;
}

/* Hours */

/** Hours as whole hundredths: sums of these are exact. */
export function hundredths(/** @type {number | null} */ hours) {
  return Math.round((hours ?? 0) * 100);
}

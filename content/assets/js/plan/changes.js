/**
 * Changes of a plan. Each alters the plan that it is given, as the desk's `change` asks, and keeps
 * the order and the sparseness that `state.js` speaks of.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").School} School
 * @typedef {import("./state.js").Person} Person
 * @typedef {import("./state.js").Side} Side
 * @typedef {import("./state.js").When} When
 */

import { get } from "../base/clean.js";
import {
  FIELDS,
  MOST,
  WHEN,
  mandate,
  mentioned,
  newSchool,
  peopleOf,
  put,
  taskOf,
} from "./state.js";

/* Tasks */

/**
 * Who does a task: for so many hours a week, without hours noted (null), or not (undefined).
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {School} school
 * @param {{code: string, when: When, person: string, hours: number | null | undefined}} cell
 */
export function setHours(plan, data, school, { code, when, person, hours }) {
  const order = plan.people.map(({ id }) => id);
  const value = hours === undefined ? undefined : hours || null;
  setSide(data, school, code, when, (side) => ({
    ...side,
    who: put(side.who, person, value, order),
  }));
}

/**
 * Level or priority of a task; "" where none was chosen.
 * @param {PlanData} data
 * @param {School} school
 * @param {{code: string, when: When, field: "level" | "priority", value: string}} choice
 */
export function setSorting(data, school, { code, when, field, value }) {
  setSide(data, school, code, when, (side) => ({ ...side, [field]: value }));
}

/**
 * The doers of now also stand in the goal, for each task that has none there.
 * @param {PlanData} data
 * @param {School} school
 * @returns {number} how many tasks were filled
 */
export function carryOver(data, school) {
  const open = school.tasks.filter(([, { now, goal }]) => now.who.length && !goal.who.length);
  for (const [code, { now }] of open) {
    setSide(data, school, code, "goal", (side) => ({
      level: side.level || now.level,
      priority: side.priority || now.priority,
      who: now.who.map((doer) => [...doer]),
    }));
  }
  return open.length;
}

/**
 * @param {PlanData} data
 * @param {School} school
 * @param {string} code
 * @param {When} when
 * @param {(side: Side) => Side} edit
 */
function setSide(data, school, code, when, edit) {
  const sides = taskOf(school, code);
  const made = { ...sides, [when]: edit(sides[when]) };
  const said = WHEN.some((one) => made[one].level || made[one].priority || made[one].who.length);
  const order = [...data.tasks.keys(), ...school.own.map(({ id }) => id)];
  school.tasks = put(school.tasks, code, said ? made : undefined, order);
}

/**
 * A task of the school's own; "" where there is no room for one more.
 * @param {School} school
 * @param {{cluster: string, text: string, lang: string}} task
 */
export function addOwn(school, task) {
  if (school.own.length >= MOST.own) return "";
  const id = next("own-", school.own);
  school.own.push({ id, ...task });
  return id;
}

/**
 * @param {School} school
 * @param {string} id
 */
export function removeOwn(school, id) {
  school.own = school.own.filter((own) => own.id !== id);
  school.tasks = school.tasks.filter(([code]) => code !== id);
  school.mandates = school.mandates.filter(([code]) => code !== id);
}

/* People */

/**
 * Somebody new; "" where there is no room: a plan holds so many people, and a school so many columns.
 * @param {Plan} plan
 * @param {School} school where the new column stands
 * @param {{name: string, kind?: Person["kind"], role?: string}} person
 */
export function addPerson(plan, school, { name, kind = "person", role = "" }) {
  if (plan.people.length >= MOST.people || peopleOf(plan, school).length >= MOST.columns) return "";
  const id = next("p", plan.people);
  plan.people.push({ id, name, kind, role });
  return id;
}

/**
 * The hours that a person has in a school.
 * @param {Plan} plan
 * @param {School} school
 * @param {string} id
 * @param {When} when
 * @param {number | null} hours
 */
export function setAvailable(plan, school, id, when, hours) {
  /** @type {[number | null, number | null]} */
  const both = [...(get(school.hours, id) ?? [null, null])];
  both[WHEN.indexOf(when)] = hours;
  const said = both.some((one) => one !== null);
  school.hours = put(
    school.hours,
    id,
    said ? both : undefined,
    plan.people.map((person) => person.id),
  );
}

/**
 * Takes somebody out of the plan, in every school.
 * @param {Plan} plan
 * @param {string} id
 */
export function removePerson(plan, id) {
  plan.people = plan.people.filter((person) => person.id !== id);
  for (const school of plan.schools) {
    school.hours = school.hours.filter(([other]) => other !== id);
    school.tasks = withoutDoer(school, id, WHEN);
    school.mandates = school.mandates
      .map(([key, row]) => /** @type {[string, typeof row]} */ ([key, withoutName(row, id)]))
      .filter(([, row]) => FIELDS.some((field) => row[field].length));
  }
}

/**
 * The tasks of a school as they are when somebody does none of them any more.
 * @param {School} school
 * @param {string} id
 * @param {When[]} whens
 * @returns {School["tasks"]}
 */
export function withoutDoer(school, id, whens) {
  /** @type {School["tasks"]} */
  const left = school.tasks.map(([code, sides]) => [
    code,
    {
      ...sides,
      ...Object.fromEntries(
        whens.map((when) => [
          when,
          { ...sides[when], who: sides[when].who.filter(([other]) => other !== id) },
        ]),
      ),
    },
  ]);
  return left.filter(([, sides]) =>
    WHEN.some((when) => sides[when].level || sides[when].priority || sides[when].who.length),
  );
}

/**
 * @param {import("./state.js").Mandate} row
 * @param {string} id
 */
function withoutName(row, id) {
  const made = mandate();
  for (const field of FIELDS) made[field] = row[field].filter((other) => other !== id);
  return made;
}

/**
 * A copy of the plan in which somebody does nothing in that situation, and has no hours there.
 * @param {Plan} plan
 * @param {string} id
 * @param {When} when
 * @returns {Plan}
 */
export function withoutPerson(plan, id, when) {
  const order = plan.people.map((person) => person.id);
  const schools = plan.schools.map((school) => {
    const made = { ...school, tasks: withoutDoer(school, id, [when]) };
    const hours = get(school.hours, id);
    if (hours) {
      /** @type {[number | null, number | null]} */
      const both = [...hours];
      both[WHEN.indexOf(when)] = null;
      made.hours = put(
        school.hours,
        id,
        both.some((one) => one !== null) ? both : undefined,
        order,
      );
    }
    made.mandates =
      when === "goal"
        ? school.mandates.map(([key, row]) => [key, withoutName(row, id)])
        : school.mandates;
    return made;
  });
  return { ...plan, schools };
}

/* Schools */

/**
 * One more school; "" where there is no room.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {{name: string, kind?: School["kind"]}} school
 */
export function addSchool(plan, data, { name, kind = "school" }) {
  const most = kind === "group" ? MOST.groups : MOST.schools;
  if (plan.schools.filter((school) => school.kind === kind).length >= most) return "";
  const id = next("s", plan.schools);
  plan.schools.push({ ...newSchool(id, data, kind), name });
  return id;
}

/**
 * Takes a school out; the last one stays, and is emptied instead. People who did something there
 * only stay in the plan.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {string} id
 */
export function removeSchool(plan, data, id) {
  if (plan.schools.length === 1) plan.schools = [newSchool("s1", data)];
  else plan.schools = plan.schools.filter((school) => school.id !== id);
  if (plan.school === id) plan.school = plan.schools[0].id;
}

/**
 * Whether somebody may get a column in a school.
 * @param {School} school
 * @param {string} id
 */
export function hasRoom(school, id) {
  const here = mentioned(school);
  return here.has(id) || here.size < MOST.columns;
}

/**
 * The first id that none of them has.
 * @param {string} prefix
 * @param {{id: string}[]} items
 */
function next(prefix, items) {
  let at = 1;
  while (items.some(({ id }) => id === `${prefix}${at}`)) at += 1;
  return `${prefix}${at}`;
}

/**
 * Several plans → one: the files of more schools beside each other, or beside what is there. Who
 * bears the same name, and which school comes twice, is asked before anything is joined.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").Person} Person
 * @typedef {import("./state.js").School} School
 * @typedef {import("./state.js").Side} Side
 * @typedef {import("./state.js").Doer} Doer
 * @typedef {"replace" | "beside" | "skip"} Way  what comes of a school that is there already
 * @typedef {object} Doubles  what more than one plan has, by its key
 * @property {Map<string, string>} people  → the name
 * @property {Map<string, {name: string, kind: School["kind"]}>} schools
 * @typedef {object} Answer
 * @property {Set<string>} same  keys of names that are one person
 * @property {Map<string, Way>} schools  by key
 */

import { clean } from "./clean.js";
import { folded } from "./lexicon.js";
import { FIELDS, MOST, isSchoolEmpty, mandate, mentioned } from "./state.js";

/** A group has one sheet, whatever it is called. */
const GROUP = "group";

/** @param {School} school */
function keyOf({ kind, name }) {
  return kind === GROUP ? GROUP : folded(name) && `school ${folded(name)}`;
}

/**
 * What is to be asked before these plans are joined.
 * @param {Plan[]} plans
 * @returns {Doubles}
 */
export function doubles(plans) {
  /** @type {Doubles} */
  const found = { people: new Map(), schools: new Map() };
  const seen = { people: new Set(), schools: new Set() };
  for (const plan of plans) {
    const names = new Map(plan.people.map(({ name }) => [folded(name), name.trim()]));
    const schools = new Map(plan.schools.map((school) => [keyOf(school), school]));
    for (const [key, name] of names) if (seen.people.has(key)) found.people.set(key, name);
    for (const [key, { name, kind }] of schools)
      if (seen.schools.has(key)) found.schools.set(key, { name: name.trim(), kind });
    for (const key of names.keys()) if (key) seen.people.add(key);
    for (const key of schools.keys()) if (key) seen.schools.add(key);
  }
  return found;
}

/**
 * The plans as one, in their order. A role that two plans give differently stays what it was first,
 * and is told; what there is no room for is lost, and named.
 * @param {Plan[]} plans the first one is what is there
 * @param {Answer} answer
 * @param {PlanData} data
 */
export function joined([first, ...others], answer, data) {
  // What is cleaned below is made anew: here only what changes on the way has to be a copy.
  const people = first.people.map((person) => ({ ...person }));
  const plan = { ...first, people };
  const told = { added: 0, replaced: 0, roles: /** @type {string[]} */ ([]) };
  // Nothing was said of a school that one begins with: the first that comes takes its place.
  plan.schools = plan.schools.filter((school) => !isSchoolEmpty(school, data));
  for (const other of others) join(plan, other, answer, told);
  const { state, lost } = clean(plan, data);
  return { plan: /** @type {Plan} */ (state), lost, ...told };
}

/**
 * @param {Plan} plan
 * @param {Plan} other
 * @param {Answer} answer
 * @param {{added: number, replaced: number, roles: string[]}} told
 */
function join(plan, other, answer, told) {
  plan.name ||= other.name;
  plan.wish ??= other.wish;
  const before = new Map(plan.schools.map((school) => [keyOf(school), school]));
  before.delete("");
  const wayOf = (/** @type {School} */ school) =>
    before.has(keyOf(school)) ? (answer.schools.get(keyOf(school)) ?? "beside") : "new";
  const skipped = other.schools.filter((school) => wayOf(school) === "skip");
  const ids = joinPeople(plan, other, onlyIn(other, skipped), answer, told);
  for (const school of other.schools) {
    const way = wayOf(school);
    if (way === "skip") continue;
    const made = { ...withIds(school, ids), id: "" };
    const old = before.get(keyOf(school));
    if (old && way === "replace") {
      before.delete(keyOf(school));
      const gone = onlyIn({ ...plan, schools: [...plan.schools, made] }, [old]);
      plan.people = plan.people.filter(({ id }) => !gone.has(id));
      plan.schools[plan.schools.indexOf(old)] = { ...made, id: old.id };
      told.replaced += 1;
    } else {
      if (way === "beside") made.name = freeName(plan, made.name);
      plan.schools.push(made);
      told.added += 1;
    }
  }
}

/**
 * The people of a plan among those of another; which id each has there.
 * @param {Plan} plan
 * @param {Plan} other
 * @param {Set<string>} left ids of people who are left where they are
 * @param {Answer} answer
 * @param {{roles: string[]}} told
 */
function joinPeople(plan, other, left, { same }, told) {
  const before = [...plan.people];
  const numbers = plan.people.map(({ id }) => Number(/^p(\d{1,6})$/.exec(id)?.[1] ?? 0));
  let last = Math.max(0, ...numbers);
  /** @type {Map<string, string>} */
  const ids = new Map();
  for (const person of other.people) {
    if (left.has(person.id)) continue;
    const key = folded(person.name);
    // Two people of one name in one plan are two: each is found once.
    const at = key && same.has(key) ? before.findIndex(({ name }) => folded(name) === key) : -1;
    if (at < 0) {
      last += 1;
      ids.set(person.id, `p${last}`);
      plan.people.push({ ...person, id: `p${last}` });
      continue;
    }
    const [there] = before.splice(at, 1);
    ids.set(person.id, there.id);
    if (there.role && person.role && there.role !== person.role) told.roles.push(there.name);
    there.role ||= person.role;
  }
  return ids;
}

/**
 * Ids of people who occur in these schools of a plan, and in no other.
 * @param {Plan} plan
 * @param {School[]} schools
 */
function onlyIn(plan, schools) {
  const found = new Set(schools.flatMap((school) => [...everybody(school)]));
  for (const school of plan.schools) {
    if (!schools.includes(school)) for (const id of everybody(school)) found.delete(id);
  }
  return found;
}

/** @param {School} school */
function everybody(school) {
  const named = school.mandates.flatMap(([, row]) => FIELDS.flatMap((field) => row[field]));
  return new Set([...mentioned(school), ...named]);
}

/**
 * @param {School} school
 * @param {Map<string, string>} ids
 * @returns {School}
 */
function withIds(school, ids) {
  const id = (/** @type {string} */ old) => ids.get(old) ?? old;
  const side = (/** @type {Side} */ { who, ...sorted }) => ({
    ...sorted,
    who: who.map(([old, hours]) => /** @type {Doer} */ ([id(old), hours])),
  });
  return {
    ...school,
    hours: school.hours.map(([old, both]) => [id(old), both]),
    tasks: school.tasks.map(([code, { now, goal }]) => [
      code,
      { now: side(now), goal: side(goal) },
    ]),
    mandates: school.mandates.map(([key, row]) => {
      const made = mandate();
      for (const field of FIELDS) made[field] = row[field].map(id);
      return [key, made];
    }),
  };
}

/**
 * The name with the first number behind it that no school has.
 * @param {Plan} plan
 * @param {string} name
 */
function freeName(plan, name) {
  const taken = new Set(plan.schools.map((school) => folded(school.name)));
  let number = 2;
  const made = () => `${name.trim().slice(0, MOST.name - 5)} (${number})`;
  while (taken.has(folded(made()))) number += 1;
  return made();
}

/**
 * What people say they can: the state of the competence scan. Nothing here touches the document.
 *
 * It lies apart from every plan, and goes into no link, workbook or plan's file. The state is free of
 * language. Lists are pairs, so that JSON keeps them as they are, and hold only what was said.
 *
 * @typedef {{level: string, learn: boolean}} Said  `level` one of the words, or ""
 * @typedef {{id: string, name: string, said: [string, Said][]}} Person  competence → what was said of it
 * @typedef {object} Scan
 * @property {number} v
 * @property {string} at  the person that is shown
 * @property {string} view
 * @property {string[] | null} rows  the competences that are asked about; null: those that the tasks ask for most
 * @property {Person[]} people  always one at least
 *
 * @typedef {object} Data what the page carries
 * @property {string} language
 * @property {Record<string, string>} words
 * @property {string} later the file with the words that the page does not carry
 * @property {number} most  how many competences are asked about, unless a team asks for more
 * @property {Map<string, {title: string, text: string}>} competences
 * @property {Map<string, {title: string, counted: boolean, competences: string[]}>} tasks
 * @property {Map<string, {independent: boolean, helps: boolean}>} levels  from nothing yet to helping others
 */

import { cleanLine, get, isObject, migrated, shortened } from "../base/clean.js";

export const VERSION = 1;
/** Versions to come add a line here. */
const STEPS = new Map();
export const MOST = { people: 40, name: 60 };
/** Letters that a field holds. */
export const LIMITS = { line: MOST.name, text: MOST.name };
/** What is looked at: no change of the scan. */
export const LOOKS = ["at", "view"];
const VIEWS = ["fill", "team"];
const NOTHING = { level: "", learn: false };

/**
 * A scan in which nothing was said, with room for one person.
 * @returns {Scan}
 */
export function empty() {
  return { v: VERSION, at: "p1", view: "fill", rows: null, people: [newPerson("p1")] };
}

/**
 * @param {string} id
 * @returns {Person}
 */
export function newPerson(id, name = "") {
  return { id, name, said: [] };
}

/**
 * Whether nothing was said, whatever is looked at.
 * @param {Scan} scan
 */
export function isEmpty({ rows, people }) {
  return rows === null && people.every(isBlank);
}

/** @param {Person} person */
export function isBlank({ name, said }) {
  return !name.trim() && !said.length;
}

/**
 * The person that is shown.
 * @param {Scan} scan
 */
export function personOf({ at, people }) {
  return people.find(({ id }) => id === at) ?? people[0];
}

/**
 * What somebody said of a competence.
 * @param {Person} person
 * @param {string} competence
 * @returns {Said}
 */
export function saidOf(person, competence) {
  return get(person.said, competence) ?? NOTHING;
}

/**
 * Notes what somebody says of a competence; what says nothing is not kept.
 * @param {Person} person
 * @param {string} competence
 * @param {Partial<Said>} change
 * @param {Data} data
 */
export function say(person, competence, change, data) {
  const said = { ...saidOf(person, competence), ...change };
  const order = [...data.competences.keys()];
  person.said = person.said.filter(([id]) => id !== competence);
  if (said.level || said.learn) person.said.push([competence, said]);
  person.said.sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
}

/**
 * An id that no other has.
 * @param {Person[]} people
 */
export function nextId(people) {
  return `p${Math.max(0, ...people.map(({ id }) => Number(id.slice(1)))) + 1}`;
}

/**
 * A name for files and lists: that of whoever filled it in alone; "" where there are more.
 * @param {Scan} scan
 */
export function title({ people }) {
  return people.length === 1 ? people[0].name.trim() : "";
}

/**
 * A scan from anywhere, rebuilt field by field; never throws.
 * @param {unknown} raw
 * @param {Data} data
 * @returns {{state: Scan | null, lost: string[]}}
 */
export function clean(raw, data) {
  /** @type {string[]} */
  const lost = [];
  if (!isObject(raw)) return { state: null, lost };
  const given = migrated(new Map(Object.entries(raw)), VERSION, STEPS, lost);
  if (!given) return { state: null, lost };
  const state = empty();
  const people = listed(given.get("people"), "people", lost).filter(isObject);
  for (const one of people.slice(MOST.people)) lost.push(shortened(one.name));
  const made = people
    .slice(0, MOST.people)
    .map((one, at) => cleanPerson(one, `p${at + 1}`, data, lost));
  if (made.length) state.people = made;
  const asked = people.findIndex(({ id }) => typeof id === "string" && id === given.get("at"));
  state.at = (state.people[asked] ?? state.people[0]).id;
  const view = given.get("view");
  if (typeof view === "string" && VIEWS.includes(view)) state.view = view;
  const rows = given.get("rows");
  if (rows !== null && rows !== undefined) {
    const ids = listed(rows, "rows", lost);
    state.rows = [...data.competences.keys()].filter((id) => ids.includes(id));
    for (const id of ids) if (!isKnown(id, data)) lost.push(shortened(id));
  }
  const known = new Set(Object.keys(empty()));
  for (const name of given.keys()) if (!known.has(name)) lost.push(shortened(name));
  return { state, lost: [...new Set(lost)].slice(0, 20) };
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {string[]} lost
 * @returns {unknown[]}
 */
function listed(value, name, lost) {
  if (Array.isArray(value)) return value.slice(0, 400);
  if (value !== undefined) lost.push(name);
  return [];
}

/**
 * @param {unknown} id
 * @param {Data} data
 */
function isKnown(id, data) {
  return typeof id === "string" && data.competences.has(id);
}

/**
 * @param {Record<string, unknown>} raw
 * @param {string} id
 * @param {Data} data
 * @param {string[]} lost
 */
function cleanPerson(raw, id, data, lost) {
  const person = newPerson(id, cleanLine(raw.name, MOST.name, "name", lost));
  for (const pair of listed(raw.said, "said", lost)) {
    const [competence, said] = Array.isArray(pair) ? pair : [];
    if (!isKnown(competence, data) || !isObject(said)) {
      lost.push(shortened(competence));
      continue;
    }
    const { level, learn } = said;
    const isLevel = typeof level === "string" && data.levels.has(level);
    if (level && !isLevel) lost.push(shortened(level));
    say(person, competence, { level: isLevel ? level : "", learn: learn === true }, data);
  }
  return person;
}

/**
 * What follows from a scan: which competences are asked about, what a team can together, and what it
 * lacks for the tasks that it carries. Counts are per competence, and never per person. Nothing here
 * touches the document.
 *
 * @typedef {import("./state.js").Scan} Scan
 * @typedef {import("./state.js").Person} Person
 * @typedef {import("./state.js").Data} Data
 * @typedef {{code: string, who: string[]}} Carried  a task of the goal, and the names of who does it
 * @typedef {{id: string, independent: Person[], helps: Person[], learn: Person[], unasked: Person[]}} Row
 * @typedef {{id: string, tasks: string[], learn: Person[]}} Gap
 */

import { fold } from "../base/elements.js";
import { isBlank, saidOf } from "./state.js";

/** More than this no plan holds. */
const ITEMS = 400;

/**
 * The tasks that somebody does in the goal of a plan, over all its schools; null where `raw` is no
 * plan. Of a plan the scan reads no more than that.
 * @param {any} raw a plan as it lies in the browser or in a file
 * @param {Data} data
 * @returns {Carried[] | null}
 */
export function carriedIn(raw, data) {
  if (!Array.isArray(raw?.people) || !Array.isArray(raw.schools)) return null;
  /** @type {Map<unknown, string>} */
  const names = new Map(
    raw.people.slice(0, ITEMS).map((/** @type {any} */ one) => [one?.id, nameOf(one?.name)]),
  );
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const school of raw.schools.slice(0, ITEMS)) {
    if (!Array.isArray(school?.tasks)) continue;
    for (const pair of school.tasks.slice(0, ITEMS)) {
      const [code, sides] = Array.isArray(pair) ? pair : [];
      const who = sides?.goal?.who;
      if (!data.tasks.has(code) || !Array.isArray(who) || !who.length) continue;
      const all = found.get(code) ?? new Set();
      for (const one of who.slice(0, ITEMS)) all.add(names.get(one?.[0]) ?? "");
      found.set(code, all);
    }
  }
  return [...data.tasks.keys()].flatMap((code) => {
    const who = found.get(code);
    return who ? [{ code, who: [...who] }] : [];
  });
}

/** As two spellings of a name are compared. */
export function nameOf(/** @type {unknown} */ name) {
  return typeof name === "string" ? fold(name).replace(/\s+/g, " ").trim() : "";
}

/**
 * The competences that these tasks ask for most; of equals, those that stand first.
 * @param {string[]} codes
 * @param {Data} data
 */
export function most(codes, data) {
  const order = [...data.competences.keys()];
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const code of codes)
    for (const id of data.tasks.get(code)?.competences ?? [])
      counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || order.indexOf(a) - order.indexOf(b))
    .slice(0, data.most)
    .map(([id]) => id);
}

/**
 * What is asked about: the school's own choice, or what the carried tasks ask for most, or all tasks
 * where none is carried; and whatever somebody said something of.
 * @param {Scan} scan
 * @param {Carried[] | null} carried
 * @param {Data} data
 */
export function rowsOf(scan, carried, data) {
  const rows = new Set(scan.rows ?? most(codesOf(carried, data), data));
  for (const { said } of scan.people) for (const [id] of said) rows.add(id);
  return [...data.competences.keys()].filter((id) => rows.has(id));
}

/**
 * @param {Carried[] | null} carried
 * @param {Data} data
 */
function codesOf(carried, data) {
  if (carried?.length) return carried.map(({ code }) => code);
  return [...data.tasks].filter(([, { counted }]) => counted).map(([code]) => code);
}

/**
 * The team, a row a competence. People stand in the order of the alphabet: no other order says nothing
 * of them.
 * @param {Scan} scan
 * @param {string[]} rows
 * @param {Data} data
 * @returns {Row[]}
 */
export function team(scan, rows, data) {
  const people = scan.people
    .filter((person) => !isBlank(person))
    .sort((one, other) => one.name.localeCompare(other.name, data.language));
  return rows.map((id) => {
    const level = (/** @type {Person} */ person) => data.levels.get(saidOf(person, id).level);
    return {
      id,
      independent: people.filter((person) => level(person)?.independent),
      helps: people.filter((person) => level(person)?.helps),
      learn: people.filter((person) => saidOf(person, id).learn),
      unasked: people.filter((person) => !level(person)),
    };
  });
}

/**
 * The points to work on: competences that somebody spoke of, and that a carried task asks for of which no
 * doer is independent. Who was not asked does not count as independent.
 * @param {Row[]} rows
 * @param {Carried[] | null} carried
 * @param {number} people how many were in the scan
 * @param {Data} data
 * @returns {Gap[]}
 */
export function gaps(rows, carried, people, data) {
  return rows.flatMap(({ id, independent, learn, unasked }) => {
    if (unasked.length === people) return [];
    const able = new Set(independent.map(({ name }) => nameOf(name)).filter(Boolean));
    const tasks = (carried ?? [])
      .filter(({ code, who }) => {
        const asks = data.tasks.get(code)?.competences.includes(id);
        return asks && !who.some((name) => able.has(name));
      })
      .map(({ code }) => code);
    return tasks.length ? [{ id, tasks, learn }] : [];
  });
}

/**
 * Scans that people filled in alone, put together. Nothing here touches the document.
 *
 * @typedef {import("./state.js").Scan} Scan
 * @typedef {import("./state.js").Data} Data
 */

import { MOST, isBlank, nextId } from "./state.js";
import { nameOf } from "./sums.js";

/**
 * The names that stand in the scan already, as they are written in the others.
 * @param {Scan} scan
 * @param {Scan[]} others
 */
export function doubles(scan, others) {
  const here = new Set(scan.people.map(({ name }) => nameOf(name)).filter(Boolean));
  const found = new Map();
  for (const { people } of others)
    for (const { name } of people) {
      const key = nameOf(name);
      if (here.has(key)) found.set(key, name.trim());
      if (key) here.add(key);
    }
  return [...found.values()];
}

/**
 * Adds the people of other scans to this one; what was said of somebody who is there is replaced where
 * `replace` says so, else they stand beside each other.
 * @param {Scan} scan is changed
 * @param {Scan[]} others
 * @param {boolean} replace
 * @param {Data} data
 * @returns {{added: number, replaced: number, lost: string[]}} `lost`: names for which there is no room
 */
export function join(scan, others, replace, data) {
  let [added, replaced] = [0, 0];
  /** @type {string[]} */
  const lost = [];
  const rows = new Set([scan, ...others].flatMap((one) => one.rows ?? []));
  if (rows.size) scan.rows = [...data.competences.keys()].filter((id) => rows.has(id));
  for (const person of others.flatMap(({ people }) => people)) {
    if (isBlank(person)) continue;
    const key = nameOf(person.name);
    const known = replace && key ? scan.people.find(({ name }) => nameOf(name) === key) : null;
    const free = scan.people.findIndex(isBlank);
    if (known) {
      known.said = person.said;
      replaced += 1;
    } else if (free >= 0) {
      scan.people[free] = { ...person, id: scan.people[free].id };
      added += 1;
    } else if (scan.people.length < MOST.people) {
      scan.people.push({ ...person, id: nextId(scan.people) });
      added += 1;
    } else lost.push(person.name);
  }
  return { added, replaced, lost };
}

/**
 * Values of a plan that come from anywhere: each takes what may be anything, and tells what it
 * could not use.
 *
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {Map<string, unknown>} Fields
 */

import { isObject, shortened } from "../base/clean.js";

export const LONGEST_LIST = 400;
/** Enough to find what is named; what is not named again costs no time. */
const MOST_TOLD = 200;

/** What is carried along while a plan is cleaned. */
export class Gathering {
  /**
   * @param {PlanData} data
   * @param {Map<string, string>} names what codes stood for
   */
  constructor(data, names) {
    this.data = data;
    this.names = names;
    /** @type {string[]} */
    this.lost = [];
    /** @type {Map<string, string>} id that was given → id of a person here */
    this.ids = new Map();
    /** @type {Map<string, string>} id → name, to say who was lost */
    this.people = new Map();
    /** @type {Map<string, number>} id → where the person stands */
    this.places = new Map();
  }

  /** Notes what could not be used: text, or the name of the field where it is none. */
  tell(/** @type {unknown} */ what, name = "") {
    if (this.lost.length >= MOST_TOLD) return;
    this.lost.push(
      typeof what === "string" || typeof what === "number" ? shortened(String(what)) : name,
    );
  }
}

/**
 * Gives each item the id that it asks for, where it is one of ours and still free, else the next
 * that nobody asks for.
 * @param {string} prefix
 * @param {unknown[]} items
 */
export function numbered(prefix, items) {
  const form = new RegExp(`^${prefix}[1-9]\\d{0,3}$`);
  const asked = new Set(items.map((item) => fields(item).get("id")));
  const taken = new Set();
  return (/** @type {unknown} */ id) => {
    let made = typeof id === "string" && form.test(id) && !taken.has(id) ? id : "";
    for (let at = 1; !made; at += 1) {
      if (!asked.has(`${prefix}${at}`) && !taken.has(`${prefix}${at}`)) made = `${prefix}${at}`;
    }
    taken.add(made);
    return made;
  };
}

/**
 * @param {unknown} value
 * @returns {Fields}
 */
export function fields(value) {
  return new Map(isObject(value) ? Object.entries(/** @type {object} */ (value)) : []);
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {number} most
 * @param {Gathering} work
 * @returns {unknown[]}
 */
export function list(value, name, most, work) {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > most) work.tell(name);
  return Array.isArray(value) ? value.slice(0, most) : [];
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {Gathering} work
 * @returns {[string, unknown][]}
 */
export function pairs(value, name, work, most = LONGEST_LIST) {
  return /** @type {[string, unknown][]} */ (
    list(value, name, most, work).filter((pair) => {
      const fits = Array.isArray(pair) && pair.length === 2 && typeof pair[0] === "string";
      if (!fits) work.tell(name);
      return fits;
    })
  );
}

/**
 * A number of hours, in hundredths; null where it is none.
 * @param {unknown} value
 * @param {number} most
 * @param {string} name
 * @param {Gathering} work
 */
export function number(value, most, name, work) {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" && value >= 0 && value <= most)
    return Math.round(value * 100) / 100;
  work.tell(typeof value === "number" ? `${name} ${value}` : value, name);
  return null;
}

/**
 * @param {unknown} value
 * @param {Gathering} work
 */
export function share(value, work) {
  const found = number(value, 100, "wish", work);
  return found === null ? null : Math.round(found);
}

/**
 * @template {string} T
 * @param {unknown} value
 * @param {T[]} choices
 * @param {T} otherwise
 */
export function choice(value, choices, otherwise) {
  return choices.find((one) => one === value) ?? otherwise;
}

/**
 * One of the ids of a map; "" where it is none.
 * @param {unknown} value
 * @param {Map<string, unknown>} map
 * @param {string} name
 * @param {Gathering} work
 */
export function known(value, map, name, work) {
  if (typeof value === "string" && map.has(value)) return value;
  if (value !== undefined && value !== "") work.tell(value, name);
  return "";
}

/**
 * @param {Fields} given
 * @param {string[]} names
 * @param {Gathering} work
 */
export function nameUnknown(given, names, work) {
  for (const name of given.keys()) if (!names.includes(name)) work.tell(name);
}

/**
 * Pairs in an order; a list that stands in it already, as most do, is only looked through.
 * @template V
 * @param {[string, V][]} found
 * @param {Map<string, number>} places  key → where it stands
 */
export function inOrder(found, places) {
  const place = (/** @type {[string, V]} */ [key]) => places.get(key) ?? 0;
  const isSorted = found.every((pair, at) => !at || place(found[at - 1]) < place(pair));
  return isSorted ? found : found.sort((one, other) => place(one) - place(other));
}

/**
 * Where each key stands.
 * @param {Iterable<string>} keys
 */
export function placesOf(keys) {
  return new Map([...keys].map((key, at) => [key, at]));
}

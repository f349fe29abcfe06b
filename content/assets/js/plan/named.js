/**
 * Who does a task and in how many hours, as people type it into one cell: "An 3", "An: 3u",
 * "An (1,5 u/week) en Bert". What does not split with certainty is not read.
 *
 * @typedef {{name: string, hours: number | null}} Doer  `name` "" for whoever stands above the column
 */

import { readCell, readHours } from "./hours.js";

/** Between two people: no comma of a number, and no "per week". */
const BETWEEN = /\s*(?:[\n;+&]|\/(?!\s*w)|,(?!\s*\d)|\s(?:en|and)\s)\s*/i;
const NUMBER = "(\\d{1,3}(?:[.,]\\d{1,2})?|\\d{0,2} ?[¼½¾])";
const UNIT = "(?:u(?:ur|ren)?|h(?:ours?|rs?)?)?\\.?";
const WEEK = "(?:\\s*(?:\\/|per)\\s*w(?:eek|k)?\\.?)?";
const HOURS = new RegExp(`^\\(?\\s*${NUMBER}\\s*${UNIT}${WEEK}\\s*\\)?$`, "i");
const BOTH = new RegExp(
  `^([^\\d(:=]*\\p{L}[^\\d(:=]*?)(?:[\\s:,(=–-]+${NUMBER}\\s*${UNIT}${WEEK}\\s*\\)?)?$`,
  "iu",
);
/** More than this is a remark. */
const MOST_WORDS = 4;
const LONGEST = 40;

/**
 * The people of a cell; null where it says something else.
 * @param {string} text
 * @returns {Doer[] | null}
 */
export function doersIn(text) {
  const found = text
    .trim()
    .split(BETWEEN)
    .filter((part) => part.trim())
    .map(doerIn);
  return found.length && found.every((one) => one !== null) ? /** @type {Doer[]} */ (found) : null;
}

/**
 * @param {string} text
 * @returns {Doer | null}
 */
function doerIn(text) {
  const part = text.trim();
  const cell = readCell(part);
  if (!cell.wrong) return { name: "", hours: cell.hours ?? null };
  const [, alone] = HOURS.exec(part) ?? [];
  if (alone !== undefined) return within("", alone);
  const [, said = "", number] = BOTH.exec(part) ?? [];
  const name = said.trim().replace(/[\s:,(=–-]+$/, "");
  return isName(name, number !== undefined) ? within(name, number ?? "") : null;
}

/**
 * @param {string} name
 * @param {string} number
 */
function within(name, number) {
  const { hours, wrong } = readHours(number);
  return wrong ? null : { name, hours: hours || null };
}

/**
 * Several words without a capital or a number behind them are a remark, and so is what is long.
 * @param {string} name
 * @param {boolean} hasHours
 */
function isName(name, hasHours) {
  const parts = name.split(/\s+/);
  if (!/\p{L}/u.test(name) || name.length > LONGEST || parts.length > MOST_WORDS) return false;
  return hasHours || parts.length === 1 || /\p{Lu}/u.test(name);
}

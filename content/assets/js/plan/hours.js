/** Hours as people type and read them, and what a cell of the table can hold. */

import { MOST } from "./state.js";

const PARTS = new Map([
  ["¼", 0.25],
  ["½", 0.5],
  ["¾", 0.75],
]);
const DOES = new Set(["x", "ja", "yes"]);
/** What a cell shows where somebody does a task without hours noted. */
export const MARK = "x";

/**
 * What was typed in a cell: a number of hours, null for "does it, hours not noted", undefined for
 * "does not"; or what is wrong with it.
 * @param {string} text
 * @returns {{hours: number | null | undefined, wrong: "" | "form" | "most"}}
 */
export function readCell(text) {
  const said = text.trim().toLowerCase();
  if (!said) return { hours: undefined, wrong: "" };
  if (DOES.has(said)) return { hours: null, wrong: "" };
  // Who taps behind the mark and types hours means the hours.
  const { hours, wrong } = readHours(said.startsWith(MARK) ? said.slice(MARK.length) : said);
  return { hours: hours || null, wrong };
}

/**
 * A number of hours as it was typed: 1, 1,5, 1.5, ½, 1½; null for nothing.
 * @param {string} text
 * @returns {{hours: number | null, wrong: "" | "form" | "most"}}
 */
export function readHours(text) {
  const said = text.trim();
  if (!said) return { hours: null, wrong: "" };
  const [, whole, part] = /^(\d{0,3}(?:[.,]\d{1,2})?|\d{0,3}) ?([¼½¾]?)$/.exec(said) ?? [];
  if (whole === undefined || (part && /[.,]/.test(whole)) || (!whole && !part))
    return { hours: null, wrong: "form" };
  const hours = Number(`0${whole.replace(",", ".")}`) + (PARTS.get(part) ?? 0);
  return hours > MOST.hours
    ? { hours: null, wrong: "most" }
    : { hours: Math.round(hours * 100) / 100, wrong: "" };
}

/** @type {Map<string, string>} */
const decimals = new Map();

/**
 * The sign before what is less than one. The planner asks for it hundreds of times.
 *
 * @param {string} language
 */
function decimal(language) {
  const known = decimals.get(language);
  if (known) return known;
  const parts = new Intl.NumberFormat(language).formatToParts(0.5);
  const sign = parts.find(({ type }) => type === "decimal")?.value ?? ".";
  decimals.set(language, sign);
  return sign;
}

/**
 * @param {number} hours
 * @param {string} language
 */
export function writeHours(hours, language) {
  const said = String(hours);
  return said.includes(".") ? said.replace(".", decimal(language)) : said; // asking takes 30 ms
}

/**
 * What a cell shows.
 * @param {number | null | undefined} hours
 * @param {string} language
 */
export function writeCell(hours, language) {
  if (hours === undefined) return "";
  return hours === null ? MARK : writeHours(hours, language);
}

/**
 * Who can take a task on: the part of a filter that the list of tasks and the table of tasks and
 * roles have in common.
 *
 * @typedef {{role: string, part: string}} Who each "" where it does not matter
 * @typedef {[string, string][]} Parts a role, and the part that it can take in the task
 */

import { setText } from "../base/elements.js";

const PARTS = ["leads", "helps", "takes-over"];
/** The part that counts where none was chosen: each task has somebody who leads it. */
const LEADS = PARTS[0];

/**
 * The parts that a row says.
 *
 * @param {HTMLElement} row
 * @returns {Parts}
 */
export function partsOf(row) {
  const said = (row.dataset.roles ?? "").split(" ").filter(Boolean);
  return said.map((one) => {
    const [role, part] = one.split(":");
    return [role, part];
  });
}

/**
 * What a query string asks for; unknown values are dropped.
 *
 * @param {URLSearchParams} given
 * @param {string[]} roles
 * @returns {Who}
 */
export function parseWho(given, roles) {
  const role = given.get("role") ?? "";
  const part = given.get("part") ?? "";
  return { role: roles.includes(role) ? role : "", part: PARTS.includes(part) ? part : "" };
}

/**
 * Adds what is asked for to a query string.
 *
 * @param {URLSearchParams} query
 * @param {Who} who
 */
export function writeWho(query, { role, part }) {
  if (role) query.set("role", role);
  if (part) query.set("part", part);
}

/**
 * Whether somebody takes that part in a task.
 *
 * @param {Parts} parts
 * @param {Who} who
 */
export function passesWho(parts, { role, part }) {
  if (!role && !part) return true;
  return parts.some(([r, p]) => (!role || r === role) && (!part || p === part));
}

/**
 * Who takes it on, as far as the filter says: the role that was chosen; else whoever takes the
 * part that was chosen, or leads.
 *
 * @param {Parts} parts
 * @param {Who} who
 * @returns {Parts}
 */
export function doers(parts, { role, part }) {
  const wanted = part || (role ? "" : LEADS);
  return parts.filter(([r, p]) => (!role || r === role) && (!wanted || p === wanted));
}

/**
 * Writes behind each choice how many tasks it would leave.
 *
 * @param {HTMLSelectElement} select
 * @param {(value: string) => number} count
 */
export function tellChoices(select, count) {
  for (const option of select.options) {
    option.dataset.name ??= option.text;
    const { name } = option.dataset;
    setText(option, option.value ? `${name} (${count(option.value)})` : name);
  }
}

/**
 * What the chosen option is called, without its count; "" for the one that stands for all.
 *
 * @param {HTMLSelectElement} select
 */
export function chosenName(select) {
  const [option] = select.selectedOptions;
  return option?.value ? (option.dataset.name ?? option.text) : "";
}

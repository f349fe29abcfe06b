/**
 * One task at a time, large, for a team around a table: the dialog that the tools share. Which tasks,
 * in which order, and what is asked about each is the tool's.
 *
 * @typedef {import("./desk.js").Desk<any>} Desk
 * @typedef {object} Turn
 * @property {string} title  what the task is called
 * @property {HTMLElement[]} content
 * @property {string} said  how far the team is
 */

import { el, filled, openDialog } from "../base/elements.js";

/**
 * Shows a turn, and puts the focus on its title.
 * @param {Desk} desk
 * @param {[number, number]} place  the how manieth of how many
 * @param {Turn} turn
 */
export function showTurn({ parts, words }, place, { title, content, said }) {
  const dialog = /** @type {HTMLDialogElement} */ (parts.meeting);
  const head = parts["meeting-title"];
  parts["meeting-of"].textContent = filled(words.m_of, ...place);
  parts["meeting-task"].replaceChildren(...content);
  parts["meeting-said"].textContent = said;
  head.textContent = title;
  if (!dialog.open) openDialog(dialog);
  head.focus();
}

/**
 * The one that comes a step further; behind the last comes the first.
 * @param {string[]} codes
 * @param {string} at
 * @param {1 | -1} step
 */
export function turnAfter(codes, at, step) {
  return codes[(codes.indexOf(at) + step + codes.length) % codes.length];
}

/**
 * What a task means, and the way to its page.
 * @param {Record<string, string>} words
 * @param {string} code
 * @param {string} text
 * @param {string} pages  address of the page of T01, which stands for those of all
 */
export function explained(words, code, text, pages) {
  const href = pages.replace("t01", code.toLowerCase());
  return [el("p", {}, text), el("p", {}, el("a", { href }, filled(words.m_read, code)))];
}

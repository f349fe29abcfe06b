/**
 * The result of a scan as a text for the policy plan: talents, points to work on, what people want to
 * learn. Names stand in it only where somebody asks for them. Nothing here touches the document.
 *
 * @typedef {import("./state.js").Person} Person
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./sums.js").Row} Row
 * @typedef {import("./sums.js").Gap} Gap
 * @typedef {import("../base/blocks.js").Block} Block
 */

import { filled } from "../base/elements.js";

/**
 * How many people, and who where names are wanted.
 * @param {Person[]} people
 * @param {boolean} named
 * @param {Data} data
 */
export function counted(people, named, { words }) {
  if (!named || !people.length) return String(people.length);
  return `${people.length} (${people.map(({ name }) => name.trim() || words.nameless).join(", ")})`;
}

/**
 * @param {Row[]} rows
 * @param {Gap[]} gaps
 * @param {{named: boolean, hasPlan: boolean}} how
 * @param {Data} data
 * @returns {Block[]}
 */
export function summary(rows, gaps, { named, hasPlan }, data) {
  const { words, competences, tasks } = data;
  const title = (/** @type {string} */ id) => competences.get(id)?.title ?? id;
  const who = (/** @type {Person[]} */ people) => counted(people, named, data);
  const talents = rows
    .filter(({ helps }) => helps.length)
    .map(({ id, helps }) => filled(words.p_talent, title(id), who(helps)));
  const wishes = rows
    .filter(({ learn }) => learn.length)
    .map(({ id, learn }) => filled(words.p_wish, title(id), who(learn)));
  const points = gaps.map(({ id, tasks: codes, learn }) =>
    filled(
      words.p_point,
      title(id),
      codes.map((code) => `${code} ${tasks.get(code)?.title}`).join("; "),
      who(learn),
    ),
  );
  return [
    { kind: "title", text: words.p_title },
    { kind: "text", runs: [words.p_lead], lead: true },
    ...part(words.p_talents, talents, words.p_talents_none),
    ...part(words.p_points, points, hasPlan ? words.p_points_none : words.p_points_no_plan),
    ...part(words.p_wishes, wishes, words.p_wishes_none),
  ];
}

/**
 * @param {string} text
 * @param {string[]} items
 * @param {string} none
 * @returns {Block[]}
 */
function part(text, items, none) {
  return [
    { kind: "heading", text, level: 1 },
    items.length
      ? { kind: "list", items: items.map((item) => ({ text: item })) }
      : { kind: "text", runs: [none] },
  ];
}

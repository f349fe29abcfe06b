/**
 * The wordings of the two texts, and the pieces that both are made of. `data` is as in `state.js`.
 *
 * What can be changed where one reads it says so: an item has `list` and `code`, a paragraph
 * `edit`, the name of its field.
 *
 * @typedef {import("../base/blocks.js").Block} Block
 * @typedef {import("../base/blocks.js").Item} Item
 * @typedef {import("../base/blocks.js").Run} Run
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./state.js").Kind} Kind
 * @typedef {import("./state.js").State} State
 */

import { upperFirst } from "../base/elements.js";
import { jobTitle } from "./state.js";

/**
 * The wording of an item in a text: the school's own, or that of the data.
 *
 * @param {string} code
 * @param {Kind} kind
 * @param {State} state
 * @param {Data} data
 */
export function wording(code, kind, state, data) {
  return ownWording(code, kind, state) ?? given(code, kind, state, data);
}

/**
 * @param {string} code
 * @param {Kind} kind
 * @param {State} state
 */
function ownWording(code, kind, state) {
  return state.words.find(([place]) => place === `${kind}:${code}`)?.[1];
}

/**
 * @param {string} code
 * @param {Kind} kind
 * @param {State} state
 * @param {Data} data
 */
function given(code, kind, state, data) {
  const { words } = data;
  if (code === "education") {
    return kind === "vacancy" ? proven(words[`profile_${state.education}`], state, data) : "";
  }
  if (code === "proof") return words.profile_proof;
  if (code === "welcome") return words.welcome;
  const duty = data.duties.get(code);
  if (duty) {
    if (kind === "vacancy") return duty.vacancy ?? "";
    if (state.employer !== "school" && duty.group) return duty.group;
    return state.municipal && duty.municipal ? duty.municipal : duty.text;
  }
  const competence = data.competences.get(code);
  if (!competence) return data.tasks.get(code)?.duty ?? "";
  if (kind !== "vacancy") return competence.title;
  const must = competence.education && state.required.includes(code);
  return must ? proven(competence.profile, state, data) : competence.profile;
}

/**
 * A diploma that is a must, for which experience may do as well.
 *
 * @param {string} said
 * @param {State} state
 * @param {Data} data
 */
function proven(said, state, data) {
  return state.experience ? fill(data.words.or_experience, said) : said;
}

/**
 * One line of a list. In a vacancy it is a whole sentence, unless the school wrote it as one.
 *
 * @param {string} code
 * @param {string} list
 * @param {Kind} kind
 * @param {State} state
 * @param {Data} data
 * @returns {Item}
 */
export function item(code, list, kind, state, data) {
  const typed = ownWording(code, kind, state);
  const said = wording(code, kind, state, data);
  const lang = typed === undefined ? undefined : langOf(`${kind}:${code}`, state);
  return { code, list, text: whole(said, lang, kind, data), own: typed !== undefined, lang };
}

/**
 * @param {import("./state.js").Own} own
 * @param {string} list
 * @param {Kind} kind
 * @param {Data} data
 * @returns {Item}
 */
export function ownItem({ id, text, lang }, list, kind, data) {
  const said = text.trim().replace(/\s+/g, " ");
  return { code: id, list, text: whole(said, lang, kind, data), own: true, lang };
}

/**
 * @param {string} said
 * @param {string | undefined} lang
 * @param {Kind} kind
 * @param {Data} data
 */
function whole(said, lang, kind, data) {
  const asTyped = !/^\p{Ll}/u.test(said) || (lang && lang !== data.language);
  if (kind !== "vacancy" || asTyped) return said;
  return fill(data.words.you_do, said.replace(/\.$/, ""));
}

/**
 * In which language a school typed something; undefined where nobody noted it.
 *
 * @param {string} place
 * @param {State} state
 */
export function langOf(place, state) {
  return state.langs.find(([other]) => other === place)?.[1];
}

/**
 * The same with its size: "halftijds technisch ICT-coördinator".
 *
 * @param {State} state
 * @param {Data} data
 */
export function sizedTitle(state, data) {
  const title = jobTitle(state, data);
  const size = state.unit === "percent" ? Number(state.hours.trim().replace(",", ".")) : 0;
  if (!size) return title;
  const { words } = data;
  if (size === 50) return fill(words.half_time, title);
  return size === 100
    ? fill(words.full_time, title)
    : fill(words.part_time, title, state.hours.trim());
}

/**
 * @param {string} pattern
 * @param {...string} values
 */
export function fill(pattern, ...values) {
  let next = 0;
  return pattern.replace(/\{\}/g, () => values[next++] ?? "");
}

/**
 * What was typed, or a blank with a name. The tag of a blank is the name of its field.
 *
 * @param {string} value
 * @param {string} name
 * @param {string} tag
 * @returns {Run}
 */
export function typed(value, name, tag) {
  return value.trim() ? value.trim() : { blank: name, tag };
}

/**
 * A sentence around texts and blanks, as runs.
 *
 * @param {string} pattern
 * @param {...Run} values
 */
export function sentence(pattern, ...values) {
  /** @type {Run[]} */
  const runs = [];
  pattern.split("{}").forEach((part, index) => {
    for (const run of index ? [values[index - 1], part] : [part]) {
      const last = runs.at(-1);
      if (typeof run === "string" && typeof last === "string") runs.push(runs.pop() + run);
      else runs.push(run);
    }
  });
  return runs.filter((run) => run !== "");
}

/**
 * Texts that follow each other as one run.
 *
 * @param {Run[]} runs
 */
export function joined(runs) {
  return sentence("{}".repeat(runs.length), ...runs);
}

/**
 * @param {State} state
 * @param {Record<string, string>} words
 */
export function hoursOf(state, words) {
  return state.hours.trim() ? fill(words[`hours_${state.unit}`], state.hours.trim()) : "";
}

/**
 * The office in which somebody is appointed, and the diploma that the pay follows.
 *
 * @param {State} state
 * @param {Record<string, string>} words
 */
export function officeOf(state, words) {
  const office = state.office ? words[`office_${state.office}`] : "";
  const level = state.appointment
    ? fill(words.appointed, words[`appointment_${state.appointment}`])
    : "";
  return upperFirst([office, level].filter(Boolean).join(", "));
}

/**
 * @param {Block[]} blocks
 * @param {string} said_
 * @param {number} level
 */
export function heading(blocks, said_, level) {
  blocks.push({ kind: "heading", text: said_, level });
}

/**
 * @param {Block[]} blocks
 * @param {string} said_
 * @param {string} edit
 * @param {string} [lang]
 */
export function paragraphs(blocks, said_, edit, lang) {
  for (const part of said_.split(/\n+/)) {
    if (part.trim()) blocks.push({ kind: "text", runs: [part.trim()], edit, lang });
  }
}

/**
 * @param {Block[]} blocks
 * @param {string} lead
 * @param {Item[]} items
 */
export function listed(blocks, lead, items) {
  if (items.length)
    blocks.push({ kind: "text", runs: [lead], lead: true }, { kind: "list", items });
}

/**
 * The words on the sheets of a workbook in every language, and what is told of what was read.
 *
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {{language: string, word: string}} Meaning
 * @typedef {object} Lexicon
 * @property {Map<string, Meaning[]>} places  folded text → the words that it can be
 * @property {Map<string, string>} codes  folded → as we write it
 * @property {Map<string, string>} clusters  folded text → id; so are the next
 * @property {Map<string, string>} levels
 * @property {Map<string, string>} priorities
 * @property {Map<string, string>} roles
 * @property {Map<string, string>} kinds
 * @property {Map<string, string>} mandates
 * @property {RegExp} unnamed  a column's name that nobody typed over
 */

import { fold } from "../base/elements.js";

/** Of a kind of mistake the first few are told with their place, and of the rest how many. */
const MOST_OF_A_KIND = 5;
const LONGEST = 40;

/**
 * As two spellings are compared.
 * @param {unknown} text
 */
export function folded(text) {
  return fold(String(text ?? ""))
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * @param {PlanData} data
 * @returns {Lexicon}
 */
export function lexiconOf(data) {
  /** @type {Map<string, Meaning[]>} */
  const places = new Map();
  const people = [];
  const choices = {
    clusters: new Map(),
    levels: new Map(),
    priorities: new Map(),
    roles: new Map(),
    kinds: new Map(),
    mandates: new Map(),
  };
  for (const [language, { words: named, ...lists }] of data.sheets.languages) {
    for (const [word, text] of Object.entries(named)) {
      places.set(folded(text), [...(places.get(folded(text)) ?? []), { language, word }]);
    }
    people.push(folded(named.person).replace("{}", "\\d{1,2}"));
    for (const [name, map] of Object.entries(choices)) {
      for (const [id, texts] of lists[/** @type {"clusters"} */ (name)])
        for (const text of texts) map.set(folded(text), id);
    }
  }
  const codes = new Map([...data.tasks.keys()].map((code) => [folded(code), code]));
  return { places, codes, ...choices, unnamed: new RegExp(`^(${people.join("|")})$`) };
}

/**
 * Whether a text is one of these words, in a language or in any.
 * @param {Lexicon} lexicon
 * @param {unknown} text
 * @param {string[]} wanted
 */
export function meaning(lexicon, text, ...wanted) {
  return lexicon.places.get(folded(text))?.find(({ word }) => wanted.includes(word)) ?? null;
}

/** Gathers what is to be told. */
export class Teller {
  /** @param {Record<string, string>} words */
  constructor(words) {
    this.words = words;
    /** @type {Map<string, string[]>} */
    this.said = new Map();
  }

  /**
   * @param {string} text one of the words, with gaps
   * @param {unknown[]} parts what goes into them
   */
  tell(text, ...parts) {
    const kind = this.said.get(text) ?? [];
    this.said.set(text, kind);
    const rest = parts.map((part) => short(String(part)));
    const filled = text.replace(/\{\}/g, () => rest.shift() ?? "");
    if (!kind.includes(filled)) kind.push(filled);
  }

  /** @returns {string[]} */
  all() {
    return [...this.said.values()].flatMap((texts) =>
      texts.length <= MOST_OF_A_KIND
        ? texts
        : [
            ...texts.slice(0, MOST_OF_A_KIND),
            this.words.told_more.replace("{}", String(texts.length - MOST_OF_A_KIND)),
          ],
    );
  }
}

/** @param {string} text */
function short(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

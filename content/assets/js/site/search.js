/**
 * Searches the pages of this language, with lunr (https://lunrjs.com), which stands before this
 * script in the same file. What it searches in is a script of its own: see hooks/teamwijzer/search.py.
 *
 * @typedef {{path: string, title: string, text: string, keywords: string[], glossary?: true}} Page
 * @typedef {{language: string, pages: Page[]}} Content
 */

import { el, fold, need } from "../base/elements.js";
import { load } from "../base/load.js";

/* global lunr */

const MOST = 20;
const EXCERPT = 180;
const LONGEST = 100;
const LONGEST_WORD = 30;
/** Words of fewer letters are no part of a compound that one would ask by. */
const SHORTEST_PART = 4;
/** The glossary explains a word; a page that answers goes before it. */
const GLOSSARY = 0.4;
/** What questions are asked with, beside the words that lunr leaves out. */
const QUESTIONS = new Map([
  [
    "nl",
    `hoe hoeveel wat waar waarom waarvoor wanneer welk welke wie wij we jij jullie ons onze mijn moet
    moeten mag mogen kan kun kunnen krijgt krijgen nodig begin vind staat zit zitten wordt worden nu
    bestaat geeft gebruik gebruiken`,
  ],
  [
    "en",
    `how much many what where why when which who whose do does did can could may must should we our i
    my me you your need get is are be there find use`,
  ],
]);
/** A word in the title weighs more than one in the text; what people call a thing, most. */
const WEIGHTS = { keywords: 20, title: 10, text: 1 };
/** Where a key leads among the results. */
const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/**
 * The pages as lunr searches them.
 *
 * @param {Content} content
 */
export function indexed({ language, pages }) {
  const plain = (/** @type {lunr.Token} */ token) => token.update(fold);
  lunr.Pipeline.registerFunction(plain, "fold");
  return lunr((builder) => {
    if (lunr[language]) builder.use(lunr[language]);
    // Words of two letters count in a title, so none is left out; diacritics never count.
    const stemmer = lunr[language]?.stemmer ?? lunr.stemmer;
    builder.pipeline.reset();
    builder.searchPipeline.reset();
    builder.pipeline.add(plain, stemmer);
    builder.searchPipeline.add(plain, stemmer);
    builder.ref("at");
    for (const [name, boost] of Object.entries(WEIGHTS)) builder.field(name, { boost });
    // A list would count as one word an item.
    pages.forEach((page, at) => builder.add({ ...page, keywords: page.keywords.join(" "), at }));
  });
}

/**
 * Letters and digits of a question, word by word: no more than anybody types.
 *
 * @param {string} question
 */
function words(question, longest = LONGEST) {
  const all = fold(question.slice(0, longest)).split(/[^\p{L}\p{N}]+/u);
  return all.filter(Boolean).map((word) => word.slice(0, LONGEST_WORD));
}

/**
 * What is asked about: the words of a question but those that every question has, such as "how".
 *
 * @param {string} question
 * @param {string} language
 */
function asked(question, language) {
  const all = words(question);
  const filter = lunr[language]?.stopWordFilter ?? lunr.stopWordFilter;
  const usual = new Set(words(QUESTIONS.get(language) ?? "", Infinity));
  const kept = all.filter((word) => !usual.has(word) && filter(word));
  return kept.length ? kept : all;
}

/**
 * Numbers of the pages that hold a word, with how well: typed to its end, the start of a longer
 * one, the end of a compound, two words written together, a letter wrong; the first of these that
 * is found.
 *
 * @param {lunr.Index} index
 * @param {string} word
 * @returns {Map<number, number>}
 */
function holding(index, word) {
  const [stem] = index.pipeline.runString(word);
  /** @param {(query: lunr.Query) => void} ask */
  const seek = (ask) => new Map(index.query(ask).map(({ ref, score }) => [Number(ref), score]));
  let found = seek((query) => {
    query.term(word, { boost: 10 });
    query.term(word, { boost: 3, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
    if (stem.length < SHORTEST_PART) return;
    // Quicker than a wildcard in front.
    for (const known of Object.keys(index.invertedIndex))
      if (known.endsWith(stem) && known !== stem) query.term(known, { usePipeline: false });
  });
  for (let at = SHORTEST_PART - 1; !found.size && at <= word.length - SHORTEST_PART + 1; at += 1) {
    const [one, two] = [word.slice(0, at), word.slice(at)].map((part) =>
      seek((query) => query.term(part)),
    );
    found = new Map([...one].filter(([page]) => two.has(page)));
  }
  if (!found.size && word.length > 3)
    found = seek((query) => query.term(word, { editDistance: word.length > 7 ? 2 : 1 }));
  return found;
}

/**
 * Numbers of the pages, the best first: those with most of what is asked, a word on few pages
 * counting more than one on many. What people call a page by just these words comes first, and
 * the glossary behind a page that answers.
 *
 * @param {lunr.Index} index
 * @param {Content} content
 * @param {string} question
 */
export function found(index, { language, pages }, question) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const word of new Set(asked(question, language))) {
    const map = holding(index, word);
    const most = Math.max(...map.values());
    const weight = Math.log(1 + pages.length / map.size);
    for (const [at, score] of map)
      scores.set(at, (scores.get(at) ?? 0) + weight * (0.5 + score / most));
  }
  const whole = words(question).join(" ");
  for (const [at, score] of scores) {
    const { keywords, glossary } = pages[at];
    if (keywords.some((name) => words(name).join(" ") === whole)) scores.set(at, Infinity);
    else if (glossary) scores.set(at, score * GLOSSARY);
  }
  return [...scores.keys()]
    .sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b)
    .slice(0, MOST);
}

/**
 * The text in pieces, [piece, whether it is one of the words]: the stretch where the first of them stands.
 *
 * @param {string} text
 * @param {string} question
 */
export function excerpt(text, question) {
  const asked = words(question);
  const tokens = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const hits = tokens.filter((token) => asked.some((word) => fold(token[0]).startsWith(word)));
  const first = hits[0]?.index ?? 0;
  const start = first < EXCERPT / 2 ? 0 : text.lastIndexOf(" ", first - EXCERPT / 3) + 1;
  const end = start + EXCERPT >= text.length ? text.length : text.lastIndexOf(" ", start + EXCERPT);
  /** @type {[string, boolean][]} */
  const pieces = [[start ? "… " : "", false]];
  let at = start;
  for (const hit of hits) {
    if (hit.index < at || hit.index + hit[0].length > end) continue;
    pieces.push([text.slice(at, hit.index), false], [hit[0], true]);
    at = hit.index + hit[0].length;
  }
  pieces.push([text.slice(at, end) + (end < text.length ? " …" : ""), false]);
  return pieces.filter(([piece]) => piece);
}

/**
 * @param {string} text
 * @param {string} question
 */
function marked(text, question) {
  return excerpt(text, question).map(([piece, hit]) => (hit ? el("mark", {}, piece) : piece));
}

let started = false;

/**
 * Makes the box search; what was typed while it loaded is searched at once.
 *
 * @param {HTMLDialogElement} dialog
 */
export async function start(dialog) {
  if (started) return;
  started = true;
  const input = need(dialog, "input", HTMLInputElement);
  const list = need(dialog, "ol", HTMLOListElement);
  const said = need(dialog, "[role=status]", HTMLElement);
  /** @type {Content | null} */
  const content = await load("index", dialog.dataset.index).catch(() => null);
  if (!content) {
    started = false;
    said.textContent = said.dataset.failed ?? "";
    return;
  }
  const { language, pages: all } = content;
  const index = indexed(content);

  function show() {
    const question = input.value;
    const pages = words(question).length
      ? found(index, { language, pages: all }, question).map((at) => all[at])
      : [];
    list.replaceChildren(
      ...pages.map(({ path, title, text, keywords }) => {
        const called = keywords.find((word) =>
          words(question).some((asked) => fold(word).startsWith(asked)),
        );
        return el(
          "li",
          {},
          el("a", { href: (dialog.dataset.root ?? "") + path }, ...marked(title, question)),
          ...(called ? [el("span", { className: "tw-tag" }, called)] : []),
          el("p", {}, ...marked(text, question)),
        );
      }),
    );
    const { none = "", one = "", many = "", help = "" } = said.dataset;
    if (!words(question).length) said.textContent = help;
    else
      said.textContent =
        pages.length === 1 ? one : pages.length ? many.replace("{}", String(pages.length)) : none;
  }

  /** Up and down go through the results, from the field and back to it. */
  dialog.addEventListener("keydown", (event) => {
    const step = STEPS.get(event.key);
    if (!step) return;
    const stops = [input, ...list.querySelectorAll("a")];
    const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  need(dialog, "form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  // A link to a place on this very page leads nowhere else.
  list.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) dialog.close();
  });
  input.addEventListener("input", show);
  show();
}

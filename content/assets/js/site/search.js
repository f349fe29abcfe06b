/**
 * Searches the pages of this language, with lunr (https://lunrjs.com), which stands before this
 * script in the same file. What it searches in is a script of its own: see hooks/teamwijzer/search.py.
 *
 * @typedef {{path: string, title: string, text: string, keywords: string[]}} Page
 * @typedef {{language: string, pages: Page[]}} Content
 */

import { el, fold, need } from "../base/elements.js";
import { load } from "../base/load.js";

/* global lunr */

const MOST = 20;
const EXCERPT = 180;
const LONGEST = 100;
const LONGEST_WORD = 30;
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
function words(question) {
  const all = fold(question.slice(0, LONGEST)).split(/[^\p{L}\p{N}]+/u);
  return all.filter(Boolean).map((word) => word.slice(0, LONGEST_WORD));
}

/**
 * Numbers of the pages, the best first. Pages with all words come alone; where no page has them
 * all, those with any. What people call a page by just these words comes first. A word that was
 * typed to its end counts more than the start of one, and that more than one with a letter wrong.
 *
 * @param {lunr.Index} index
 * @param {Page[]} pages
 * @param {string} question
 */
export function found(index, pages, question) {
  const perWord = words(question).map((word) => {
    const ask = (/** @type {boolean} */ fuzzy) =>
      index.query((query) => {
        query.term(word, { boost: 10 });
        query.term(word, { boost: 3, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
        if (fuzzy) query.term(word, { editDistance: word.length > 7 ? 2 : 1 });
      });
    let results = ask(false);
    if (!results.length && word.length > 3) results = ask(true);
    return new Map(results.map(({ ref, score }) => [Number(ref), score]));
  });
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const map of perWord)
    for (const [at, score] of map) scores.set(at, (scores.get(at) ?? 0) + score);
  const all = [...scores.keys()].filter((at) => perWord.every((map) => map.has(at)));
  const asked = words(question).join(" ");
  for (const at of all)
    if (pages[at].keywords.some((name) => words(name).join(" ") === asked))
      scores.set(at, Infinity);
  return (all.length ? all : [...scores.keys()])
    .sort((a, b) =>
      scores.get(b) === scores.get(a) ? a - b : (scores.get(b) ?? 0) - (scores.get(a) ?? 0),
    )
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
  const all = content.pages;
  const index = indexed(content);

  function show() {
    const question = input.value;
    const pages = words(question).length ? found(index, all, question).map((at) => all[at]) : [];
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

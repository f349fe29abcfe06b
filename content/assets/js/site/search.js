/**
 * The box in which people search; `finding.js` finds. What it finds comes as a script of its own.
 *
 * @typedef {import("./finding.js").Content} Content
 */

import { all, el, fold, need, redraw } from "../base/elements.js";
import { load } from "../base/load.js";
import { found, nearest, opened, typed } from "./finding.js";

/** How many results are seen at once; the others come in a pause in typing, of so many milliseconds. */
const SEEN = 8;
const PAUSE = 100;
/** Where a key leads among the results. */
const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/**
 * A text in pieces, [piece, whether it is one of the words that somebody typed].
 *
 * @param {string} text
 * @param {string} question
 */
export function pieces(text, question) {
  const asked = typed(question);
  /** @type {[string, boolean][]} */
  const parts = [];
  for (const piece of text.split(/([\p{L}\p{N}]+)/u)) {
    const plain = fold(piece);
    const hit = asked.some((word) => plain.startsWith(word));
    const last = parts.at(-1);
    // As few as can be: a browser lays out each of them.
    if (last && last[1] === hit) last[0] += piece;
    else if (piece) parts.push([piece, hit]);
  }
  return parts;
}

/**
 * @param {string} text
 * @param {string} question
 */
function marked(text, question) {
  return pieces(text, question).map(([piece, hit]) => (hit ? el("mark", {}, piece) : piece));
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
  const index = opened(content);

  /** @param {string} path */
  function address(path) {
    const [page, place] = path.split("#");
    const file = page + (content?.file ?? "");
    return (dialog.dataset.root ?? "") + file + (place ? `#${place}` : "");
  }

  /**
   * A page that is found.
   *
   * @param {import("./finding.js").Page} page
   * @param {string} question
   */
  function result({ path, title, text, keywords }, question) {
    const asked = typed(question);
    const called = keywords.find((word) => asked.some((one) => fold(word).startsWith(one)));
    return el(
      "li",
      {},
      el("a", { href: address(path) }, ...marked(title, question)),
      ...(called ? [el("span", { className: "tw-tag" }, ...marked(called, question))] : []),
      el("p", {}, ...marked(text, question)),
    );
  }

  /**
   * What to do where nothing is found: the word that looks most like it, and the ways in.
   *
   * @param {string} question
   */
  function instead(question) {
    const word = nearest(index, question);
    const again = el(
      "button",
      { type: "button", className: "tw-button", "data-word": word },
      (said.dataset.near ?? "").replace("{}", word),
    );
    return [
      ...(word ? [el("li", {}, again)] : []),
      ...(content?.ways ?? []).map(([path, title]) =>
        el("li", {}, el("a", { href: address(path) }, title)),
      ),
    ];
  }

  let rest = 0;
  function show() {
    clearTimeout(rest);
    const question = input.value;
    const { none = "", one = "", many = "", help = "" } = said.dataset;
    if (!typed(question).length) {
      list.replaceChildren();
      said.textContent = help;
      return;
    }
    const pages = found(index, question);
    const results = (/** @type {number} */ from, /** @type {number} */ to) =>
      pages.slice(from, to).map((page) => result(page, question));
    redraw(list, pages.length ? results(0, SEEN) : instead(question));
    rest = setTimeout(() => list.append(...results(SEEN, pages.length)), PAUSE);
    said.textContent =
      pages.length === 1 ? one : pages.length ? many.replace("{}", String(pages.length)) : none;
  }

  /** Up and down go through the results, from the field and back to it. */
  dialog.addEventListener("keydown", (event) => {
    const step = STEPS.get(event.key);
    if (!step) return;
    const stops = [input, ...all(list, "a, button", HTMLElement)];
    const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  need(dialog, "form", HTMLFormElement).addEventListener("submit", () =>
    list.querySelector("a")?.click(),
  );
  list.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    // A link to a place on this very page leads nowhere else.
    if (target.closest("a")) dialog.close();
    const again = target.closest("button");
    if (!again) return;
    input.value = again.dataset.word ?? "";
    input.focus();
    show();
  });
  input.addEventListener("input", show);
  show();
}

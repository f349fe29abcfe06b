/**
 * What is still open in a text before it leaves: blanks, and pieces in another language.
 *
 * @typedef {import("../base/blocks.js").Block} Block
 * @typedef {import("./editing.js").Editing} Editing
 */

import { el, redraw, upperFirst } from "../base/elements.js";
import { linesIn, placeOf, runsIn } from "./preview.js";
import { textIn } from "./state.js";
import { workOf } from "./work.js";

/**
 * The blanks of the blocks, each once: {name, field}. What only a signature fills is none; nor
 * is a title, of which the place stands below too.
 *
 * @param {Block[]} blocks
 */
export function openPlaces(blocks) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const run of blocks.flatMap(runsIn)) {
    if (typeof run === "string" || run.tag.startsWith("sign.")) continue;
    found.set(run.tag, run.blank);
  }
  return [...found].map(([field, name]) => ({ field, name }));
}

/**
 * The name of what a blank is for, where a row says it.
 *
 * @param {Block[]} blocks
 * @param {string} field
 */
function labelOf(blocks, field) {
  const rows = blocks.flatMap((block) => (block.kind === "rows" ? block.rows : []));
  const isFor = (/** @type {import("../base/blocks.js").Run} */ run) =>
    typeof run !== "string" && run.tag === field;
  return rows.find(([, runs]) => runs.some(isFor))?.[0];
}

/**
 * The places of a text that were typed in another language: {place, text}.
 *
 * @param {import("./state.js").State} state
 * @param {import("./state.js").Data} data
 * @param {import("./state.js").Kind} kind
 */
export function foreignPlaces(state, data, kind) {
  const strange = new Set(
    state.langs.filter(([, lang]) => lang !== data.language).map(([place]) => place),
  );
  const found = [];
  const work = kind === "vacancy" ? workOf(state, data) : state.own.map(({ id }) => id);
  for (const { id, text, lang } of [
    ...state.own.filter(({ id }) => work.includes(id)),
    ...state.asks,
  ]) {
    if (lang !== data.language) found.push({ place: id, text });
  }
  for (const [place, text] of state.words) {
    const [of, code] = place.split(":");
    const used = of === kind && (kind === "job" || !data.tasks.has(code) || work.includes(code));
    if (used && strange.has(place)) found.push({ place, text });
  }
  const fields =
    kind === "vacancy" ? ["invitation", "offer.about", "offer.extra", "offer.steps"] : ["purpose"];
  for (const place of ["title", ...fields]) {
    const text = textIn(state, place) ?? "";
    if (text.trim() && strange.has(place)) found.push({ place, text });
  }
  return found;
}

/**
 * Draws the list into `part`, each entry a way to its place in the form or the text that is `shown`.
 *
 * @param {HTMLElement} part
 * @param {Editing} shown
 * @param {{field: string, name: string}[]} places
 * @param {{place: string, text: string}[]} foreign
 */
export function drawOpen(part, shown, places, foreign) {
  const { blocks, page } = shown;
  const { words } = page;
  const lists = [];
  if (places.length) {
    const items = places.map(({ field, name }) =>
      entry(upperFirst(labelOf(blocks, field) ?? name), { "data-do": "fill", "data-field": field }),
    );
    lists.push(list("places", page.format("open_places", places.length), items));
  }
  if (foreign.length) {
    const items = foreign.map(({ place, text }) => entry(text.slice(0, 80), wayTo(place, shown)));
    const help = el("p", { className: "tw-small" }, words.open_foreign_help);
    lists.push(list("foreign", page.format("open_foreign", foreign.length), items, help));
  }
  for (const details of lists) {
    const before = part.querySelector(`[data-open="${details.dataset.open}"]`);
    details.open =
      before instanceof HTMLDetailsElement ? before.open : details.dataset.open === "foreign";
  }
  const rest = lists.length ? lists : [el("p", {}, words.open_none)];
  redraw(part, [el("h3", {}, words.open_title), ...rest]);
}

/**
 * @param {string} name
 * @param {string} title
 * @param {HTMLElement[]} items
 * @param {...HTMLElement} more
 */
function list(name, title, items, ...more) {
  return el(
    "details",
    { "data-open": name },
    el("summary", {}, title),
    ...more,
    el("ul", { className: "tw-open" }, ...items),
  );
}

/**
 * @param {string} text
 * @param {Record<string, string>} way
 */
function entry(text, way) {
  return el("li", {}, el("button", { type: "button", className: "tw-quiet", ...way }, text));
}

/**
 * Where a piece in the other language is changed: its field, or its line in the text.
 *
 * @param {string} place
 * @param {Editing} shown
 * @returns {Record<string, string>}
 */
function wayTo(place, { page, blocks }) {
  if (page.form.elements.namedItem(place)) return { "data-do": "fill", "data-field": place };
  const code = place.split(":").at(-1);
  const found = linesIn(blocks).find((line) => line.code === code || line.edit === place);
  return { "data-do": "edit", "data-place": found ? placeOf(found) : "" };
}

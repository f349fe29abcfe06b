/**
 * Filters the list of tasks by cluster, core, level, who can take them on, and text. The list stands
 * in the page already; this script hides rows, counts them and keeps the filter in the address.
 *
 * @typedef {import("./who.js").Who} Who
 */

import { all, filled, fold, need, setText } from "../base/elements.js";
import { taskTexts } from "../base/task-texts.js";
import { tell } from "./count.js";
import { Handing } from "./handing.js";
import { chosenName, parseWho, partsOf, passesWho, tellChoices, writeWho } from "./who.js";

/** What is typed is written in the address in a pause in typing, of so many milliseconds. */
const PAUSE = 100;

/**
 * The filter that a query string holds; unknown names and values are dropped.
 *
 * @typedef {Who & {text: string, clusters: string[], level: string, core: boolean}} Filter
 * @param {string} query
 * @param {{clusters: string[], levels: string[], roles: string[]}} known
 * @returns {Filter}
 */
export function parse(query, known) {
  const given = new URLSearchParams(query);
  const level = given.get("level") ?? "";
  return {
    text: (given.get("text") ?? "").slice(0, 100),
    clusters: given.getAll("cluster").filter((id) => known.clusters.includes(id)),
    level: known.levels.includes(level) ? level : "",
    core: given.get("core") === "yes",
    ...parseWho(given, known.roles),
  };
}

/**
 * The query string of a filter; empty when nothing is filtered.
 *
 * @param {Filter} filter
 */
export function write(filter) {
  const query = new URLSearchParams();
  if (filter.text.trim()) query.set("text", filter.text.trim());
  for (const id of filter.clusters) query.append("cluster", id);
  if (filter.level) query.set("level", filter.level);
  if (filter.core) query.set("core", "yes");
  writeWho(query, filter);
  return query.toString();
}

/**
 * Whether a row passes all but the text.
 *
 * @typedef {{cluster: string, level: string, core: boolean, text: string, parts: import("./who.js").Parts}} Row
 * @param {Row} row
 * @param {Filter} filter
 */
function passes(row, filter) {
  if (filter.clusters.length && !filter.clusters.includes(row.cluster)) return false;
  if (filter.level && row.level !== filter.level) return false;
  if (filter.core && !row.core) return false;
  return passesWho(row.parts, filter);
}

/**
 * The rows that hold every word of the text.
 *
 * @template {Row} R
 * @param {R[]} rows
 * @param {Filter} filter
 */
function holding(rows, { text }) {
  const words = fold(text).split(/\s+/);
  return rows.filter((row) => words.every((word) => row.text.includes(word)));
}

/** @param {HTMLElement} root */
function start(root) {
  const form = need(root, "form", HTMLFormElement);
  const output = need(form, "output", HTMLOutputElement);
  const rows = all(root, "tr[data-cluster]", HTMLTableRowElement).map((element) => ({
    element,
    cluster: element.dataset.cluster ?? "",
    level: element.dataset.level ?? "",
    core: element.dataset.core === "yes",
    counted: !element.dataset.apart,
    text: fold(`${element.cells[0].textContent} ${element.cells[1].textContent}`),
    parts: partsOf(element),
    code: element.cells[0].textContent?.trim() ?? "",
    title: need(element, "th a", HTMLAnchorElement).text,
    levelName: need(element, "abbr", HTMLElement).title,
  }));
  let isWhole = false; // whether the text of the tasks is there to be searched
  const unread = need(form, "[data-unread]", HTMLElement);
  const text = need(form, "[name=text]", HTMLInputElement);
  const level = need(form, "[name=level]", HTMLSelectElement);
  const core = need(form, "[name=core]", HTMLInputElement);
  const role = need(form, "[name=role]", HTMLSelectElement);
  const part = need(form, "[name=part]", HTMLSelectElement);
  const boxes = all(form, "[name=cluster]", HTMLInputElement);
  const sections = all(root, "section[data-cluster]", HTMLElement);
  const values = (/** @type {HTMLSelectElement} */ { options }) =>
    [...options].map(({ value }) => value);
  const known = {
    clusters: boxes.map((box) => box.value),
    levels: values(level),
    roles: values(role),
  };
  const handing = new Handing(root, {
    ...JSON.parse(root.dataset.known ?? "{}"),
    roles: new Map(
      [...role.options].map((option) => [
        option.value,
        {
          title: option.text,
          preset: option.dataset.preset ?? "",
          outside: "outside" in option.dataset,
        },
      ]),
    ),
    parts: new Map([...part.options].map((option) => [option.value, option.text])),
    apart: rows.filter(({ counted }) => !counted).map(({ code }) => code),
  });

  /** @returns {Filter} */
  function read() {
    const clusters = boxes.filter((box) => box.checked).map((box) => box.value);
    return {
      text: text.value,
      clusters,
      level: level.value,
      core: core.checked,
      role: role.value,
      part: part.value,
    };
  }

  /** @param {Filter} filter */
  function fill(filter) {
    text.value = filter.text;
    level.value = filter.level;
    core.checked = filter.core;
    role.value = filter.role;
    part.value = filter.part;
    for (const box of boxes) box.checked = filter.clusters.includes(box.value);
  }

  /** Has the text of the tasks there before it is searched; without it codes and titles are. */
  async function complete() {
    try {
      const texts = await taskTexts(root.dataset.texts ?? "");
      for (const row of rows) row.text = texts.get(row.code) ?? row.text;
      isWhole = true;
      unread.textContent = "";
    } catch {
      unread.textContent = unread.dataset.unread ?? "";
    }
  }

  /** Shows what the form asks for, which may have changed while texts were on their way. */
  async function showAsked() {
    if (!isWhole && text.value.trim()) await complete();
    show(read());
  }

  /** @param {Filter} filter */
  function show(filter) {
    const held = holding(rows, filter); // read once: what else is asked for is counted in it
    const count = (/** @type {Filter} */ other) =>
      held.filter((row) => row.counted && passes(row, other)).length;
    const shown = held.filter((row) => passes(row, filter));
    for (const row of rows) row.element.hidden = !shown.includes(row);
    for (const section of sections) {
      const id = section.dataset.cluster ?? "";
      const here = shown.filter(({ cluster }) => cluster === id);
      section.hidden = !here.length;
      const said = need(section, "[data-of]", HTMLElement);
      const { of = "", some = "", every = "" } = said.dataset;
      const counted = here.filter((row) => row.counted).length;
      setText(said, counted === Number(of) ? every : filled(some, counted, of));
    }
    for (const told of all(form, "[data-count]", HTMLElement))
      setText(told, String(count({ ...filter, clusters: [told.dataset.count ?? ""] })));
    tellChoices(role, (value) => count({ ...filter, role: value }));
    tellChoices(part, (value) => count({ ...filter, part: value }));
    need(root, ".tw-empty", HTMLElement).hidden = shown.length > 0;
    need(form, ".tw-ways", HTMLElement).hidden = !shown.length;
    tell(
      output,
      rows.map((row) => row.element),
    );
    handing.show(shown, filter, inWords(filter));
  }

  /**
   * What is asked for and how much that leaves, as a line for paper.
   *
   * @param {Filter} filter
   */
  function inWords(filter) {
    const clusters = boxes
      .filter((box) => box.checked)
      .map((box) => box.labels?.[0]?.querySelector("[data-name]")?.textContent);
    const asked = [
      chosenName(role),
      chosenName(part),
      ...clusters,
      chosenName(level),
      filter.core && core.labels?.[0]?.textContent?.trim(),
      filter.text.trim() && `“${filter.text.trim()}”`,
    ];
    return [...asked, output.textContent].filter(Boolean).join(" · ");
  }

  let writing = 0;

  /**
   * Writes the filter in the address: a new entry in the history for each choice, but not for each
   * letter that is typed.
   *
   * @param {"pushState" | "replaceState"} step
   */
  function keep(step) {
    clearTimeout(writing);
    const query = write(read());
    const address = location.pathname + (query ? `?${query}` : "") + location.hash;
    if (query !== write(parse(location.search, known))) history[step](null, "", address);
  }

  text.addEventListener("focus", () => {
    if (!isWhole) complete();
  });
  /** @param {"pushState" | "replaceState"} step */
  function apply(step) {
    showAsked();
    keep(step);
  }

  text.addEventListener("input", () => {
    showAsked();
    clearTimeout(writing);
    writing = setTimeout(() => keep("replaceState"), PAUSE);
  });
  form.addEventListener("change", (event) =>
    apply(event.target === text ? "replaceState" : "pushState"),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => apply("pushState")));
  addEventListener("popstate", () => {
    fill(parse(location.search, known));
    showAsked();
  });

  fill(parse(location.search, known));
  form.hidden = false;
  showAsked();
}

const root = globalThis.document?.getElementById("task-list");
if (root) start(root);

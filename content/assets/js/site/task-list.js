/**
 * Filters the list of tasks by cluster, core, level and text. The list stands in the
 * page already; this script hides rows, counts them and keeps the filter in the address.
 */

import { all, fold, need } from "../base/elements.js";
import { tell } from "./count.js";

/**
 * The filter that a query string holds; unknown names and values are dropped.
 *
 * @typedef {{text: string, clusters: string[], level: string, core: boolean}} Filter
 * @param {string} query
 * @param {{clusters: string[], levels: string[]}} known
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
  return query.toString();
}

/**
 * Whether a row passes: every word of the text must occur in it.
 *
 * @typedef {{cluster: string, level: string, core: boolean, text: string}} Row
 * @param {Row} row
 * @param {Filter} filter
 */
export function passes(row, filter) {
  if (filter.clusters.length && !filter.clusters.includes(row.cluster)) return false;
  return passesApartFromCluster(row, filter);
}

/**
 * @param {Row} row
 * @param {Filter} filter
 */
function passesApartFromCluster(row, filter) {
  if (filter.level && row.level !== filter.level) return false;
  if (filter.core && !row.core) return false;
  return fold(filter.text)
    .split(/\s+/)
    .every((word) => row.text.includes(word));
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
    text: fold(element.dataset.search ?? ""),
  }));
  const text = need(form, "[name=text]", HTMLInputElement);
  const level = need(form, "[name=level]", HTMLSelectElement);
  const core = need(form, "[name=core]", HTMLInputElement);
  const boxes = all(form, "[name=cluster]", HTMLInputElement);
  const known = {
    clusters: boxes.map((box) => box.value),
    levels: [...level.options].map((option) => option.value),
  };

  function read() {
    const clusters = boxes.filter((box) => box.checked).map((box) => box.value);
    return { text: text.value, clusters, level: level.value, core: core.checked };
  }

  /** @param {Filter} filter */
  function fill(filter) {
    text.value = filter.text;
    level.value = filter.level;
    core.checked = filter.core;
    for (const box of boxes) box.checked = filter.clusters.includes(box.value);
  }

  /** @param {Filter} filter */
  function show(filter) {
    let shown = 0;
    const perCluster = new Map(known.clusters.map((id) => [id, 0]));
    for (const row of rows) {
      const visible = passes(row, filter);
      row.element.hidden = !visible;
      shown += Number(visible);
      if (row.counted && passesApartFromCluster(row, filter)) {
        perCluster.set(row.cluster, (perCluster.get(row.cluster) ?? 0) + 1);
      }
    }
    for (const section of root.querySelectorAll("section")) {
      section.hidden = !section.querySelector("tr[data-cluster]:not([hidden])");
    }
    for (const count of form.querySelectorAll("[data-count]")) {
      count.textContent = String(perCluster.get(count.getAttribute("data-count") ?? "") ?? "");
    }
    need(root, ".tw-empty", HTMLElement).hidden = shown > 0;
    tell(
      output,
      rows.map((row) => row.element),
    );
  }

  /**
   * Shows the filter and writes it in the address: a new entry in the history for each
   * choice, but not for each letter that is typed.
   *
   * @param {"pushState" | "replaceState"} step
   */
  function apply(step) {
    const filter = read();
    show(filter);
    const query = write(filter);
    const address = location.pathname + (query ? `?${query}` : "") + location.hash;
    if (query !== write(parse(location.search, known))) history[step](null, "", address);
  }

  text.addEventListener("input", () => apply("replaceState"));
  form.addEventListener("change", (event) =>
    apply(event.target === text ? "replaceState" : "pushState"),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => apply("pushState")));
  addEventListener("popstate", () => {
    fill(parse(location.search, known));
    show(read());
  });

  fill(parse(location.search, known));
  form.hidden = false;
  show(read());
}

const root = globalThis.document?.getElementById("task-list");
if (root) start(root);

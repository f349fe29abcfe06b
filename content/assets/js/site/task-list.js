/**
 * Filters the list of tasks by cluster, core, level and text. The list stands in the
 * page already; this script hides rows, counts them and keeps the filter in the address.
 */

import { fold } from "../base/elements.js";
import { tell } from "./count.js";

/** The filter that a query string holds; unknown names and values are dropped. */
export function parse(query, known) {
  const given = new URLSearchParams(query);
  return {
    text: (given.get("text") ?? "").slice(0, 100),
    clusters: given.getAll("cluster").filter((id) => known.clusters.includes(id)),
    level: known.levels.includes(given.get("level")) ? given.get("level") : "",
    core: given.get("core") === "yes",
  };
}

/** The query string of a filter; empty when nothing is filtered. */
export function write(filter) {
  const query = new URLSearchParams();
  if (filter.text.trim()) query.set("text", filter.text.trim());
  for (const id of filter.clusters) query.append("cluster", id);
  if (filter.level) query.set("level", filter.level);
  if (filter.core) query.set("core", "yes");
  return query.toString();
}

/** Whether a row passes: every word of the text must occur in it. */
export function passes(row, filter) {
  if (filter.clusters.length && !filter.clusters.includes(row.cluster)) return false;
  return passesApartFromCluster(row, filter);
}

function passesApartFromCluster(row, filter) {
  if (filter.level && row.level !== filter.level) return false;
  if (filter.core && !row.core) return false;
  return fold(filter.text).split(/\s+/).every((word) => row.text.includes(word));
}

function start(root) {
  const form = root.querySelector("form");
  const output = form.querySelector("output");
  const rows = [...root.querySelectorAll("tr[data-cluster]")].map((element) => ({
    element,
    cluster: element.dataset.cluster,
    level: element.dataset.level,
    core: element.dataset.core === "yes",
    counted: !element.dataset.apart,
    text: fold(element.dataset.search),
  }));
  const { text, level, core } = form.elements;
  const boxes = [...form.querySelectorAll("[name=cluster]")];
  const known = {
    clusters: boxes.map((box) => box.value),
    levels: [...level.options].map((option) => option.value),
  };

  function read() {
    const clusters = boxes.filter((box) => box.checked).map((box) => box.value);
    return { text: text.value, clusters, level: level.value, core: core.checked };
  }

  function fill(filter) {
    text.value = filter.text;
    level.value = filter.level;
    core.checked = filter.core;
    for (const box of boxes) box.checked = filter.clusters.includes(box.value);
  }

  function show(filter) {
    let shown = 0;
    const perCluster = new Map(known.clusters.map((id) => [id, 0]));
    for (const row of rows) {
      const visible = passes(row, filter);
      row.element.hidden = !visible;
      shown += visible;
      if (row.counted && passesApartFromCluster(row, filter)) {
        perCluster.set(row.cluster, perCluster.get(row.cluster) + 1);
      }
    }
    for (const section of root.querySelectorAll("section")) {
      section.hidden = !section.querySelector("tr[data-cluster]:not([hidden])");
    }
    for (const count of form.querySelectorAll("[data-count]")) {
      count.textContent = perCluster.get(count.dataset.count);
    }
    root.querySelector(".tw-empty").hidden = shown > 0;
    tell(output, rows.map((row) => row.element));
  }

  /** Shows the filter and writes it in the address: a new entry in the history for each
      choice, but not for each letter that is typed. */
  function apply(step) {
    const filter = read();
    show(filter);
    const query = write(filter);
    const address = location.pathname + (query ? `?${query}` : "") + location.hash;
    if (query !== write(parse(location.search, known))) history[step](null, "", address);
  }

  text.addEventListener("input", () => apply("replaceState"));
  form.addEventListener("change", (event) => apply(event.target === text ? "replaceState" : "pushState"));
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

/**
 * Which tasks are shown. The filter stands in the address, so that an insight can lead to it and
 * a page can be kept; names never do.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {{text: string, cluster: string, show: string}} Filter
 */

import { fold } from "../base/elements.js";
import { VIEWS, coreOf, rowsOf } from "./state.js";
import { insights } from "./sums.js";

const SHOWS = ["nobody", "one", "single", "done", "dropped", "core"];

/**
 * The filter and the view that a query string holds; what is unknown is dropped.
 * @param {string} query
 * @param {PlanData} data
 * @returns {Filter & {view: string}}
 */
export function parse(query, data) {
  const given = new URLSearchParams(query);
  const choice = (/** @type {string} */ name, /** @type {string[]} */ known) =>
    known.find((value) => value === given.get(name)) ?? "";
  const shows = [
    ...SHOWS,
    ...["", ...data.levels.keys()].map((id) => `level-${id}`),
    ...["", ...data.priorities.keys()].map((id) => `priority-${id}`),
  ];
  return {
    text: (given.get("text") ?? "").slice(0, 100),
    cluster: choice("cluster", [...data.clusters.keys()]),
    show: choice("show", shows),
    view: choice("view", VIEWS),
  };
}

/**
 * The query string of a filter; empty where nothing is filtered.
 * @param {Filter} filter
 * @param {string} view
 */
export function write(filter, view) {
  const query = new URLSearchParams();
  if (view !== "tasks") query.set("view", view);
  for (const name of /** @type {const} */ (["text", "cluster", "show"])) {
    if (filter[name].trim()) query.set(name, filter[name].trim());
  }
  return query.toString();
}

/**
 * The codes that pass, of the school and situation that are shown.
 * @param {import("./scene.js").Scene} scene
 * @param {Filter} filter
 * @returns {Set<string>}
 */
export function passing({ plan, data, school, when, own }, filter) {
  const sought = fold(filter.text).split(/\s+/).filter(Boolean);
  const rows = rowsOf(school, data).filter(({ code, cluster }) => {
    const text = fold(
      own.get(code)?.text ?? `${code} ${data.tasks.get(code)?.title} ${data.tasks.get(code)?.text}`,
    );
    return (
      (!filter.cluster || cluster === filter.cluster) && sought.every((word) => text.includes(word))
    );
  });
  const shown = shownBy(plan, data, school, when, filter.show);
  return new Set(rows.filter((row) => shown(row.code, row[when])).map(({ code }) => code));
}

/**
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {import("./state.js").School} school
 * @param {import("./state.js").When} when
 * @param {string} show
 * @returns {(code: string, side: import("./state.js").Side) => boolean}
 */
function shownBy(plan, data, school, when, show) {
  const [kind, ...rest] = show.split("-");
  if (kind === "level" || kind === "priority") return (_, side) => side[kind] === rest.join("-");
  if (show === "core") {
    const core = new Set(coreOf(school, data));
    return (code) => core.has(code);
  }
  if (show === "done") return (_, side) => side.who.length > 0;
  if (!show) return () => true;
  const found = insights(plan, data, school, when);
  const codes = new Set(
    { nobody: found.nobody, one: found.one, single: found.single, dropped: found.dropped }[show],
  );
  return (code) => codes.has(code);
}

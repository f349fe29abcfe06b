/**
 * Which part of a plan is looked at: school and situation, view, and the tasks that a filter lets
 * through. View and filter stand in the address.
 *
 * @typedef {import("./page.js").Planner} Planner
 * @typedef {import("./filter.js").Filter} Filter
 * @typedef {"pushState" | "replaceState"} Step
 */

import { passing, write } from "./filter.js";

/** How long a pause in typing is, in milliseconds. */
const PAUSE = 100;
let seeking = 0;

/**
 * Shows another school or situation: no step to undo.
 * @param {Planner} planner
 * @param {Partial<import("./state.js").Plan>} what
 */
export function lookAt(planner, what) {
  planner.look((/** @type {import("./state.js").Plan} */ plan) => Object.assign(plan, what));
  const { scene, school, state, words } = planner;
  planner.say(
    planner.format("said_view", `${scene.schoolName(school)}, ${words[`when_${state.when}`]}`),
  );
}

/**
 * The tab that a view stands under.
 * @param {string} view
 */
export function tabOf(view) {
  return view === "people" ? "tasks" : view;
}

/**
 * @param {Planner} planner
 * @param {string} view
 */
export function open(planner, view, focus = false) {
  planner.asked = "";
  planner.told.quiet(); // what was said is of another part
  planner.look((/** @type {import("./state.js").Plan} */ plan) => {
    plan.view = view;
  });
  writeAddress(planner, "pushState");
  if (focus) planner.find(`#p-tab-${tabOf(view)}`).focus();
}

/**
 * The tasks that an insight is about.
 * @param {Planner} planner
 * @param {string} show
 */
export function showTasks(planner, show) {
  planner.filter = { text: "", cluster: "", show };
  open(planner, "tasks");
  planner.find("#p-show").focus();
}

/**
 * @param {Planner} planner
 * @param {Partial<Filter>} change
 * @param {Step} step
 */
export function refine(planner, change, step) {
  Object.assign(planner.filter, change);
  writeAddress(planner, step);
  planner.drawRows();
  filter(planner);
}

/**
 * Filters on what is typed, in a pause in typing: a table of hundreds of fields is slow to draw.
 * @param {Planner} planner
 * @param {string} text
 */
export function seek(planner, text) {
  planner.filter.text = text;
  clearTimeout(seeking);
  seeking = setTimeout(() => refine(planner, {}, "replaceState"), PAUSE);
}

/**
 * Whether some tasks may be hidden.
 * @param {Planner} planner
 */
export function isFiltered({ filter }) {
  return write(filter, "tasks") !== "";
}

/**
 * @param {Planner} planner
 * @param {Step} step
 */
function writeAddress(planner, step) {
  const query = write(planner.filter, planner.view);
  const address = location.pathname + (query ? `?${query}` : "");
  if (location.pathname + location.search !== address) history[step](null, "", address);
}

/**
 * Hides what the filter does not let through, and says how many tasks are left.
 * @param {Planner} planner
 */
export function filter(planner) {
  const { data, parts, school, words } = planner;
  const codes = passing(planner.scene, planner.filter);
  // Not `hidden =`: a browser styles what is set anew, even to what it was.
  for (const row of planner.all("[data-row]"))
    row.toggleAttribute("hidden", !codes.has(row.dataset.row));
  for (const section of planner.all("[data-cluster]"))
    section.toggleAttribute("hidden", !section.querySelector("[data-row]:not([hidden])"));
  const total = data.tasks.size + school.own.length;
  parts.shown.textContent = codes.size
    ? planner.format("shown", codes.size, total)
    : words.shown_none;
}

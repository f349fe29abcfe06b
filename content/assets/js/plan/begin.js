/**
 * The ways to begin a plan, as the page offers them. What they do comes on demand: `team.js`.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

import { el } from "../base/elements.js";
import { Shelf } from "../desk/shelf.js";
import { isEmpty, peopleOf } from "./state.js";

const WALK = "teamwijzer.walk";

/**
 * Offers the ways to begin while nothing was said, each that there is.
 * @param {Planner} planner
 */
export function show(planner) {
  const { data, parts, state } = planner;
  parts.start.hidden = !isEmpty(state, data);
  const sorting = walkSorting(data).size > 0;
  for (const button of planner.all("[data-do=from-walk]")) button.hidden = !sorting;
  parts["walk-not"].hidden = sorting;
}

/**
 * What a division says before anybody is in it.
 * @param {Planner} planner
 * @param {boolean} wide
 */
export function noPeople({ school, state, words }, wide) {
  if (peopleOf(state, school).length) return [];
  return [el("p", { className: "tw-note" }, wide ? words.no_people : words.no_people_list)];
}

/**
 * What was sorted in the walk that this browser keeps: code → level and priority.
 * @param {import("./state.js").PlanData} data
 * @returns {Map<string, {level: string, priority: string}>}
 */
export function walkSorting({ buckets }) {
  const shelf = new Shelf(WALK, () => {});
  const [newest] = shelf.list("draft");
  const pairs = newest && shelf.read("draft", newest.id)?.state?.rounds?.at?.(-1)?.sort;
  if (!Array.isArray(pairs)) return new Map();
  /** @type {Map<string, {level: string, priority: string}>} */
  const found = new Map();
  for (const pair of pairs) {
    const place = Array.isArray(pair) ? buckets.get(pair[1]) : undefined;
    if (place) found.set(pair[0], place);
  }
  return found;
}

/**
 * The ways to begin a plan, as the page offers them: with a team of roles, or with what the team
 * sorted while it walked through the step plan.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

import { closeDialog, el, openDialog } from "../base/elements.js";
import { Shelf } from "../desk/shelf.js";
import { addPerson } from "./changes.js";
import { isEmpty, peopleOf } from "./state.js";
import { fromSorting, fromTeam, suggest } from "./starting.js";

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
 * Asks which roles there are.
 * @param {Planner} planner
 */
export function ask(planner) {
  planner.parts["team-said"].textContent = "";
  openDialog(planner.find("[data-part=team]"));
}

/**
 * Ticks the triangle, and these roles with it.
 * @param {Planner} planner
 * @param {string[]} more
 */
export function tick(planner, more) {
  for (const box of planner.all("[name=team]")) {
    box.checked = planner.data.roles.get(box.value)?.triangle || more.includes(box.value);
  }
}

/**
 * One person who does everything: nothing is filled in, since only the school knows what that is.
 * @param {Planner} planner
 */
export function withOne(planner) {
  const { words } = planner;
  closeDialog(planner.find("[data-part=team]"));
  let id = "";
  planner.change((plan) => {
    id = addPerson(plan, planner.school, { name: words.one_name });
    plan.when = "now";
  });
  if (!id) return planner.notice(words.wrong_people);
  planner.say(words.said_one);
}

/**
 * A person for each role that was ticked, with a proposal where one is asked for.
 * @param {Planner} planner
 */
export function withTeam(planner) {
  const { data, words } = planner;
  const roles = planner.all("[name=team]:checked").map((box) => box.value);
  if (!roles.length) {
    planner.parts["team-said"].textContent = words.team_none;
    return;
  }
  closeDialog(planner.find("[data-part=team]"));
  const before = planner.state.people.length;
  /** @type {string[]} */
  let lacking = [];
  /** @type {{ filled: string[], open: string[] }[]} */
  const told = [];
  planner.change((plan) => {
    lacking = fromTeam(plan, data, planner.school, roles);
    if (planner.find("#p-suggest").checked) {
      told.push(suggest(plan, data, planner.school, peopleOf(plan, planner.school)));
      plan.when = "goal";
    }
  });
  const added = planner.state.people.length - before;
  if (lacking.length) planner.notice(`${words.wrong_people} (${lacking.join(", ")})`);
  const [{ filled, open }] = [...told, { filled: [], open: [] }];
  planner.say(
    told.length
      ? planner.format("said_team", added, filled.length, open.length, open.join(", ") || "–")
      : planner.format("said_team_plain", added),
  );
}

/**
 * Level and priority as the walk has them.
 * @param {Planner} planner
 */
export function fromWalk(planner) {
  let told = { filled: 0, kept: 0 };
  planner.change((plan) => {
    told = fromSorting(planner.data, planner.school, walkSorting(planner.data));
    plan.when = "goal";
  });
  planner.say(planner.format("said_walk", told.filled, told.kept));
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

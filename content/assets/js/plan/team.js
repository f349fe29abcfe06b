/**
 * Beginning a plan with a team of roles, or with what the team sorted while it walked through the step
 * plan.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

import { closeDialog, openDialog } from "../base/elements.js";
import { walkSorting } from "./begin.js";
import { addPerson } from "./changes.js";
import { offerErasing as offer } from "./scan.js";
import { peopleOf } from "./state.js";
import { fromSorting, fromTeam, suggest } from "./starting.js";

// What begins and ends a plan is one module for the page.
export const offerErasing = offer;

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

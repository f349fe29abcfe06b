/**
 * One task at a time, large, for a team around a table: what it means, who does it now, who could,
 * and who will.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./page.js").Planner} Planner
 */

import { el } from "../base/elements.js";
import { explained, showTurn, turnAfter } from "../desk/turns.js";
import { peopleOf, rowsOf, taskOf } from "./state.js";
import { field, select } from "./scene.js";
import { cell } from "./tasks.js";

/**
 * The tasks in the order in which a team takes them: what cannot wait first, what is not taken on last.
 * @param {Scene} scene
 * @returns {string[]}
 */
export function agenda({ school, data }) {
  const order = [...data.priorities.keys()].filter((id) => id !== data.known.dropped);
  order.push("", data.known.dropped);
  const rows = rowsOf(school, data).map(({ code, goal }) => ({
    code,
    place: order.indexOf(goal.priority),
  }));
  return rows.sort((a, b) => a.place - b.place).map(({ code }) => code);
}

/**
 * How many tasks have somebody in the goal, as a sentence.
 * @param {Scene} scene
 */
export function progress(scene) {
  const kept = rowsOf(scene.school, scene.data).filter(
    ({ goal }) => goal.priority !== scene.data.known.dropped,
  );
  return scene.format("m_done", kept.filter(({ goal }) => goal.who.length).length, kept.length);
}

/**
 * @param {Scene} scene shows the goal
 * @param {string} code
 * @param {string} pages address of the page of T01, which stands for those of all
 * @returns {HTMLElement[]}
 */
export function drawMeeting(scene, code, pages) {
  const { words, data, school } = scene;
  const task = data.tasks.get(code);
  const { now, goal } = taskOf(school, code);
  const given = new Map(goal.who);
  const could = (task?.roles ?? []).map(
    ([role, part]) => `${data.roles.get(role)?.title ?? role} (${words[`m_part_${part}`]})`,
  );
  const people = peopleOf(scene.plan, school).map((id) =>
    field(
      scene.format("m_hours_for", scene.name(id)),
      cell(scene, code, id, given.get(id), { id: `p-m-${id}` }),
    ),
  );
  const sorting = /** @type {const} */ (["level", "priority"]).map((name) =>
    field(
      words[`column_${name}`],
      select(
        name === "level" ? data.levels : data.priorities,
        goal[name],
        { id: `p-m-${name}`, "data-sort": name, "data-code": code },
        words.unsaid,
      ),
    ),
  );
  return [
    ...(task ? explained(words, code, task.text, pages) : []),
    el(
      "dl",
      { className: "tw-plan__who" },
      el("dt", {}, words.m_now),
      el("dd", {}, now.who.length ? scene.doers(now.who) : words.doer_nobody),
      ...(could.length ? [el("dt", {}, words.m_could), el("dd", {}, could.join(", "))] : []),
    ),
    el("div", { className: "tw-plan__bar" }, ...sorting),
    el(
      "fieldset",
      { className: "tw-choices" },
      el("legend", {}, words.m_goal),
      people.length
        ? el("div", { className: "tw-plan__bar" }, ...people)
        : el("p", {}, words.no_people_list),
    ),
  ];
}

/**
 * Opens a meeting, or goes to another task of its agenda.
 * @param {Planner} planner
 * @param {string} [code]
 */
export function meet(planner, code) {
  const { scene } = planner;
  const codes = agenda(scene);
  planner.at = code ?? codes[0];
  showTurn(planner, [codes.indexOf(planner.at) + 1, codes.length], {
    title: scene.label(planner.at),
    content: drawMeeting(scene, planner.at, planner.find("[data-part=task-page]").href),
    said: progress(scene),
  });
}

/**
 * @param {Planner} planner
 * @param {1 | -1} step
 */
export function meetNext(planner, step) {
  meet(planner, turnAfter(agenda(planner.scene), planner.at, step));
}

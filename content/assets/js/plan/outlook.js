/**
 * What changes from now to later, in sentences and figures, and what if somebody left.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./sums.js").Insights} Insights
 * @typedef {import("./page.js").Planner} Planner
 */

import { el } from "../base/elements.js";
import { ifGone, moves, perPerson } from "./moves.js";
import { peopleOf, schoolOf } from "./state.js";
import { field, list, paragraph, select, table } from "./scene.js";

/**
 * @param {Scene} scene
 * @param {Insights} now
 * @param {Insights} goal
 */
export function changePart(scene, now, goal) {
  const { words } = scene;
  const change = moves(scene.data, scene.school);
  if (!goal.people.some(({ tasks }) => tasks)) return [paragraph(words.i_change_empty)];
  if (!change.tasks.length) return [paragraph(words.i_change_none)];
  const hours = [goal.total, now.total, change.moved, change.fresh, change.gone].map((one) =>
    scene.hours(one),
  );
  const people = [...perPerson(change.tasks)].map(([id, { gives, gets }]) =>
    scene.format("i_change_person", scene.name(id), scene.hours(gives), scene.hours(gets)),
  );
  return [
    paragraph(scene.format("i_change_text", ...hours)),
    list(people),
    table(
      words.i_change,
      [words.column_task, words.i_change_what],
      change.tasks.map((task) => [scene.label(task.code), changeSaid(scene, task)]),
    ),
  ];
}

/**
 * What changes in a task, as sentences. Two names are paired only where there can be no doubt.
 * @param {Scene} scene
 * @param {import("./moves.js").Move} task
 */
export function changeSaid(scene, task) {
  const { words, data } = scene;
  const said = [];
  const { gives, takes } = task;
  const one = gives.length === 1 && takes.length === 1 && gives[0][1] === takes[0][1];
  if (one)
    said.push(
      scene.format(
        "i_change_pair",
        scene.name(gives[0][0]),
        scene.hours(gives[0][1]),
        scene.name(takes[0][0]),
      ),
    );
  else {
    for (const [id, hours] of gives)
      said.push(scene.format("i_change_gives", scene.name(id), scene.hours(hours)));
    for (const [id, hours] of takes)
      said.push(scene.format("i_change_takes", scene.name(id), scene.hours(hours)));
  }
  const moved = new Set([...gives, ...takes].map(([id]) => id));
  for (const id of task.joins)
    if (!moved.has(id)) said.push(scene.format("i_change_joins", scene.name(id)));
  for (const id of task.leaves) said.push(scene.format("i_change_leaves", scene.name(id)));
  if (task.carried) said.push(words.i_change_carried);
  if (task.dropped) said.push(words.i_change_dropped);
  if (task.level) {
    const [from, to] = task.level.map((id) => data.levels.get(id)?.short ?? words.unsaid);
    said.push(scene.format("i_change_level", from, to));
  }
  return said.join("; ");
}

/**
 * @param {Scene} scene
 * @param {string} gone
 */
export function ifPart(scene, gone) {
  const { words } = scene;
  const people = new Map(
    peopleOf(scene.plan, scene.school).map((id) => [id, { title: scene.name(id) }]),
  );
  const ask = field(words.i_if_who, select(people, gone, { id: "p-gone" }, words.i_if_choose));
  const answer = el(
    "div",
    { "aria-live": "polite", "data-if-gone": "" },
    ...(people.has(gone) ? drawIf(scene, gone) : []),
  );
  return [ask, answer];
}

/**
 * What would fall open if somebody left. Nothing of the plan changes.
 * @param {Scene} scene
 * @param {string} id
 */
export function drawIf(scene, id) {
  const { words, plan } = scene;
  const found = ifGone(plan, scene.data, scene.school, scene.when, id);
  const name = scene.name(id);
  const said = [];
  if (found.falls.length)
    said.push(
      scene.format(
        "i_if_falls",
        name,
        scene.hours(found.hours),
        scene.labels(
          found.falls.map(({ code }) => code),
          70,
        ),
      ),
    );
  else if (found.hours) said.push(scene.format("i_if_hours", name, scene.hours(found.hours)));
  else said.push(scene.format("i_if_none", name));
  if (found.single.length) said.push(scene.format("i_if_single", scene.labels(found.single, 70)));
  const elsewhere = found.falls
    .filter((fall) => fall.elsewhere.length)
    .map((fall) =>
      scene.format(
        "i_if_elsewhere",
        scene.label(fall.code),
        fall.elsewhere
          .map(
            ({ person, school }) =>
              `${scene.name(person)} (${scene.schoolName(schoolOf(plan, school))})`,
          )
          .join(", "),
      ),
    );
  return [
    ...said.map(paragraph),
    ...(elsewhere.length ? [list(elsewhere)] : []),
    el("p", { className: "tw-small" }, words.i_if_safe),
  ];
}

/**
 * Shows what would happen if that person left; nothing for "".
 * @param {Planner} planner
 * @param {string} id
 */
export function askIf(planner, id) {
  planner.gone = id;
  planner.find("[data-if-gone]").replaceChildren(...(id ? drawIf(planner.scene, id) : []));
}

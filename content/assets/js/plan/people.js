/**
 * The division by person: the hours that somebody has, what they do now and later, what rests on
 * them alone, and where their tasks can go from here.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./state.js").Person} Person
 */

import { el } from "../base/elements.js";
import { writeHours } from "./hours.js";
import { moves, perPerson } from "./moves.js";
import { KINDS, WHEN, availableTo, peopleOf, rowsOf } from "./state.js";
import { button, field, select, table } from "./scene.js";
import { insights } from "./sums.js";

/**
 * @param {Scene} scene
 * @param {Set<string>} open ids of people whose part is open
 * @returns {HTMLElement[]}
 */
export function drawPeople(scene, open) {
  const ids = peopleOf(scene.plan, scene.school);
  if (!ids.length) return [el("p", { className: "tw-note" }, scene.words.people_none)];
  const sums = WHEN.map((when) => insights(scene.plan, scene.data, scene.school, when));
  const steps = perPerson(moves(scene.data, scene.school).tasks);
  return scene.plan.people
    .filter(({ id }) => ids.includes(id))
    .map((person) => {
      const [now, goal] = sums.map(({ people }) => people.find(({ id }) => id === person.id));
      const said = scene.format(
        "summary_person",
        scene.name(person.id),
        scene.hours(now?.hours ?? 0),
        scene.hours(goal?.hours ?? 0),
      );
      return el(
        "details",
        { className: "tw-plan__person", open: open.has(person.id), "data-open": person.id },
        el("summary", {}, el("h2", {}, said)),
        el("div", { className: "tw-plan__bar" }, ...fieldsOf(scene, person)),
        tasksOf(scene, person.id),
        ...alone(now, (codes) =>
          scene.format("only_they", scene.name(person.id), scene.labels(codes)),
        ),
        ...alone(goal, (codes) =>
          scene.format("only_they_goal", scene.name(person.id), scene.labels(codes)),
        ),
        ...givesAndGets(scene, steps.get(person.id)),
        el(
          "p",
          { className: "tw-actions" },
          ...["job", "vacancy"].map((kind) =>
            button("to-builder", scene.words[`make_${kind}`], {
              "data-person": person.id,
              "data-kind": kind,
            }),
          ),
          button("sheet", scene.format("make_sheet", scene.name(person.id)), {
            "data-person": person.id,
          }),
          button("person-remove", scene.words.remove_person, {
            "data-person": person.id,
            "aria-label": `${scene.words.remove_person}: ${scene.name(person.id)}`,
          }),
        ),
      );
    });
}

/**
 * @param {Scene} scene
 * @param {Person} person
 */
function fieldsOf(scene, { id, name, kind, role }) {
  const { words, data } = scene;
  const kinds = KINDS.map((one) =>
    el("option", { value: one, selected: one === kind }, words[`kind_${one}`]),
  );
  const hours = (/** @type {import("./state.js").When} */ when) => {
    const value = availableTo(scene.school, id, when);
    return field(
      words[`available_${when}`],
      el("input", {
        id: `p-${id}-${when}`,
        inputMode: "decimal",
        value: value === null ? "" : writeHours(value, data.language),
        "data-available": id,
        "data-when": when,
      }),
    );
  };
  return [
    field(
      words.name,
      el("input", { id: `p-${id}-name`, value: name, maxLength: 60, "data-person-name": id }),
    ),
    field(words.kind, el("select", { id: `p-${id}-kind`, "data-person-kind": id }, ...kinds)),
    field(
      words.role,
      select(data.roles, role, { id: `p-${id}-role`, "data-person-role": id }, words.no_role),
    ),
    ...WHEN.map(hours),
  ];
}

/**
 * What somebody does, now and later side by side.
 * @param {Scene} scene
 * @param {string} id
 */
function tasksOf(scene, id) {
  const { words } = scene;
  const said = (/** @type {import("./state.js").Side} */ side) => {
    const doer = side.who.find(([other]) => other === id);
    if (!doer) return "";
    return doer[1] === null ? words.p_no_hours : scene.hours(doer[1]);
  };
  const rows = rowsOf(scene.school, scene.data)
    .filter(({ now, goal }) => said(now) || said(goal))
    .map(({ code, now, goal }) => [scene.label(code), said(now), said(goal)]);
  if (!rows.length) return el("p", {}, words.no_tasks);
  return table(
    scene.format("tasks_of", scene.name(id)),
    [words.column_task, words.when_now, words.when_goal],
    rows,
  );
}

/**
 * @param {import("./sums.js").PersonSum | undefined} sum
 * @param {(codes: string[]) => string} say
 */
function alone(sum, say) {
  return sum?.alone.length ? [el("p", {}, say(sum.alone))] : [];
}

/**
 * @param {Scene} scene
 * @param {{gives: number, gets: number} | undefined} step
 */
function givesAndGets(scene, step) {
  return step
    ? [el("p", {}, scene.format("gives_gets", scene.hours(step.gives), scene.hours(step.gets)))]
    : [];
}

/**
 * What happens in the fields of the planner: a value is taken over, or stays where it was typed
 * with what is wrong beside it.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

import { get } from "../base/clean.js";
import { el } from "../base/elements.js";
import { hasRoom, setHours, setSorting } from "./changes.js";
import { readCell, writeCell } from "./hours.js";
import { hundredths, taskOf } from "./state.js";
import { renewSums } from "./tasks.js";

/**
 * The situation that a field is about: a meeting is about the goal.
 * @param {Planner} planner
 * @param {HTMLElement} input
 * @returns {import("./state.js").When}
 */
function whenOf(planner, input) {
  return input.closest("dialog") ? "goal" : planner.state.when;
}

/**
 * What the plan holds where a field stands.
 * @param {Planner} planner
 * @param {HTMLInputElement} input
 */
function hoursIn(planner, input) {
  const { cell = "", person = "" } = input.dataset;
  return get(taskOf(planner.school, cell)[whenOf(planner, input)].who, person);
}

/**
 * A cell was typed in.
 * @param {Planner} planner
 * @param {HTMLInputElement} input
 */
export function typed(planner, input) {
  const { cell: code = "", person = "" } = input.dataset;
  const { data, words, school } = planner;
  const { hours, wrong } = readCell(input.value);
  if (wrong) return refuse(planner, input, words[`wrong_${wrong}`]);
  if (hours !== undefined && !hasRoom(school, person))
    return refuse(planner, input, words.wrong_room);
  accept(input);
  input.value = writeCell(hours, data.language);
  if (hours === hoursIn(planner, input)) return;
  const when = whenOf(planner, input);
  let said = "";
  planner.edit(
    (plan) => setHours(plan, data, planner.school, { code, when, person, hours }),
    () => (said = renew(planner, input, person)),
  );
  planner.say(said); // after the change, which makes the page silent
}

/**
 * Puts back what stood in a cell; whether there was anything to put back.
 * @param {Planner} planner
 * @param {HTMLInputElement} input
 */
export function putBack(planner, input) {
  const there = writeCell(hoursIn(planner, input), planner.data.language);
  if (input.value === there) return false;
  input.value = there;
  accept(input);
  return true;
}

/**
 * From a list: the fields of the task change, so it is drawn anew.
 * @param {Planner} planner
 * @param {string} code
 * @param {string} person
 * @param {number | null | undefined} hours
 */
export function setDoer(planner, code, person, hours) {
  if (hours !== undefined && !hasRoom(planner.school, person))
    return planner.say(planner.words.wrong_room);
  const { when } = planner.state;
  planner.change((plan) =>
    setHours(plan, planner.data, planner.school, { code, when, person, hours }),
  );
  const place = `[data-row="${code}"]`;
  if (hours === undefined) return planner.find(`${place} select`)?.focus();
  const input = planner.find(`${place} [data-cell][data-person="${person}"]`);
  input?.focus();
  input?.select(); // hours take the place of the mark
}

/**
 * Level or priority was chosen.
 * @param {Planner} planner
 * @param {HTMLSelectElement} input
 */
export function sort(planner, input) {
  const { code = "" } = input.dataset;
  const field = input.dataset.sort === "level" ? "level" : "priority";
  const when = whenOf(planner, input);
  const [chosen] = input.selectedOptions;
  planner.edit(
    () => setSorting(planner.data, planner.school, { code, when, field, value: input.value }),
    () => renew(planner, input),
  );
  const value = input.value ? chosen.textContent : planner.words.unsaid;
  planner.say(planner.format("said_sorted", planner.scene.label(code), value ?? ""));
}

/**
 * Renews what a change of one task can touch; what there is to say of it.
 * @param {Planner} planner
 * @param {HTMLElement} input of the task
 * @param {string} person
 */
function renew(planner, input, person = "") {
  const { scene, parts } = planner;
  if (planner.meeting && input.closest("dialog")) {
    parts["meeting-said"].textContent = planner.meeting.progress(scene);
    return "";
  }
  const row = /** @type {HTMLElement} */ (input.closest("[data-row]"));
  const { people } = renewSums(parts.tasks, scene, [row]);
  planner.afterCell();
  const sum = people.find(({ id }) => id === person);
  if (!sum) return "";
  const { row: code = "" } = row.dataset;
  const { who } = taskOf(scene.school, code)[scene.when];
  const sumOfRow = who.reduce((all, [, hours]) => all + hundredths(hours), 0) / 100;
  return planner.format(
    "said_cell",
    scene.name(person),
    scene.hours(sum.hours),
    scene.label(code),
    scene.hours(sumOfRow),
    scene.names(who.map(([id]) => id)) || planner.words.doer_nobody,
  );
}

/**
 * Leaves in a field what was typed, and says what is wrong with it.
 * @param {Planner} planner
 * @param {HTMLInputElement} input
 * @param {string} text
 */
export function refuse(planner, input, text) {
  accept(input);
  const { cell = "", person = input.id } = input.dataset;
  const note = el("small", { className: "tw-refused", id: `p-wrong-${cell}-${person}` }, text);
  (input.closest("label") ?? input).after(note);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", note.id);
  planner.say(text);
}

/**
 * Takes away what was wrong with a field.
 * @param {HTMLInputElement} input
 */
export function accept(input) {
  if (!input.hasAttribute("aria-invalid")) return;
  document.getElementById(input.getAttribute("aria-describedby") ?? "")?.remove();
  input.removeAttribute("aria-invalid");
  input.removeAttribute("aria-describedby");
}

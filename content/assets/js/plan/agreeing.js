/**
 * The two views of a plan that are loaded when somebody opens them: mandates, and schools side by
 * side. What the page asks for is one module.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

import * as beside from "./beside.js";
import { downloadForm, downloadReport } from "./forming.js";
import * as mandating from "./mandating.js";

/**
 * Draws the view that is open.
 * @param {Planner} planner
 * @param {string} view
 */
export function show(planner, view) {
  const drawn = view === "mandates" ? mandating.drawMandates(planner) : beside.drawSchools(planner);
  planner.parts[`view-${view}`].replaceChildren(...drawn);
}

/**
 * Does what a button of these views says.
 * @param {Planner} planner
 * @param {string} what
 * @param {HTMLElement} button
 */
export function act(planner, what, button) {
  /** @type {import("../desk/tool.js").Actions} */
  const actions = {
    ...mandating.actionsOf(planner, button.dataset),
    ...beside.actionsOf(planner),
    "agree-word": () => downloadForm(planner),
    "report-word": () => downloadReport(planner),
  };
  return actions[what]?.(button);
}

/**
 * Takes the change of a field of these views.
 * @param {Planner} planner
 * @param {HTMLInputElement} input
 */
export function changed(planner, input) {
  mandating.picked(planner, input);
}

/**
 * What the planner loads on demand, and with it the words that only such scripts ask for: together
 * they would outweigh what a first visit needs. Each may be tried again when it did not load.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

import { load } from "../base/load.js";
import { blank } from "../desk/blank.js";

/**
 * The words of `hooks/teamwijzer/later.py`, beside those that the page carries.
 * @param {Planner} planner
 */
async function words({ data }) {
  Object.assign(data.words, await load("plan-words", "", data.later));
}

/**
 * What reads, joins and writes files.
 * @param {Planner} planner
 */
export async function books(planner) {
  await words(planner);
  return await import("./books.js");
}

/**
 * What takes a plan along.
 * @param {Planner} planner
 */
export async function taking(planner) {
  await words(planner);
  return await import("./taking.js");
}

/**
 * All of it, and the blank workbook: before the network goes.
 * @param {Planner} planner
 */
export async function everything(planner) {
  await Promise.all([books(planner), taking(planner)]);
  await blank(planner.data.workbook);
}

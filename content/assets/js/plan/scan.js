/**
 * The planner and the competence scan: a plan holds nothing of it, and never reads what is in it. Who
 * empties the plan is asked whether the scan may go from this browser too.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

import { Shelf } from "../desk/shelf.js";

const KEY = "teamwijzer.scan";

/** @param {Planner} planner */
export function offerErasing(planner) {
  const { words } = planner;
  const shelf = new Shelf(KEY, () => {});
  if (shelf.isBare) return;
  planner.notice(words.scan_there, [
    [
      words.scan_erase,
      () => {
        shelf.empty();
        planner.say(words.said_scan_erased);
      },
    ],
  ]);
}

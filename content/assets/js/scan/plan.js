/**
 * A plan as the scan meets it: the one that this browser keeps, or a file of the planner.
 *
 * @typedef {import("./state.js").Data} Data
 */

import { parseJson } from "../base/packing.js";
import { carriedIn } from "./sums.js";

/** Under which the planner keeps its work. */
export const PLAN = "teamwijzer.plan";
const NAMESPACE = "urn:ict-teamwijzer:plan";
const LARGEST = 4 * 2 ** 20;

/**
 * The tasks that a file of the planner has for its goal; null where it is none.
 * @param {File} file
 * @param {Data} data
 */
export async function planIn(file, data) {
  if (file.size > LARGEST) return null;
  try {
    const read = parseJson(new TextDecoder().decode(await file.arrayBuffer()));
    return read?.kind === NAMESPACE ? carriedIn(read.state, data) : null;
  } catch {
    return null;
  }
}

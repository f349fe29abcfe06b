/**
 * The two texts that follow from the state of the builder, as blocks: see `blocks.js`. `data`
 * is as in `state.js`. Nothing here touches the document.
 */

import { jobDescription } from "./description.js";
import { vacancy } from "./vacancy.js";

/**
 * One of the two texts, as blocks in order.
 *
 * @param {import("./state.js").State} state
 * @param {import("./state.js").Data} data
 */
export function compose(state, data, kind = state.kind) {
  return (kind === "vacancy" ? vacancy : jobDescription)(state, data);
}

/** How a document of the builder is read back. `data` is as in `state.js`. */

import { itemsOf } from "../base/blocks.js";
import { put } from "../base/clean.js";
import { setText } from "./state.js";
import { compose } from "./text.js";

/**
 * Puts what was changed in a document into a state: a blank that was filled, or a line of a list
 * or a paragraph that reads otherwise. False where it is neither.
 *
 * @param {import("./state.js").State} state
 * @param {{before: string, after: string, tag: string}} change
 * @param {import("./state.js").Data} data
 */
export function reword(state, { before, after, tag }, data) {
  if (setText(state, tag, after)) return true;
  if (!after) return false;
  const blocks = compose(state, data);
  const found = blocks.flatMap(itemsOf).find(({ text, code }) => code && text === before);
  if (found) {
    const own = [...state.own, ...state.asks].find(({ id }) => id === found.code);
    if (own) own.text = after;
    else state.words = put(state.words, `${state.kind}:${found.code}`, after);
    return true;
  }
  const texts = blocks.filter((block) => block.kind === "text");
  const { edit } = texts.find(({ runs, edit: place }) => place && runs.join("") === before) ?? {};
  if (!edit || texts.filter((block) => block.edit === edit).length > 1) return false;
  if (!edit.includes(":")) return setText(state, edit, after);
  state.words = put(state.words, edit, after);
  return true;
}

/** What a document of the builder holds, and how it is read back. `data` is as in `state.js`. */

import { put } from "../base/clean.js";
import { empty } from "./state.js";
import { compose } from "./text.js";

/** What of a state its text uses: a vacancy that is published holds nothing of the evaluators. */
export function shown(state) {
  const { head, offer } = empty();
  const unused = state.kind === "vacancy" ? { head, purpose: "" } : { offer, invitation: "" };
  return { ...state, ...unused, words: state.words.filter(([place]) => place.startsWith(`${state.kind}:`)) };
}

/**
 * Puts what was changed in a document into a state: a blank that was filled, or a line of a list
 * that reads otherwise. False where it is neither.
 */
export function reword(state, { before, after, tag }, data) {
  const [group, field] = tag.split(".");
  if (field && state[group]?.[field] !== undefined) {
    state[group][field] = after;
    return true;
  }
  const items = compose(state, data).flatMap((block) => block.items ?? []);
  const found = items.find(({ text, code }) => code && text === before);
  if (!found || !after) return false;
  const own = state.own.find(({ id }) => id === found.code);
  if (own) own.text = after;
  else state.words = put(state.words, `${state.kind}:${found.code}`, after);
  return true;
}

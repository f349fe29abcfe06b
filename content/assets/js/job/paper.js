/** How a document of the builder is read back. `data` is as in `state.js`. */

import { put } from "../base/clean.js";
import { compose } from "./text.js";

/**
 * Puts what was changed in a document into a state: a blank that was filled, or a line of a list
 * or a paragraph that reads otherwise. False where it is neither.
 */
export function reword(state, { before, after, tag }, data) {
  const [group, field] = tag.split(".");
  if (tag && setField(state, group, field, after)) return true;
  if (!after) return false;
  const blocks = compose(state, data);
  const found = blocks
    .flatMap((block) => block.items ?? [])
    .find(({ text, code }) => code && text === before);
  if (found) {
    const own = [...state.own, ...state.asks].find(({ id }) => id === found.code);
    if (own) own.text = after;
    else state.words = put(state.words, `${state.kind}:${found.code}`, after);
    return true;
  }
  const { edit } = blocks.find(({ runs, edit: place }) => place && runs.join("") === before) ?? {};
  if (!edit || blocks.filter((block) => block.edit === edit).length > 1) return false;
  if (edit.includes(":")) state.words = put(state.words, edit, after);
  else return setField(state, ...edit.split("."), after);
  return true;
}

/** Fills a field of the state, or of a group in it. False where there is no such text. */
function setField(state, ...path) {
  const [group, name, said] = path.length === 3 ? path : [path[0], undefined, path[1]];
  if (name === undefined) {
    if (typeof state[group] !== "string" || !["hours", "purpose", "invitation"].includes(group))
      return false;
    state[group] = said;
    return true;
  }
  if (typeof state[group]?.[name] !== "string") return false;
  state[group][name] = said;
  return true;
}

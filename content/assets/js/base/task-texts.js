/**
 * What tasks are searched by: their descriptions and keywords. They weigh as much as a page, so they
 * come when somebody searches, and both the list of tasks and the builder take them from one file.
 */

import { fold } from "./elements.js";
import { load } from "./load.js";

/**
 * Code → all that is searched of the task, as `fold` has it. Fails without a network.
 *
 * @param {string} file of `hooks/teamwijzer/later.py`
 * @returns {Promise<Map<string, string>>}
 */
export async function taskTexts(file) {
  /** @type {Record<string, string>} */
  const texts = await load("task-texts", "", file);
  return new Map(Object.entries(texts).map(([code, text]) => [code, fold(text)]));
}

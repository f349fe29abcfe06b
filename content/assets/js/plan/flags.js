/**
 * What of the mandates of a school is not right yet, in words, and where each can be mended.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./state.js").MandateField} MandateField
 * @typedef {{text: string, key: string, field: MandateField | ""}} Flag  where it leads: a mandate, or "" for the tasks
 */

import { get } from "../base/clean.js";
import { el } from "../base/elements.js";
import { mandateFlags } from "./mandates.js";
import { button, paragraph } from "./scene.js";

/**
 * What a row is called.
 * @param {Scene} scene
 * @param {string} key
 */
export function titleOf(scene, key) {
  return scene.data.clusters.get(key)?.title ?? scene.label(key);
}

/**
 * Every flag of a school in words, and where it leads.
 * @param {Scene} scene
 * @returns {Flag[]}
 */
function flagsOf(scene) {
  const { words, data, school } = scene;
  const { rows, clusters } = mandateFlags(data, school);
  /** @type {Flag[]} */
  const found = clusters.map((key) => ({
    text: scene.format("agree_flag_cluster", titleOf(scene, key)),
    key,
    field: "decides",
  }));
  for (const [key, { empty, idle, unnamed, backupIsCarrier, contacts }] of rows) {
    const title = titleOf(scene, key);
    const tell = (/** @type {string} */ text, /** @type {Flag["field"]} */ field) =>
      found.push({ text, key, field });
    if (empty.length) {
      const names = empty.map((field) => words[`mandate_${field}`]).join(", ");
      tell(scene.format("agree_flag_empty", title, names), empty[0]);
    }
    for (const id of idle) tell(scene.format("agree_flag_idle", title, scene.name(id)), "");
    for (const id of unnamed)
      tell(scene.format("agree_flag_unnamed", title, scene.name(id)), "carries-out");
    if (backupIsCarrier) tell(scene.format("agree_flag_backup", title), "backup");
    if (contacts) {
      const names = scene.names(get(school.mandates, key)?.contact ?? []);
      tell(scene.format("agree_flag_contacts", title, names), "contact");
    }
  }
  return found;
}

/**
 * The flags as a list, each with the way to its place.
 * @param {Scene} scene
 */
export function flagList(scene) {
  const flags = flagsOf(scene);
  if (!flags.length) return [paragraph(scene.words.agree_flags_none)];
  const items = flags.map(({ text, key, field }) =>
    el(
      "li",
      {},
      text,
      " ",
      button("agree-to", scene.words.agree_to, {
        "data-code": key,
        "data-field": field,
        "aria-label": `${scene.words.agree_to}: ${text}`,
      }),
    ),
  );
  return [el("ul", { className: "tw-flags" }, ...items)];
}

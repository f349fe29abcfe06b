/**
 * How schools sorted their tasks, in words: on the page a column a school, on paper by what they chose.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./comparing.js").Compared} Compared
 * @typedef {import("./comparing.js").Sorting} Sorting
 */

import { schoolsOf } from "./comparing.js";
import { NONE, table, text } from "./pieces.js";

/**
 * @param {Scene} scene
 * @param {Compared[]} sorting
 */
export function sortingBlocks(scene, sorting) {
  const { words, plan } = scene;
  if (!sorting.length) return [text(words.beside_sorting_none)];
  return [
    sortingText(scene, sorting),
    table(
      [words.column_task, ...schoolsOf(plan).map((school) => scene.schoolName(school))],
      sorting.map(({ code, sortings }) => [
        scene.label(code),
        ...sortings.map((one) => choice(scene, one) || NONE),
      ]),
    ),
  ];
}

/**
 * The same for paper, which has no room for a column a school: what differs, by what was chosen.
 * @param {Scene} scene
 * @param {Compared[]} sorting
 */
export function sortingBrief(scene, sorting) {
  const { words, plan } = scene;
  if (!sorting.length) return [text(words.beside_sorting_none)];
  const schools = schoolsOf(plan);
  const chosen = (/** @type {Sorting[]} */ sortings) => {
    /** @type {Map<string, string[]>} */
    const by = new Map();
    for (const [at, one] of sortings.entries()) {
      const said = choice(scene, one);
      by.set(said, [...(by.get(said) ?? []), scene.schoolName(schools[at])]);
    }
    const unsaid = by.get("")?.length ?? 0;
    by.delete("");
    return [
      ...[...by].map(([said, names]) => `${said}: ${names.join(", ")}`),
      ...(unsaid ? [`${words.unsaid}: ${unsaid}`] : []),
    ].join("; ");
  };
  const differing = sorting.filter(({ differs }) => differs);
  return [
    sortingText(scene, sorting),
    ...(differing.length
      ? [
          table(
            [words.column_task, words.beside_chosen],
            differing.map(({ code, sortings }) => [scene.label(code), chosen(sortings)]),
            [3, 7],
          ),
        ]
      : []),
  ];
}

/**
 * How many tasks are sorted differently.
 * @param {Scene} scene
 * @param {Compared[]} sorting
 */
function sortingText(scene, sorting) {
  const differing = sorting.filter(({ differs }) => differs).length;
  return text(scene.format("beside_sorting_text", differing, sorting.length - differing));
}

/**
 * Level and priority in short; "" where neither was chosen.
 * @param {Scene} scene
 * @param {Sorting} sorting
 */
function choice({ data }, { level, priority }) {
  const said = [data.levels.get(level)?.short, data.priorities.get(priority)?.short];
  return said.filter(Boolean).join(", ");
}

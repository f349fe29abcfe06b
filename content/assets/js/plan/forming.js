/**
 * Documents in Word: the form for mandates and agreements with the mandates of a school filled in,
 * and the report over all schools.
 *
 * @typedef {import("./page.js").Planner} Planner
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../base/blocks.js").Block} Block
 */

import { besideBlocks, groupName } from "./report.js";
import { FIELDS } from "./state.js";

/**
 * What goes into the blanks of the form: tag → text. The clusters and the tasks that it prints have
 * a row of their own; other tasks take the empty rows.
 * @param {Scene} scene
 * @returns {Map<string, string>}
 */
export function formValues(scene) {
  const { data, school } = scene;
  const values = new Map([["head.school", school.name.trim()]]);
  const { rooms } = data.known;
  for (const [key, row] of school.mandates) {
    const room = ownRows(scene).indexOf(key) + 1;
    if (room > rooms) continue;
    const tag = room ? `own.${room}` : `${data.clusters.has(key) ? "cluster" : "task"}.${key}`;
    if (room) values.set(`${tag}.task`, scene.label(key));
    for (const field of FIELDS) values.set(`${tag}.${field}`, scene.names(row[field]));
  }
  return values;
}

/**
 * Tasks for which the form prints no row, in their order.
 * @param {Scene} scene
 */
function ownRows({ data, school }) {
  return school.mandates
    .map(([key]) => key)
    .filter((key) => !data.clusters.has(key) && !data.known.printed.includes(key));
}

/**
 * What the empty rows have no room for: a block each, behind the form.
 * @param {Scene} scene
 * @returns {Block[]}
 */
export function formBlocks(scene) {
  const { data, school, words } = scene;
  const more = ownRows(scene).slice(data.known.rooms);
  if (!more.length) return [];
  const rows = new Map(school.mandates);
  return [
    { kind: "heading", level: 1, text: words.agree_more },
    ...more.flatMap((key) => {
      const row = rows.get(key);
      /** @type {Block[]} */
      const blocks = [
        { kind: "heading", level: 2, text: scene.label(key) },
        {
          kind: "rows",
          rows: FIELDS.map((field) => [
            words[`mandate_${field}`],
            [row?.[field].length ? scene.names(row[field]) : words.agree_nobody],
          ]),
        },
      ];
      return blocks;
    }),
  ];
}

/**
 * The form of the school that is shown. The plan itself does not travel in it.
 * @param {Planner} planner
 */
export async function downloadForm(planner) {
  const { scene, data, school } = planner;
  const name = planner.fileName(`${scene.words.tab_mandates} ${school.name}`);
  const [values, blocks] = [formValues(scene), formBlocks(scene)];
  await planner.hand(
    data.agreements,
    async (/** @type {Uint8Array} */ form) => {
      const { fillBlanks } = await import("../office/word.js");
      return fillBlanks(form, values, blocks);
    },
    `${name}.docx`,
  );
}

/**
 * The report over all schools, on the page and in the styles of that form.
 * @param {Planner} planner
 */
export async function downloadReport(planner) {
  const { scene, data, state } = planner;
  const blocks = besideBlocks(scene);
  const title = blocks[0].kind === "title" ? blocks[0].text : "";
  const author = groupName(state);
  await planner.hand(
    data.agreements,
    async (/** @type {Uint8Array} */ form) => {
      const { fillForm } = await import("../office/word.js");
      return fillForm(form, { title, subject: scene.words.report_lead, author }, blocks);
    },
    `${planner.fileName(title)}.docx`,
  );
}

/**
 * Workbooks on the page: one that somebody opens is shown in short before it takes a plan's place,
 * and what was not read is listed; a plan is handed over as a workbook.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

import { writeHours } from "./hours.js";

/** Items that the dialog lists; more than this nobody reads. */
const MOST_SHOWN = 60;

/**
 * @param {Planner} planner
 * @param {File} file
 */
export async function openWorkbook(planner, file) {
  const { data, words } = planner;
  const { readWorkbook } = await import("./sheets.js");
  const { plan, told, summary } = await readWorkbook(
    new Uint8Array(await file.arrayBuffer()),
    data,
    words,
  );
  if (!plan || !summary) return planner.notice(told.join(" "));
  const schools = summary.schools.map(({ name, people, tasks, hours }) =>
    planner.format(
      "book_school",
      name || words.school,
      people,
      tasks,
      ...hours.map((all) => writeHours(all, data.language)),
    ),
  );
  const choice = await planner.ask(
    words.book_title,
    told.length ? words.book_told : words.book_whole,
    [
      ["open", words.book_open],
      ["", words.cancel],
    ],
    [...schools, ...told].slice(0, MOST_SHOWN),
  );
  if (choice === "open") planner.begin(plan, {}, planner.format("said_opened", file.name));
}

/**
 * The workbook of the school that is shown, or of all schools in one file.
 * @param {Planner} planner
 * @param {boolean} all
 */
export async function downloadWorkbook(planner, all) {
  const { data, state, school } = planner;
  const schools = all ? state.schools : [school];
  const { tooMany, writeWorkbook } = await import("./sheets.js");
  const left = schools.flatMap((one) => tooMany(state, data, one));
  if (left.length) return planner.notice(planner.format("book_full", left.join(", ")));
  const ids = schools.map(({ id }) => id);
  const name = (all ? "" : school.name.trim()) || planner.model.title(state);
  await planner.hand(
    data.workbook,
    (/** @type {Uint8Array} */ blank) => writeWorkbook(blank, state, data, ids),
    `${planner.fileName(name)}.xlsx`,
  );
}

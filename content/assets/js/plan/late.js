/**
 * What the planner loads on demand, and with it the words that only such scripts ask for: together
 * they would outweigh what a first visit needs. Each may be tried again when it did not load.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

import { load } from "../base/load.js";
import { blank } from "../desk/blank.js";

/**
 * What reads, joins and writes files.
 * @param {Planner} planner
 */
async function books(planner) {
  const { data } = planner;
  await planner.moreWords();
  data.sheets ??= await load("plan-sheets", "", data.book);
  return await import("./books.js");
}

/**
 * Opens workbooks and files of this page. One file of ours needs no question where nothing is open
 * yet; that one, and what is no file of a plan, is left to the desk.
 * @param {Planner} planner
 * @param {File[]} files
 */
export async function openFiles(planner, files) {
  const { model, state } = planner;
  const asks = files.length > 1 || !model.isEmpty(state) ? /\.(xls\w?|json)$/i : /\.xls\w?$/i;
  if (!files.some(({ name }) => asks.test(name))) return false;
  const loaded = await books(planner).catch(() => null);
  if (loaded) await loaded.offer(planner, files);
  else planner.notice(planner.words.book_late);
  return true;
}

/**
 * Goes back to the plan of a draft, and puts beside it the one that is open: schools that somebody
 * sorted in the walk, or what a link holds.
 * @param {Planner} planner
 * @param {string} id
 */
export async function joinTo(planner, id) {
  const came = planner.state;
  const loaded = await books(planner).catch(() => null);
  if (!loaded) return planner.notice(planner.words.book_late);
  planner.keeper.openDraft(id);
  if (planner.state !== came) await loaded.join(planner, came);
}

/**
 * The workbook of the school that is shown, or of all schools in one file.
 * @param {Planner} planner
 * @param {boolean} all
 */
export async function downloadWorkbook(planner, all) {
  const loaded = await books(planner).catch(() => null);
  if (loaded) await loaded.downloadWorkbook(planner, all);
  else planner.notice(planner.words.notice_form);
}

/**
 * Begins a plan in one of the ways that come on demand, or ends one.
 * @param {Planner} planner
 * @param {(late: typeof import("./team.js")) => void} act
 */
export async function start(planner, act) {
  const loaded = await starting(planner).catch(() => null);
  if (loaded) act(loaded);
  else planner.notice(planner.words.notice_late);
}

/**
 * A team of roles, and what was sorted in the walk.
 * @param {Planner} planner
 */
async function starting(planner) {
  await planner.moreWords();
  return await import("./team.js");
}

/**
 * Meets, once what a meeting needs is there.
 * @param {Planner} planner
 * @param {(late: typeof import("./meeting.js")) => void} act
 */
export async function meet(planner, act) {
  try {
    planner.meeting ??= await meeting(planner);
  } catch {
    return planner.notice(planner.words.notice_late);
  }
  act(planner.meeting);
}

/**
 * One task at a time.
 * @param {Planner} planner
 */
async function meeting(planner) {
  await planner.moreWords();
  return await import("./meeting.js");
}

/**
 * What takes a plan along.
 * @param {Planner} planner
 */
export async function taking(planner) {
  await planner.moreWords();
  return await import("./taking.js");
}

/**
 * Mandates, and schools side by side.
 * @param {Planner} planner
 */
async function agreeing(planner) {
  await planner.moreWords();
  return await import("./agreeing.js");
}

/**
 * Draws one of these two views, at once or as soon as it is there.
 * @param {Planner} planner
 * @param {string} view
 */
export function showView(planner, view) {
  if (planner.agreeing) return planner.agreeing.show(planner, view);
  agreeing(planner).then(
    (loaded) => {
      planner.agreeing = loaded;
      drawIfOpen(planner, view);
    },
    () => planner.notice(planner.words.view_late),
  );
}

/**
 * Insights.
 * @param {Planner} planner
 */
async function insights(planner) {
  await planner.moreWords();
  return await import("./insights.js");
}

/**
 * Draws the insights, at once or as soon as it can.
 * @param {Planner} planner
 */
export function showInsights(planner) {
  if (planner.insights) return planner.insights.show(planner);
  insights(planner).then(
    (loaded) => {
      planner.insights = loaded;
      drawIfOpen(planner, "insights");
    },
    () => planner.notice(planner.words.view_late),
  );
}

/**
 * Draws a view that came late, unless people went on to another by then.
 * @param {Planner} planner
 * @param {string} view
 */
function drawIfOpen(planner, view) {
  if (planner.view === view) planner.showAgain();
}

/**
 * All of it, and what it takes to make documents: before the network goes.
 * @param {Planner} planner
 */
export async function everything(planner) {
  const parts = [books, taking, agreeing, insights, meeting, starting];
  await Promise.all(parts.map((part) => part(planner)));
  await import("../office/word.js");
  await Promise.all([blank(planner.data.workbook), blank(planner.data.agreements)]);
}

/**
 * What the page loads when somebody comes to it: a meeting, and files. Where it does not load, that is
 * said, and it may be tried again.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

/**
 * Meets, once what a meeting needs is there.
 * @param {Planner} planner
 * @param {(late: typeof import("./meeting.js")) => void} act
 */
export async function meet(planner, act) {
  try {
    planner.meeting ??= await import("./meeting.js");
  } catch {
    return planner.notice(planner.words.notice_late);
  }
  act(planner.meeting);
}

/**
 * What opens files and hands workbooks over; null where it did not load.
 * @param {Planner} planner
 */
export async function booksOf(planner) {
  try {
    return await import("./books.js");
  } catch {
    planner.notice(planner.words.notice_late);
    return null;
  }
}

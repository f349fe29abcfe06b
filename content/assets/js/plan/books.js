/**
 * Files on the page: what somebody opens is shown in short before anything is taken in, and what
 * was not read is listed; a plan is handed over as a workbook.
 *
 * @typedef {import("./page.js").Planner} Planner
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {{name: string, plan: Plan | null, told: string[], lost: string[]}} FileRead  `lost`: what of a file of this page could not be used
 * @typedef {import("./joining.js").Doubles} Doubles
 * @typedef {import("./joining.js").Answer} Answer
 */

import { el, openDialog } from "../base/elements.js";
import { askCounted } from "./beside.js";
import { writeHours } from "./hours.js";
import { field } from "./scene.js";
import * as sheets from "./sheets.js";

/** Items that the dialog lists; more than this nobody reads. */
const MOST_SHOWN = 60;

/**
 * Shows what is in these files, and takes it in where somebody wants that.
 * @param {Planner} planner
 * @param {File[]} files
 */
export async function offer(planner, files) {
  const { words } = planner;
  const read = await Promise.all(files.map((file) => readFile(planner, file)));
  const found = read.flatMap(({ plan }) => (plan ? [plan] : []));
  const told = read.flatMap(({ name, told: texts }) =>
    files.length > 1 ? texts.map((text) => `${name}: ${text}`) : texts,
  );
  if (!found.length) return planner.notice(told.join(" "));
  const items = [...found.flatMap((plan) => summed(planner, plan)), ...told];
  const more = items.length - MOST_SHOWN;
  const isNew = planner.model.isEmpty(planner.state);
  const choice = await planner.ask(
    files.length > 1 ? words.books_title : words.book_title,
    [isNew ? "" : words.book_where, told.length ? words.book_told : words.book_whole]
      .join(" ")
      .trim(),
    [
      ["open", words.book_open],
      .../** @type {[string, string][]} */ (isNew ? [] : [["join", words.book_join]]),
      ["", words.cancel],
    ],
    more > 0 ? [...items.slice(0, MOST_SHOWN), words.told_more.replace("{}", String(more))] : items,
  );
  if (!choice) return;
  const names = files.map(({ name }) => name).join(", ");
  const isTaken = await takeIn(
    planner,
    choice === "join" ? [planner.state, ...found] : found,
    planner.format("said_opened", names),
  );
  if (isTaken) planner.nameLost(read.flatMap(({ lost }) => lost));
}

/**
 * Puts a plan beside the one that is open, with the questions that files ask.
 * @param {Planner} planner
 * @param {Plan} other
 */
export async function join(planner, other) {
  await takeIn(planner, [planner.state, other], "");
}

/**
 * @param {Planner} planner
 * @param {File} file
 * @returns {Promise<FileRead>}
 */
async function readFile(planner, file) {
  const { data, words } = planner;
  const { name } = file;
  if (/\.xls\w?$/i.test(name)) {
    const bytes = await file.arrayBuffer().catch(() => new ArrayBuffer(0));
    const { plan, told } = await sheets.readWorkbook(new Uint8Array(bytes), data, words);
    return { name, plan, told, lost: [] };
  }
  const { state, lost, fault } = await (await planner.loadAlong()).files.read(file);
  const told = lost.map((one) => planner.format("told_lost", one));
  return { name, plan: state, told: state ? told : [fault], lost };
}

/**
 * A line a school.
 * @param {Planner} planner
 * @param {Plan} plan
 */
function summed(planner, plan) {
  return sheets
    .summaryOf(plan)
    .schools.map(({ name, people, tasks, hours }) =>
      planner.format(
        "book_school",
        name || planner.words.school,
        people,
        tasks,
        ...hours.map((all) => writeHours(all, planner.data.language)),
      ),
    );
}

/**
 * Puts plans in the place of what is open, or beside it when that is the first of them: one step
 * that can be undone. Whether it was done.
 * @param {Planner} planner
 * @param {Plan[]} found
 * @param {string} said where they take its place
 */
async function takeIn(planner, found, said) {
  if (found.length === 1) {
    planner.begin(found[0], {}, said);
    return true;
  }
  const both = sheets.doubles(found);
  const answer = both.people.size + both.schools.size ? await asked(planner, both) : null;
  if (both.people.size + both.schools.size && !answer) return false;
  const isBeside = found[0] === planner.state;
  const { plan, lost, added, replaced, roles } = sheets.joined(
    found,
    answer ?? { same: new Set(), schools: new Map() },
    planner.data,
  );
  if (isBeside)
    planner.change((state) => Object.assign(state, plan), {
      said: planner.format("said_joined", added, replaced),
    });
  else planner.begin(plan, {}, said);
  planner.nameLost(lost);
  await askCounted(planner);
  if (roles.length) planner.notice(planner.format("join_roles", roles.join(", ")));
  return true;
}

/**
 * Asks who is one person, and what is to come of a school that is there twice; null where somebody
 * would rather not.
 * @param {Planner} planner
 * @param {Doubles} both
 * @returns {Promise<Answer | null>}
 */
async function asked(planner, { people, schools }) {
  const { parts, words } = planner;
  const dialog = /** @type {HTMLDialogElement} */ (parts.join);
  const boxes = [...people].map(([key, name]) =>
    el(
      "label",
      { className: "tw-check" },
      el("input", { type: "checkbox", name: "join", value: key, checked: true }),
      " ",
      el("span", {}, name),
    ),
  );
  const selects = [...schools].map(([key, { name, kind }], at) => {
    const ways = [
      ["replace", words.join_replace],
      ...(kind === "group" ? [] : [["beside", words.join_beside]]),
      ["skip", words.join_skip],
    ].map(([value, label]) => el("option", { value }, label));
    const select = el("select", { id: `p-join-${at}`, "data-join": key }, ...ways);
    return field(planner.format("join_school", name || words.group_n), select);
  });
  parts["join-fields"].replaceChildren(
    ...selects,
    ...(boxes.length
      ? [
          el(
            "fieldset",
            { className: "tw-choices" },
            el("legend", {}, words.join_people),
            el("p", { className: "tw-small" }, words.join_people_help),
            ...boxes,
          ),
        ]
      : []),
  );
  dialog.returnValue = "";
  openDialog(dialog);
  await new Promise((resolve) => {
    dialog.addEventListener("close", resolve, { once: true });
  });
  if (!dialog.returnValue) return null;
  return {
    same: new Set(planner.all("[name=join]:checked").map(({ value }) => value)),
    schools: new Map(planner.all("[data-join]").map(({ dataset, value }) => [dataset.join, value])),
  };
}

/**
 * The workbook of the school that is shown, or of all schools in one file.
 * @param {Planner} planner
 * @param {boolean} all
 */
export async function downloadWorkbook(planner, all) {
  const { data, school } = planner;
  const state = planner.asItIs();
  const schools = all ? state.schools : state.schools.filter(({ id }) => id === school.id);
  const left = schools.flatMap((one) => sheets.tooMany(state, data, one));
  if (left.length) return planner.notice(planner.format("book_full", left.join(", ")));
  const ids = schools.map(({ id }) => id);
  const name = (all ? "" : school.name.trim()) || planner.model.title(state);
  await planner.hand(
    data.workbook,
    (/** @type {Uint8Array} */ blank) => sheets.writeWorkbook(blank, state, data, ids),
    `${planner.fileName(name)}.xlsx`,
  );
}

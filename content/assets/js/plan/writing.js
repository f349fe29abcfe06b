/**
 * A plan → workbooks: the site's own blank one, filled for one school, or for several in one file.
 * Values are written beside the formulas, so that a preview shows them too.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").School} School
 * @typedef {import("./state.js").When} When
 * @typedef {import("../office/cells.js").Sheet} Sheet
 * @typedef {import("./sheets.js").Texts} Texts
 * @typedef {{now: Sheet, goal: Sheet, mandates: Sheet}} Sheets
 */

import { Book } from "../office/book.js";
import { codesOf } from "../office/sheet.js";
import { FIELDS, WHEN, availableTo, coreOf, mentioned, peopleOf, taskOf } from "./state.js";

/**
 * Names of the people for whom a school's workbook has no column; empty where all fit.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {School} school
 */
export function tooMany(plan, data, school) {
  const {
    columns: { first, last },
  } = data.sheets;
  const here = mentioned(school);
  return plan.people
    .filter(({ id }) => here.has(id))
    .slice(last - first + 1)
    .map(({ name }) => name);
}

/**
 * The workbook of these schools: the first in the sheets that the insights count, the others in
 * copies behind them. Refuses with `RangeError` where more people have hours than there are columns.
 * @param {Uint8Array} blank
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {string[]} ids
 */
export async function writeWorkbook(blank, plan, data, ids = plan.schools.map(({ id }) => id)) {
  const schools = plan.schools.filter(({ id }) => ids.includes(id));
  if (schools.some((school) => tooMany(plan, data, school).length))
    throw new RangeError("too many people");
  const book = await Book.open(blank);
  const { current, target, mandates } = data.sheets;
  const first = {
    now: book.sheet(current),
    goal: book.sheet(target),
    mandates: book.sheet(mandates),
  };
  const all = schools.map((school, at) => (at ? copies(book, first, school) : first));
  const names = namesOf(plan, schools);
  for (const [at, school] of schools.entries())
    new Filling(plan, data, school, all[at], names).fill();
  return book.save();
}

/**
 * @param {Book} book
 * @param {Sheets} first
 * @param {School} school
 * @returns {Sheets}
 */
function copies(book, first, school) {
  const wish = (/** @type {Sheet} */ sheet) =>
    [school.name.slice(0, 30 - Math.min(sheet.title.length, 16)), sheet.title]
      .filter(Boolean)
      .join(" ");
  const now = book.copy(first.now, wish(first.now));
  const others = new Map([[first.now.title, now.title]]);
  return {
    now,
    goal: book.copy(first.goal, wish(first.goal), others),
    mandates: book.copy(first.mandates, wish(first.mandates), others),
  };
}

/**
 * Person → the name on the sheets. Where a file holds several schools, two people of one name are
 * told apart, since one name is one person there.
 * @param {Plan} plan
 * @param {School[]} schools
 */
function namesOf(plan, schools) {
  const seen = new Map();
  return new Map(
    plan.people.map(({ id, name }) => {
      const before = seen.get(name) ?? 0;
      seen.set(name, before + 1);
      return [id, before && schools.length > 1 ? `${name} (${before + 1})` : name];
    }),
  );
}

class Filling {
  /**
   * @param {Plan} plan
   * @param {PlanData} data
   * @param {School} school
   * @param {Sheets} sheets
   * @param {Map<string, string>} names
   */
  constructor(plan, data, school, sheets, names) {
    this.plan = plan;
    this.data = data;
    this.school = school;
    this.sheets = sheets;
    this.names = names;
    const { languages, columns, rows } = data.sheets;
    const lists = /** @type {Texts} */ (new Map(languages).get(data.language));
    this.columns = columns;
    this.rows = rows;
    this.written = Object.fromEntries(
      ["clusters", "levels", "priorities", "roles", "kinds"].map((name) => [
        name,
        new Map(lists[/** @type {"clusters"} */ (name)].map(([id, texts]) => [id, texts[0]])),
      ]),
    );
    this.texts = lists.words;
    const here = mentioned(school);
    const room = columns.last - columns.first + 1;
    const people = peopleOf(plan, school);
    const chosen = new Set(
      [...people.filter((id) => here.has(id)), ...people.filter((id) => !here.has(id))].slice(
        0,
        room,
      ),
    );
    /** Who has a column, in the order of the plan. */
    this.people = people.filter((id) => chosen.has(id));
  }

  fill() {
    const { now, goal, mandates } = this.sheets;
    if (this.school.kind === "group") {
      for (const sheet of [now, goal, mandates])
        sheet.set(this.rows.school, this.columns.cluster, this.texts.group);
    }
    now.set(this.rows.school, this.columns.task, this.school.name);
    for (const [at, id] of this.people.entries()) {
      const column = this.columns.first + at;
      now.set(
        this.rows.head,
        column,
        this.names.get(id) || this.texts.person.replace("{}", String(at + 1)),
      );
      for (const when of WHEN)
        this.sheets[when].set(this.rows.available, column, availableTo(this.school, id, when));
    }
    for (const when of WHEN) this.situation(this.sheets[when], when);
    this.mandates(mandates);
  }

  /**
   * @param {Sheet} sheet
   * @param {When} when
   */
  situation(sheet, when) {
    const { columns, school, data } = this;
    const core = new Set(coreOf(school, data));
    const codes = codesOf(sheet, data.sheets);
    for (const [code, row] of codes) {
      const mark = sheet.text(row, columns.core);
      if (core.has(code) !== Boolean(mark))
        sheet.set(row, columns.core, core.has(code) ? data.sheets.marks[1] : null);
      this.task(sheet, row, code, when);
    }
    const below = Math.max(...codes.values()) + 1;
    for (const [at, own] of school.own.entries()) {
      sheet.set(below + at, columns.cluster, this.written.clusters.get(own.cluster) ?? null);
      sheet.set(below + at, columns.task, own.text);
      this.task(sheet, below + at, own.id, when);
    }
  }

  /**
   * @param {Sheet} sheet
   * @param {number} row
   * @param {string} code
   * @param {When} when
   */
  task(sheet, row, code, when) {
    const { level, priority, who } = taskOf(this.school, code)[when];
    sheet.set(row, this.columns.level, this.written.levels.get(level) ?? null);
    sheet.set(row, this.columns.priority, this.written.priorities.get(priority) ?? null);
    for (const [id, hours] of who)
      sheet.set(row, this.columns.first + this.people.indexOf(id), hours ?? 0);
  }

  /** @param {Sheet} sheet */
  mandates(sheet) {
    const { whose, code: codes, first } = this.columns;
    // People of mandates who have no column stand in the rows that no column fills.
    const named = new Set(
      this.school.mandates.flatMap(([, row]) => FIELDS.flatMap((field) => row[field])),
    );
    const others = this.plan.people
      .map(({ id }) => id)
      .filter((id) => named.has(id) && !this.people.includes(id));
    const room = this.columns.last - first + 1;
    for (const [at, id] of [...this.people, ...others].slice(0, room).entries()) {
      const row = this.rows.head + 1 + at;
      const person = this.plan.people.find((one) => one.id === id);
      if (at >= this.people.length) sheet.set(row, whose, this.names.get(id) ?? null);
      sheet.set(row, whose + 1, this.written.roles.get(person?.role ?? "") ?? null);
      sheet.set(
        row,
        whose + 2,
        person?.kind === "person" ? null : (this.written.kinds.get(person?.kind ?? "") ?? null),
      );
    }
    let row = this.rows.head + room + 3;
    const rows = new Map();
    for (const id of this.data.clusters.keys()) rows.set(id, row++);
    for (; sheet.text(row, codes); row += 1) rows.set(sheet.text(row, codes), row);
    for (const [key, mandate] of this.school.mandates) {
      let at = rows.get(key);
      if (at === undefined) {
        at = sheet.cell(row, codes) ? row : sheet.addRow();
        row = at + 1;
        const own = this.school.own.find(({ id }) => id === key);
        if (!own) sheet.set(at, codes, key);
        sheet.set(at, whose, own?.text ?? this.data.tasks.get(key)?.title ?? key);
      }
      for (const [n, field] of FIELDS.entries()) {
        sheet.set(
          at,
          whose + 1 + n,
          mandate[field]
            .map((id) => this.names.get(id))
            .filter(Boolean)
            .join(", ") || null,
        );
      }
    }
  }
}

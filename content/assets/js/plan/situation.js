/**
 * What one sheet of a workbook says: a situation (who does what now, or in the target), or the
 * mandates of a school. People are columns here; `gathering.js` makes them one over all sheets.
 *
 * @typedef {import("./state.js").When} When
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./lexicon.js").Teller} Teller
 * @typedef {import("../office/parts.js").Cell} Cell
 * @typedef {import("../office/parts.js").Row} Row
 * @typedef {import("../office/parts.js").Rows} Rows
 * @typedef {{sheet: string, column: number}} Place  where a formula takes a name from
 * @typedef {{name: string, from: Place | null, available: number | null}} Column  `name` "" where nobody typed one
 * @typedef {{code: string, text: string, cluster: string, core: boolean, level: string, priority: string, who: Map<number, number | null>}} Line
 * @typedef {{title: string, school: string, group: boolean, language: string}} About
 * @typedef {About & {kind: When, columns: Map<number, Column>, lines: Line[], first: number}} Situation
 * @typedef {{key: string, text: string, fields: Map<string, string>, place: string}} MandateLine
 * @typedef {About & {kind: "mandates", lines: MandateLine[], people: {name: string, from: Place | null, role: string, kind: string}[]}} Mandates
 * @typedef {Situation | Mandates} SheetRead
 */

import { columnOf, lettersOf } from "../office/formulas.js";
import { readCell, writeHours } from "./hours.js";
import { MOST } from "./state.js";
import { folded, meaning } from "./lexicon.js";

/** Rows in which the title and the heads stand. */
export const ROWS_TO_KNOW = 40;
/** What is told of a word that is not on the list. */
const TOLD = {
  cluster: (/** @type {Record<string, string>} */ words) => words.told_cluster,
  level: (/** @type {Record<string, string>} */ words) => words.told_level,
  priority: (/** @type {Record<string, string>} */ words) => words.told_priority,
  role: (/** @type {Record<string, string>} */ words) => words.told_role,
  kind: (/** @type {Record<string, string>} */ words) => words.told_kind,
};
/** Columns of the table of people on the sheet of mandates. */
const [NAME, ROLE, KIND] = [2, 3, 4];
const TITLES = ["current", "target", "mandates"];
const HEADS = ["cluster", "task", "core", "level", "priority"];
const BEHIND = ["hours", "people"];

/**
 * Whether a sheet has the title of one that we read.
 * @param {Rows} rows
 * @param {Lexicon} lexicon
 */
export function isTitled(rows, lexicon) {
  return Boolean(meaning(lexicon, rows.get(1)?.get(1)?.value, ...TITLES));
}

/**
 * Whether the first rows of a sheet are those of one that we read. Tells what seems to be one.
 * @param {string} title of its tab
 * @param {Rows} rows
 * @param {Lexicon} lexicon
 * @param {Teller} teller
 */
export function isOurs(title, rows, lexicon, teller) {
  const head = headOf(rows, lexicon);
  if (!isTitled(rows, lexicon)) {
    // The list of tasks has a code too, but no hours.
    if (head && headsOf(head[1], lexicon).has("hours")) teller.tell(teller.words.told_title, title);
    return false;
  }
  if (!head) teller.tell(teller.words.told_no_head, title);
  return Boolean(head);
}

/**
 * The row that begins with "Code".
 * @param {Rows} rows
 * @param {Lexicon} lexicon
 */
function headOf(rows, lexicon) {
  return [...rows].find(
    ([row, cells]) => row <= ROWS_TO_KNOW && meaning(lexicon, cells.get(1)?.value, "code"),
  );
}

/**
 * @param {string} title of its tab
 * @param {Rows} rows
 * @param {Lexicon} lexicon
 * @param {string} language
 * @param {Teller} teller
 * @returns {SheetRead | null} null where it is none of ours
 */
export function sheetOf(title, rows, lexicon, language, teller) {
  const top = meaning(lexicon, rows.get(1)?.get(1)?.value, ...TITLES);
  const head = headOf(rows, lexicon);
  if (!top || !head) return null;
  const reader = new Reader(title, rows, lexicon, language, teller);
  const about = { title, language: top.language, ...reader.school(head[0]) };
  if (top.word === "mandates") return { ...about, kind: "mandates", ...reader.mandates(head[0]) };
  const heads = headsOf(head[1], lexicon);
  const [before, behind] = [heads.get("priority"), heads.get("hours") ?? heads.get("people")];
  if (!heads.has("task") || before === undefined || behind === undefined || behind <= before) {
    teller.tell(teller.words.told_no_head, title);
    return null;
  }
  return {
    ...about,
    kind: top.word === "current" ? "now" : "goal",
    ...reader.situation(head[0], heads, [before + 1, behind - 1]),
  };
}

/**
 * Word → its column. What stands behind the people is looked for from behind: a person can be called
 * anything.
 * @param {Row} row
 * @param {Lexicon} lexicon
 */
function headsOf(row, lexicon) {
  /** @type {Map<string, number>} */
  const heads = new Map();
  for (const [column, { value }] of row) {
    for (const { word } of lexicon.places.get(folded(value)) ?? []) {
      if (BEHIND.includes(word) || (HEADS.includes(word) && !heads.has(word)))
        heads.set(word, column);
    }
  }
  return heads;
}

class Reader {
  /**
   * @param {string} title
   * @param {Rows} rows
   * @param {Lexicon} lexicon
   * @param {string} language
   * @param {Teller} teller
   */
  constructor(title, rows, lexicon, language, teller) {
    this.title = title;
    this.rows = rows;
    this.lexicon = lexicon;
    this.language = language;
    this.teller = teller;
    this.words = teller.words;
  }

  /** @param {number} row @param {number} column */
  cell(row, column) {
    return this.rows.get(row)?.get(column);
  }

  /** The text of a cell on one line. */
  text(/** @type {number} */ row, /** @type {number} */ column) {
    const value = this.cell(row, column)?.value;
    return value === null || value === undefined ? "" : String(value).replace(/\s+/g, " ").trim();
  }

  /** @param {string} text @param {number} row @param {number} column @param {unknown[]} more */
  tell(text, row, column, ...more) {
    this.teller.tell(text, this.title, lettersOf(column) + row, ...more);
  }

  /**
   * The name beside "School": what a formula takes from another sheet is no name of this one.
   * @param {number} head
   */
  school(head) {
    for (let row = 1; row < head; row += 1) {
      for (const column of [1, 2, 3]) {
        const label = meaning(this.lexicon, this.cell(row, column)?.value, "school", "group");
        if (!label) continue;
        const said = this.cell(row, column + 1);
        const name = said && said.formula === null ? this.text(row, column + 1) : "";
        return { school: name, group: label.word === "group" };
      }
    }
    return { school: "", group: false };
  }

  /**
   * @param {number} head
   * @param {Map<string, number>} heads
   * @param {[number, number]} people first and last column
   */
  situation(head, heads, [first, last]) {
    const columns = this.columns(head, first, last);
    /** @type {Line[]} */
    const lines = [];
    const seen = new Set();
    for (const row of this.rows.keys()) {
      if (row <= head) continue;
      const line = this.line(row, heads, columns);
      if (!line) continue;
      if (line.code && seen.has(line.code)) this.tell(this.words.told_twice, row, 1, line.code);
      else lines.push(line);
      seen.add(line.code);
    }
    return { columns, lines, first };
  }

  /** @param {number} head @param {number} first @param {number} last */
  columns(head, first, last) {
    let available = 0;
    for (let row = 1; row < head && !available; row += 1) {
      for (let column = 1; column < first; column += 1) {
        if (meaning(this.lexicon, this.cell(row, column)?.value, "available")) available = row;
      }
    }
    /** @type {Map<number, Column>} */
    const columns = new Map();
    for (let column = first; column <= last; column += 1) {
      const has = available ? this.hours(available, column) : undefined;
      columns.set(column, {
        ...this.name(head, column),
        available: has === undefined ? null : (has ?? 0),
      });
    }
    return columns;
  }

  /**
   * A name that was typed, or where a formula takes it from: what it gave on its last computing may
   * be another school's.
   * @param {number} row
   * @param {number} column
   */
  name(row, column) {
    const cell = this.cell(row, column);
    const [, quoted, plain, letters] =
      /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\d_.]*))!\$?([A-Z]{1,3})\$?\d+/u.exec(
        cell?.formula ?? "",
      ) ?? [];
    if (letters)
      return {
        name: "",
        from: { sheet: quoted?.replace(/''/g, "'") ?? plain, column: columnOf(letters) },
      };
    if (cell?.formula && cell.value === null)
      this.tell(this.words.told_formula, row, column, cell.found);
    return { name: this.text(row, column), from: null };
  }

  /**
   * @param {number} row
   * @param {Map<string, number>} heads
   * @param {Map<number, Column>} columns
   * @returns {Line | null}
   */
  line(row, heads, columns) {
    const at = (/** @type {string} */ name) => heads.get(name) ?? 0;
    /** @type {Map<number, number | null>} */
    const who = new Map();
    for (const column of columns.keys()) {
      const hours = this.hours(row, column);
      if (hours !== undefined) who.set(column, hours || null);
    }
    const text = this.text(row, at("task"));
    const said = this.text(row, 1);
    const code = this.lexicon.codes.get(folded(said)) ?? "";
    if (said && !code) this.tell(this.words.told_code, row, 1, said);
    if (!code && !text && !said) {
      if (who.size) this.tell(this.words.told_no_task, row, at("task"));
      return null;
    }
    return {
      code,
      text: text || said,
      who,
      core: Boolean(this.text(row, at("core"))),
      cluster: code ? "" : this.choice("cluster", row, at("cluster"), this.lexicon.clusters),
      level: this.choice("level", row, at("level"), this.lexicon.levels),
      priority: this.choice("priority", row, at("priority"), this.lexicon.priorities),
    };
  }

  /**
   * The id of what was chosen from a list; "" for nothing, and for a word that is not on it.
   * @param {keyof typeof TOLD} what
   * @param {number} row
   * @param {number} column
   * @param {Map<string, string>} known
   */
  choice(what, row, column, known) {
    const written = this.text(row, column);
    const id = known.get(folded(written)) ?? "";
    if (written && !id) this.tell(TOLD[what](this.words), row, column, written);
    return id;
  }

  /**
   * Hours in a cell: null for "does it, hours not noted", undefined for an empty cell and for what
   * cannot be read.
   * @param {number} row
   * @param {number} column
   * @returns {number | null | undefined}
   */
  hours(row, column) {
    const cell = this.cell(row, column);
    if (!cell) return undefined;
    const { value, formula, found } = cell;
    if (value === null) {
      this.tell(formula ? this.words.told_formula : this.words.told_hours, row, column, found);
      return undefined;
    }
    if (typeof value === "number") {
      const hours = Math.round(value * 100) / 100;
      if (value < 0 || value > MOST.hours)
        return void this.tell(this.words.told_range, row, column, found);
      if (Math.abs(hours - value) > 1e-9)
        this.tell(this.words.told_rounded, row, column, found, writeHours(hours, this.language));
      return hours || null;
    }
    if (typeof value === "boolean")
      return void this.tell(this.words.told_hours, row, column, found);
    const { hours, wrong } = readCell(value);
    if (wrong)
      return void this.tell(
        wrong === "most" || /^\s*-/.test(value) ? this.words.told_range : this.words.told_hours,
        row,
        column,
        found,
      );
    if (typeof hours === "number")
      this.tell(this.words.told_text, row, column, found, writeHours(hours, this.language));
    return hours;
  }

  /** @param {number} head */
  mandates(head) {
    const fields = new Map(
      [...(this.rows.get(head) ?? [])].flatMap(([column, { value }]) => {
        const field = this.lexicon.mandates.get(folded(value));
        return field ? [[column, field]] : [];
      }),
    );
    /** @type {MandateLine[]} */
    const lines = [];
    for (const row of this.rows.keys()) {
      if (row <= head) continue;
      /** @type {Map<string, string>} */
      const named = new Map();
      for (const [column, field] of fields) {
        const text = this.text(row, column);
        if (text) named.set(field, text);
      }
      const [said, text] = [this.text(row, 1), this.text(row, 2)];
      const code = this.lexicon.codes.get(folded(said)) ?? "";
      if (!named.size) continue;
      if (said && !code) this.tell(this.words.told_code, row, 1, said);
      lines.push({
        key: code || (said ? "" : (this.lexicon.clusters.get(folded(text)) ?? "")),
        text: text || said,
        fields: named,
        place: lettersOf(2) + row,
      });
    }
    return { lines, people: this.people(head) };
  }

  /** Who is who: the rows between the heads of the two tables. */
  people(/** @type {number} */ head) {
    /** @type {Mandates["people"]} */
    const people = [];
    let inside = false;
    for (const row of this.rows.keys()) {
      if (row >= head) break;
      const isHead =
        meaning(this.lexicon, this.cell(row, NAME)?.value, "name") &&
        meaning(this.lexicon, this.cell(row, ROLE)?.value, "role");
      if (inside) {
        people.push({
          ...this.name(row, NAME),
          role: this.choice("role", row, ROLE, this.lexicon.roles),
          kind: this.choice("kind", row, KIND, this.lexicon.kinds),
        });
      }
      inside ||= Boolean(isHead);
    }
    return people;
  }
}

/**
 * The workbook of the knowledge centre, filled in: what schools already have. It has no codes, so a
 * task is known by a digest of its text, whatever the order of the rows and columns; people and hours
 * stand in one cell. Where its columns are is read from the words above them.
 *
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./lexicon.js").Teller} Teller
 * @typedef {import("./situation.js").Situation} Situation
 * @typedef {import("./situation.js").Line} Line
 * @typedef {import("../office/parts.js").Rows} Rows
 * @typedef {{code: string, language: string}} Known
 * @typedef {{marks: Map<number, ["level" | "priority", string]>, choices: Map<number, "level" | "priority" | "cluster">, people: Map<number, string>}} Columns
 */

import { fold } from "../base/elements.js";
import { sum } from "../base/sum.js";
import { lettersOf } from "../office/formulas.js";
import { folded, meaning } from "./lexicon.js";
import { doersIn } from "./named.js";
import { ROWS_TO_KNOW } from "./situation.js";
import { WORDED } from "./worded.js";

/** So many rows must be tasks that we know. */
const LEAST = 20;
/** Rows in which the heads stand. */
const HEADS = 6;
/** Columns of people are numbered from here: in this workbook they stand in cells. */
const FIRST = 1000;
/** What stands above people and is no name. */
const NO_NAME = /^[.…]*$|uur|hours?\b|taakverdeling|division/;
const NOT_MARKED = /^(?:|-|–|0|nee|no|false)$/;

/** @type {Map<string, Known>} */
export const known = new Map(
  Object.entries(WORDED).flatMap(([language, codes]) =>
    Object.entries(codes).flatMap(([code, digests]) =>
      digests.split(" ").map((one) => /** @type {[string, Known]} */ ([one, { code, language }])),
    ),
  ),
);

/**
 * What stays the same when somebody retypes a text: its letters and digits.
 * @param {unknown} text
 */
export function digest(text) {
  return sum(fold(String(text ?? "")).replace(/[^a-z0-9]+/g, ""));
}

/**
 * A sheet of that workbook; null where it is none.
 * @param {string} title of its tab
 * @param {Rows} rows
 * @param {Lexicon} lexicon
 * @param {PlanData} data
 * @param {Teller} teller
 * @returns {Situation | null}
 */
export function originalOf(title, rows, lexicon, data, teller) {
  /** @type {Map<number, Map<number, Known>>} column → row → task */
  const found = new Map();
  for (const [row, cells] of rows)
    for (const [column, { value }] of cells) {
      const task = typeof value === "string" && known.get(digest(value));
      if (!task) continue;
      const mine = found.get(column) ?? new Map();
      found.set(column, mine.set(row, task));
    }
  const [best] = [...found].sort(([, one], [, other]) => other.size - one.size);
  if (!best || best[1].size < LEAST) return null;
  return new Reader(title, rows, lexicon, data, teller).situation(...best);
}

class Reader {
  /**
   * @param {string} title
   * @param {Rows} rows
   * @param {Lexicon} lexicon
   * @param {PlanData} data
   * @param {Teller} teller
   */
  constructor(title, rows, lexicon, data, teller) {
    this.title = title;
    this.rows = rows;
    this.lexicon = lexicon;
    this.data = data;
    this.teller = teller;
    /** @type {Map<string, {id: number, name: string}>} folded name → column of its own */
    this.named = new Map();
  }

  /** The text of a cell. */
  text(/** @type {number} */ row, /** @type {number} */ column) {
    const value = this.rows.get(row)?.get(column)?.value;
    return value === null || value === undefined ? "" : String(value).trim();
  }

  /** @param {string} text @param {number} row @param {number} column @param {unknown[]} more */
  tell(text, row, column, ...more) {
    this.teller.tell(text, this.title, lettersOf(column) + row, ...more);
  }

  /**
   * @param {number} column in which the tasks stand
   * @param {Map<number, Known>} tasks by row
   * @returns {Situation}
   */
  situation(column, tasks) {
    const { words } = this.teller;
    const head = this.headRow(column, Math.min(...tasks.keys()));
    const columns = this.columns(column, head);
    /** @type {Line[]} */
    const lines = [];
    const seen = new Set();
    let cluster = "";
    for (const row of this.rows.keys()) {
      if (row <= head) continue;
      const code = tasks.get(row)?.code ?? "";
      cluster = this.data.tasks.get(code)?.cluster ?? cluster;
      const line = { ...this.line(row, columns), code, text: this.text(row, column) };
      const says = line.who.size > 0 || line.level || line.priority;
      if (code && seen.has(code)) {
        if (says) this.tell(words.told_twice, row, column, code);
        continue;
      }
      seen.add(code);
      if (code) lines.push({ ...line, core: Boolean(this.data.tasks.get(code)?.core) });
      else if (line.text && (says || line.cluster)) {
        this.tell(words.told_unknown, row, column, line.text);
        lines.push({ ...line, cluster: line.cluster || cluster });
      } else if (line.who.size) this.tell(words.told_no_task, row, column);
    }
    const people = [...this.named.values()];
    this.tellPeople(people.map(({ name }) => name));
    const [{ language }] = tasks.values();
    return {
      title: this.title,
      group: false,
      language,
      ...this.about(),
      columns: new Map(people.map(({ id, name }) => [id, { name, from: null, available: null }])),
      lines,
      first: FIRST,
    };
  }

  /** @param {string[]} names who was read from the cells: some of it may be no name */
  tellPeople(names) {
    if (!names.length) return;
    const [before, between, behind] = this.teller.words.told_people.split("{}");
    const gaps = names.map(() => "{}").join(", ");
    this.teller.tell(`${before}{}${between}${gaps}${behind}`, this.title, ...names);
  }

  /**
   * The last row of heads: what a school put above the first task that we know is no head.
   * @param {number} task its column
   * @param {number} first its row
   */
  headRow(task, first) {
    const isHead = (/** @type {number} */ row) =>
      [...(this.rows.get(row) ?? [])].some(([column, { value }]) => {
        const text = folded(value);
        if (!text || column === task) return false;
        return (
          this.lexicon.unnamed.test(text) ||
          NO_NAME.test(text) ||
          meaning(this.lexicon, value, "level", "priority", "cluster")
        );
      });
    for (let row = first - 1; row >= Math.max(1, first - ROWS_TO_KNOW); row -= 1)
      if (isHead(row)) return row;
    return first - 1;
  }

  /** Which situation it is, and whose: the name of the tab says both. */
  about() {
    const { words } = this.teller;
    const tab = this.title.replace(/\s+/g, " ").trim();
    const title = folded(tab); // letter for letter: folding an accent away takes no place away
    const places = [...this.lexicon.places].flatMap(([text, all]) =>
      all
        .filter(({ word }) => word === "current" || word === "target")
        .map(({ word }) => ({ text, word })),
    );
    const place = places.find(({ text }) => title.includes(text));
    const above = [...this.rows]
      .slice(0, HEADS)
      .flatMap(([, cells]) => [...cells.values()])
      .map(({ value }) => meaning(this.lexicon, value, "current", "target")?.word)
      .find(Boolean);
    const word = place?.word ?? above;
    if (!word) this.teller.tell(words.told_when, this.title);
    const at = place ? title.indexOf(place.text) : -1;
    const rest = place ? tab.slice(0, at) + tab.slice(at + place.text.length) : "";
    return {
      kind: /** @type {"now" | "goal"} */ (word === "target" ? "goal" : "now"),
      school: rest.replace(/\(\d+\)/g, "").replace(/^[\s\-–_:,()]+|[\s\-–_:,()]+$/g, ""),
    };
  }

  /**
   * What each column is for, by what stands above it.
   * @param {number} task
   * @param {number} head the last row of heads
   * @returns {Columns}
   */
  columns(task, head) {
    const { levels, priorities, unnamed } = this.lexicon;
    const last = Math.max(...[...this.rows.values()].flatMap((cells) => [...cells.keys()]));
    /** @type {Columns} */
    const found = { marks: new Map(), choices: new Map(), people: new Map() };
    /** @type {number[][]} columns beside each other that are for nothing else */
    const regions = [[]];
    /** @type {Map<number, string[]>} */
    const heads = new Map();
    for (let column = 1; column <= last; column += 1) {
      const above = [];
      for (let row = head; row > Math.max(0, head - HEADS); row -= 1)
        if (this.text(row, column)) above.push(this.text(row, column));
      heads.set(column, above);
      const level = above.map((text) => levels.get(folded(text))).find(Boolean);
      const priority = above.map((text) => priorities.get(folded(text))).find(Boolean);
      const word = above
        .map((text) => meaning(this.lexicon, text, "level", "priority", "cluster")?.word)
        .find(Boolean);
      if (level) found.marks.set(column, ["level", level]);
      else if (priority) found.marks.set(column, ["priority", priority]);
      else if (word) found.choices.set(column, /** @type {"level"} */ (word));
      if (level || priority || word || column === task) regions.push([]);
      else regions[regions.length - 1].push(column);
    }
    const isOfPeople = (/** @type {number} */ column) =>
      (heads.get(column) ?? []).some(
        (text) => unnamed.test(folded(text)) || NO_NAME.test(folded(text)),
      );
    const people = regions.find((region) => region.some(isOfPeople)) ?? regions.at(-1) ?? [];
    for (const column of people) {
      const name = (heads.get(column) ?? []).find((text) => !NO_NAME.test(folded(text))) ?? "";
      found.people.set(column, unnamed.test(folded(name)) ? "" : name);
    }
    return found;
  }

  /**
   * @param {number} row
   * @param {Columns} columns
   */
  line(row, { marks, choices, people }) {
    const line = { cluster: "", core: false, level: "", priority: "", who: new Map() };
    const { lexicon } = this;
    const lists = {
      level: lexicon.levels,
      priority: lexicon.priorities,
      cluster: lexicon.clusters,
    };
    const told = { level: this.teller.words.told_level, priority: this.teller.words.told_priority };
    for (const [column, word] of choices) {
      const text = this.text(row, column);
      line[word] = lists[word].get(folded(text)) ?? "";
      if (text && !line[word] && word !== "cluster") this.tell(told[word], row, column, text);
    }
    for (const word of /** @type {const} */ (["level", "priority"])) {
      const marked = [...marks].filter(
        ([column, [kind]]) => kind === word && !NOT_MARKED.test(folded(this.text(row, column))),
      );
      if (marked.length === 1) [[, [, line[word]]]] = marked;
      else if (marked.length > 1) {
        const options = word === "level" ? this.data.levels : this.data.priorities;
        const said = marked.map(([, [, id]]) => options.get(id)?.short ?? id).join(" + ");
        this.tell(told[word], row, marked[0][0], said);
      }
    }
    let at = 0;
    for (const [column, head] of people) {
      at += 1;
      this.doers(
        row,
        column,
        head || this.teller.words.told_person.replace("{}", String(at)),
        line.who,
      );
    }
    return line;
  }

  /**
   * @param {number} row
   * @param {number} column
   * @param {string} head who stands above the column
   * @param {Map<number, number | null>} who
   */
  doers(row, column, head, who) {
    const cell = this.rows.get(row)?.get(column);
    if (!cell || cell.value === "") return;
    const { words } = this.teller;
    if (cell.value === null) return this.tell(words.told_formula, row, column, cell.found);
    const found = doersIn(String(cell.value));
    if (!found) return this.tell(words.told_split, row, column, cell.found);
    for (const { name, hours } of found) {
      const id = this.person(name || head);
      const before = who.get(id);
      who.set(
        id,
        hours === null ? (before ?? null) : Math.round(((before ?? 0) + hours) * 100) / 100,
      );
    }
  }

  /** The column of its own that a name has. */
  person(/** @type {string} */ name) {
    const key = folded(name);
    const known = this.named.get(key) ?? { id: FIRST + this.named.size, name };
    this.named.set(key, known);
    return known.id;
  }
}

/**
 * The cells of a sheet and the texts that sheets share, read from the text of a part as it is walked
 * over. A document of elements for each sheet took three times as long.
 *
 * @typedef {import("./parts.js").Cell} Cell
 * @typedef {import("./parts.js").Row} Row
 * @typedef {import("./parts.js").Rows} Rows
 * @typedef {{kind: string, v?: string, f?: string, is?: string}} Raw  a cell's kind, and its parts that are there
 */

import { columnOf } from "./formulas.js";
import { walk } from "./xml.js";

const MOST_COLUMNS = 200;
const LONGEST_TEXT = 4000;
const ATTRIBUTE = /\s([rt])\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The cells of a sheet that hold something. Throws on what is not well-formed.
 * @param {string} text
 * @param {string[]} strings
 * @returns {Rows}
 */
export function rowsIn(text, strings) {
  const reader = new RowReader(strings);
  walk(text, reader);
  return reader.rows;
}

/**
 * The shared texts, without the readings that an Asian spelling brings along.
 * @param {string} text
 */
export function stringsIn(text) {
  /** @type {string[]} */
  const found = [];
  const spelling = new Spelling();
  walk(text, {
    open: (name) => {
      if (name === "si") found.push("");
      spelling.open(name);
    },
    close: () => spelling.close(),
    text: (more) => {
      if (found.length && spelling.counts) found[found.length - 1] += more;
    },
  });
  return found;
}

/** Whether one is inside a text that counts: in `t`, but not the one of a reading (`rPh`). */
class Spelling {
  constructor() {
    /** @type {string[]} */
    this.path = [];
    this.from = 0;
  }

  /** @param {string} name */
  open(name) {
    const parent = this.path.at(-1);
    this.path.push(name);
    if (!this.from && name === "t" && parent !== "rPh") this.from = this.path.length;
  }

  close() {
    if (this.path.length === this.from) this.from = 0;
    this.path.pop();
  }

  get counts() {
    return this.from > 0;
  }
}

class RowReader {
  /** @param {string[]} strings */
  constructor(strings) {
    this.strings = strings;
    /** @type {Rows} */
    this.rows = new Map();
    /** @type {Row} */
    this.row = new Map();
    this.at = 0;
    this.column = 0;
    this.spelling = new Spelling();
    /** @type {Raw | null} */
    this.cell = null;
    /** @type {"v" | "f" | "is" | ""} the part of the cell that is being read */
    this.part = "";
    this.from = 0;
  }

  /**
   * @param {string} name
   * @param {string} attributes
   */
  open(name, attributes) {
    const { path } = this.spelling;
    const parent = path.at(-1);
    this.spelling.open(name);
    if (name === "row") {
      this.at = Number(valueOf(attributes, "r")) || this.at + 1;
      this.row = new Map();
      this.column = 0;
    } else if (name === "c" && parent === "row") {
      const [letters] = /^[A-Z]{1,3}(?=\d)/.exec(valueOf(attributes, "r")) ?? [];
      this.column = letters ? columnOf(letters) : this.column + 1;
      this.cell = { kind: valueOf(attributes, "t") };
    } else if (this.cell && parent === "c" && (name === "v" || name === "f" || name === "is")) {
      if (this.cell[name] !== undefined) return; // the first of a name counts
      this.cell[name] = "";
      this.part = name;
      this.from = path.length;
    }
  }

  /** @param {string} name */
  close(name) {
    const { path } = this.spelling;
    if (path.length === this.from) this.part = "";
    this.spelling.close();
    if (name === "c" && this.cell && path.at(-1) === "row") {
      const read = this.column <= MOST_COLUMNS ? cellOf(this.cell, this.strings) : null;
      if (read) this.row.set(this.column, read);
      this.cell = null;
    } else if (name === "row" && this.row.size) this.rows.set(this.at, this.row);
  }

  /** @param {string} more */
  text(more) {
    if (!this.cell || !this.part) return;
    if (this.part !== "is" || this.spelling.counts) this.cell[this.part] += more;
  }
}

/**
 * @param {string} attributes
 * @param {string} name
 */
function valueOf(attributes, name) {
  for (const [, found, one, other] of attributes.matchAll(ATTRIBUTE))
    if (found === name) return one ?? other;
  return "";
}

/**
 * @param {Raw} raw
 * @param {string[]} strings
 * @returns {Cell | null}
 */
function cellOf({ kind, v, f, is }, strings) {
  const formula = f ?? null;
  const text = v ?? "";
  switch (kind) {
    case "s":
      return held(strings[Number(text)] ?? "", formula);
    case "inlineStr":
      return held(is ?? "", formula);
    case "str":
      return held(v ?? null, formula);
    case "b":
      return held(text === "1", formula, text === "1" ? "TRUE" : "FALSE");
    case "e":
      return { value: null, formula: formula ?? "", found: text };
    case "d":
      return held(text, formula);
    default:
      if (!text.trim()) return formula === null ? null : held(null, formula);
      return Number.isFinite(Number(text)) ? held(Number(text), formula) : held(text, formula);
  }
}

/**
 * @param {string | number | boolean | null} value
 * @param {string | null} formula
 * @returns {Cell | null} null for an empty text
 */
function held(
  value,
  formula,
  found = formula === null || value !== null ? String(value ?? "") : `=${formula}`,
) {
  if (value === "" && formula === null) return null;
  return {
    value: typeof value === "string" ? value.slice(0, LONGEST_TEXT) : value,
    formula,
    found,
  };
}

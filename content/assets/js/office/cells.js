/**
 * A sheet of our own workbook: cells to fill, and formulas to work out.
 *
 * @typedef {import("./formulas.js").Value} Value
 */

import { Fault, columnOf, evaluate, lettersOf } from "./formulas.js";
import { S, XML } from "./xml.js";

/** One sheet. Rows and columns count from 0, as `hooks/teamwijzer/layout.py` has them. */
export class Sheet {
  /**
   * @param {string} title
   * @param {string} path
   * @param {XMLDocument} xml
   * @param {string[]} strings
   */
  constructor(title, path, xml, strings) {
    this.title = title;
    this.path = path;
    this.xml = xml;
    this.strings = strings;
    /** @type {Map<string, Element>} */
    this.cells = new Map();
    /** @type {Map<string, Value | Fault>} */
    this.known = new Map();
    for (const cell of xml.getElementsByTagNameNS(S, "c"))
      this.cells.set(cell.getAttribute("r") ?? "", cell);
  }

  /** @param {number} row @param {number} column */
  cell(row, column) {
    return this.cells.get(lettersOf(column + 1) + (row + 1));
  }

  /**
   * What a cell holds that is no formula; text of a formula's last value where it is one.
   * @param {number} row
   * @param {number} column
   */
  text(row, column) {
    const found = this.#plain(this.cell(row, column));
    return found === null ? "" : String(found);
  }

  /**
   * Puts a value in a cell that is there, in the place of what it held; null empties it.
   * @param {number} row
   * @param {number} column
   * @param {string | number | null} value
   */
  set(row, column, value) {
    const cell = this.cell(row, column);
    if (!cell) throw new RangeError(`no cell ${lettersOf(column + 1)}${row + 1} on ${this.title}`);
    cell.replaceChildren();
    cell.removeAttribute("t");
    if (value === null || value === "") return;
    if (typeof value === "number") return void cell.append(this.#made("v", String(value)));
    cell.setAttribute("t", "inlineStr");
    const inline = this.xml.createElementNS(S, "is");
    const text = this.#made("t", value);
    if (value !== value.trim()) text.setAttributeNS(XML, "xml:space", "preserve");
    inline.append(text);
    cell.append(inline);
  }

  /**
   * One more row at the end that looks as the last one does, without what it holds.
   * @returns {number} the row
   */
  addRow() {
    const rows = this.xml.getElementsByTagNameNS(S, "row");
    const model = rows[rows.length - 1];
    const before = Number(model.getAttribute("r"));
    const row = /** @type {Element} */ (model.cloneNode(true));
    row.setAttribute("r", String(before + 1));
    for (const cell of row.children) {
      const name = (cell.getAttribute("r") ?? "").replace(/\d+$/, String(before + 1));
      cell.setAttribute("r", name);
      cell.removeAttribute("t");
      cell.replaceChildren();
      this.cells.set(name, cell);
    }
    model.after(row);
    return before;
  }

  /** @param {Map<string, string>} sheets as formulas write them: from → to */
  redirect(sheets) {
    for (const formula of this.xml.getElementsByTagNameNS(S, "f")) {
      for (const [from, to] of sheets)
        formula.textContent = (formula.textContent ?? "").replaceAll(`${from}!`, `${to}!`);
    }
  }

  forget() {
    this.known.clear();
  }

  /**
   * The value of a cell; rows and columns count from 1 here, as in formulas.
   * @param {number} row
   * @param {number} column
   * @param {import("./formulas.js").Look | undefined} look
   * @returns {Value}
   */
  value(row, column, look) {
    const name = lettersOf(column) + row;
    let found = this.known.get(name);
    if (found === undefined) {
      const cell = this.cells.get(name);
      const formula = cell?.getElementsByTagNameNS(S, "f")[0]?.textContent;
      found = formula && look ? this.#worked(formula, look) : this.#plain(cell);
      this.known.set(name, found);
    }
    if (found instanceof Fault) throw found;
    return found;
  }

  /**
   * @param {string} formula
   * @param {import("./formulas.js").Look} look
   * @returns {Value | Fault}
   */
  #worked(formula, look) {
    try {
      return evaluate(formula, this.title, look);
    } catch (error) {
      if (error instanceof Fault) return error;
      throw error;
    }
  }

  /**
   * @param {Element | undefined} cell
   * @returns {Value}
   */
  #plain(cell) {
    const text = cell?.getElementsByTagNameNS(S, "v")[0]?.textContent;
    switch (cell?.getAttribute("t")) {
      case "s":
        return this.strings[Number(text)] ?? "";
      case "inlineStr":
        return cell.textContent ?? "";
      case "str":
        return text ?? "";
      default:
        return text ? Number(text) : null;
    }
  }

  /**
   * Writes the value beside each formula.
   * @param {import("./formulas.js").Look} look
   */
  compute(look) {
    for (const formula of this.xml.getElementsByTagNameNS(S, "f")) {
      const cell = /** @type {Element} */ (formula.parentNode);
      const [, letters, row] = /** @type {RegExpExecArray} */ (
        /^([A-Z]+)(\d+)$/.exec(cell.getAttribute("r") ?? "")
      );
      /** @type {Value | Fault} */
      let found;
      try {
        found = this.value(Number(row), columnOf(letters), look);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        found = error;
      }
      const kind =
        found instanceof Fault
          ? "e"
          : { string: "str", boolean: "b", number: "", object: "" }[
              /** @type {"string"} */ (typeof found)
            ];
      if (kind) cell.setAttribute("t", kind);
      else cell.removeAttribute("t");
      const shown =
        found instanceof Fault
          ? found.message
          : typeof found === "boolean"
            ? String(Number(found))
            : String(found ?? "");
      cell.replaceChildren(formula, this.#made("v", shown));
    }
  }

  /** @param {string} name @param {string} text */
  #made(name, text) {
    const made = this.xml.createElementNS(S, name);
    made.textContent = text;
    return made;
  }
}

/**
 * The sheets of a workbook from anywhere, whichever program wrote it: which there are, and what
 * their cells hold. What is read is bounded, since a file can be made to be heavy.
 *
 * @typedef {object} Cell
 * @property {string | number | boolean | null} value  null where a formula has no value, or it is an error
 * @property {string | null} formula
 * @property {string} found  what stands there, to tell
 * @typedef {Map<number, Cell>} Row  cells by column; rows and columns count from 1
 * @typedef {Map<number, Row>} Rows
 * @typedef {{title: string, path: string, hidden: boolean}} SheetPart
 */

import { columnOf } from "./formulas.js";
import { parseXml } from "./xml.js";
import { listZip, readEntry } from "./zip.js";

/** Rows that are read of a sheet. Ours has 92; who adds thousands has another workbook. */
export const MOST_ROWS = 2000;
const MOST_COLUMNS = 200;
const MOST_SHEETS = 100;
const LONGEST_TEXT = 4000;

/** The workbook as parts, read when they are asked for. */
export class Parts {
  /** @param {Uint8Array} bytes  Throws `RangeError` on what is no workbook. */
  static async open(bytes) {
    const parts = new Parts(listZip(bytes));
    parts.main = await parts.#mainPart();
    const xml = await parts.xml(parts.main);
    if (!xml || !all(xml, "sheets").length) throw new RangeError("no workbook");
    const links = await parts.links(parts.main);
    parts.sheets = all(xml, "sheet")
      .slice(0, MOST_SHEETS)
      .flatMap((sheet) => {
        const id = [...sheet.attributes].find(
          ({ localName, prefix }) => localName === "id" && prefix,
        )?.value;
        const path = links.get(id ?? "")?.path;
        if (!path) return [];
        return [
          {
            title: sheet.getAttribute("name") ?? "",
            path,
            hidden: (sheet.getAttribute("state") ?? "visible") !== "visible",
          },
        ];
      });
    const strings = [...links.values()].find(({ type }) => type.endsWith("/sharedStrings"))?.path;
    const known = strings ? await parts.xml(strings) : null;
    parts.strings = known ? all(known, "si").map(textOf) : [];
    return parts;
  }

  /** @param {Map<string, any>} entries */
  constructor(entries) {
    this.entries = entries;
    /** @type {Map<string, string>} sheets that were unpacked */
    this.texts = new Map();
    this.main = "";
    /** @type {SheetPart[]} */
    this.sheets = [];
    /** @type {string[]} */
    this.strings = [];
  }

  async #mainPart() {
    const links = await this.links("");
    const main = [...links.values()].find(({ type }) => type.endsWith("/officeDocument"))?.path;
    return main && this.entries.has(main) ? main : "xl/workbook.xml";
  }

  /**
   * A part as a document; null where there is none.
   * @param {string} path
   * @returns {Promise<XMLDocument | null>}
   */
  async xml(path) {
    const entry = this.entries.get(path);
    return entry ? parseXml(await readEntry(entry)) : null;
  }

  /**
   * What a part is linked to: id → type and path. Targets may begin with a slash.
   * @param {string} path "" for the package
   */
  async links(path) {
    const [, folder, name] = /** @type {RegExpExecArray} */ (/^(.*\/)?(.*)$/s.exec(path));
    const xml = await this.xml(`${folder ?? ""}_rels/${name}.rels`);
    return new Map(
      (xml ? all(xml, "Relationship") : [])
        .filter((link) => link.getAttribute("TargetMode") !== "External")
        .map((link) => [
          link.getAttribute("Id") ?? "",
          {
            type: link.getAttribute("Type") ?? "",
            path: resolved(folder ?? "", link.getAttribute("Target") ?? ""),
          },
        ]),
    );
  }

  /** @param {string} path */
  async #text(path) {
    let text = this.texts.get(path);
    if (text === undefined) {
      const entry = this.entries.get(path);
      if (!entry) throw new RangeError("no sheet");
      text = new TextDecoder("utf-8", { fatal: true }).decode(await readEntry(entry));
      this.texts.set(path, text);
    }
    return text;
  }

  /**
   * The cells of a sheet that hold something, and whether there were more rows than we read.
   * Throws where it cannot be read.
   * @param {string} path
   * @param {number} most rows
   * @returns {Promise<{rows: Rows, cut: boolean}>}
   */
  async cells(path, most = MOST_ROWS) {
    const { text, cut } = shortened(await this.#text(path), most);
    const xml = parseXml(new TextEncoder().encode(text));
    /** @type {Rows} */
    const rows = new Map();
    let last = 0;
    for (const element of all(xml, "row")) {
      last = Number(element.getAttribute("r")) || last + 1;
      const row = rowOf(element, this.strings);
      if (row.size) rows.set(last, row);
    }
    return { rows, cut };
  }
}

/**
 * The text of a sheet up to so many rows: the rest costs no time.
 * @param {string} text
 * @param {number} most
 */
function shortened(text, most) {
  const ends = /<\/(\w+:)?row>/g;
  for (let n = 0; n < most; n += 1) if (!ends.exec(text)) return { text, cut: false };
  const prefix = /** @type {RegExpExecArray} */ (
    /<\/((?:\w+:)?)row>$/.exec(text.slice(0, ends.lastIndex))
  )[1];
  const rest = text.slice(ends.lastIndex);
  if (!/^\s*<(\w+:)?row[\s>/]/.test(rest)) return { text, cut: false };
  return {
    text: `${text.slice(0, ends.lastIndex)}</${prefix}sheetData></${prefix}worksheet>`,
    cut: true,
  };
}

/**
 * @param {Element} element
 * @param {string[]} strings
 */
function rowOf(element, strings) {
  /** @type {Row} */
  const row = new Map();
  let last = 0;
  for (const cell of element.children) {
    if (cell.localName !== "c") continue;
    const [letters] = /^[A-Z]{1,3}(?=\d)/.exec(cell.getAttribute("r") ?? "") ?? [];
    last = letters ? columnOf(letters) : last + 1;
    const read = last <= MOST_COLUMNS ? cellOf(cell, strings) : null;
    if (read) row.set(last, read);
  }
  return row;
}

/**
 * @param {Element} cell
 * @param {string[]} strings
 * @returns {Cell | null}
 */
function cellOf(cell, strings) {
  const inside = (/** @type {string} */ name) =>
    [...cell.children].find(({ localName }) => localName === name);
  const [written, inline] = [inside("v"), inside("is")];
  const formula = inside("f")?.textContent ?? null;
  const text = written?.textContent ?? "";
  switch (cell.getAttribute("t")) {
    case "s":
      return held(strings[Number(text)] ?? "", formula);
    case "inlineStr":
      return held(inline ? textOf(inline) : "", formula);
    case "str":
      return written ? held(text, formula) : held(null, formula);
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

/**
 * The text of a string, without the readings that an Asian spelling brings along.
 * @param {Element} element
 */
function textOf(element) {
  return all(element, "t")
    .filter((text) => text.parentElement?.localName !== "rPh")
    .map((text) => text.textContent)
    .join("");
}

/**
 * Elements of a name in whichever namespace: there are two for one format.
 * @param {Document | Element} parent
 * @param {string} name
 */
export function all(parent, name) {
  return [...parent.getElementsByTagNameNS("*", name)];
}

/**
 * @param {string} folder
 * @param {string} target
 */
function resolved(folder, target) {
  /** @type {string[]} */
  const path = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") path.pop();
    else if (step && step !== ".") path.push(step);
  }
  return path.join("/");
}

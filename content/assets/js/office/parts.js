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

import { rowsIn, stringsIn } from "./rows.js";
import { parseXml } from "./xml.js";
import { listZip, readEntry } from "./zip.js";

/** Rows that are read of a sheet. Ours has 92; who adds thousands has another workbook. */
export const MOST_ROWS = 2000;
const MOST_SHEETS = 100;

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
    if (strings && parts.entries.has(strings))
      parts.strings = stringsIn(await parts.#text(strings));
    return parts;
  }

  /** @param {Map<string, any>} entries */
  constructor(entries) {
    this.entries = entries;
    /** @type {Map<string, string>} sheets and texts that were unpacked */
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
    return { rows: rowsIn(text, this.strings), cut };
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

/**
 * Fills our own workbook (see hooks/teamwijzer/documents/workbook): values go into cells that are
 * there, sheets can be copied, and every formula is written with its value, so that the file reads
 * the same in a preview as in a spreadsheet program.
 *
 * @typedef {Map<string, Uint8Array<ArrayBuffer>>} Contents
 */

import { Sheet } from "./cells.js";
import { Fault, columnOf } from "./formulas.js";
import { OFFICE, RELATIONSHIPS, S, parseXml, serialise } from "./xml.js";
import { readZip, writeZip } from "./zip.js";

const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const SHEETS = "xl/worksheets/sheet";
/** What the name of a tab cannot hold, and how long it can be. */
const NOT_IN_TABS = /[[\]:*?/\\]/g;
const LONGEST_TAB = 31;

export class Book {
  /** @param {Uint8Array} bytes a workbook of ours, blank or filled here */
  static async open(bytes) {
    return new Book(await readZip(bytes));
  }

  /** @param {Contents} parts */
  constructor(parts) {
    this.parts = parts;
    this.workbook = this.#part("xl/workbook.xml");
    this.links = this.#part("xl/_rels/workbook.xml.rels");
    const strings = [...this.#part("xl/sharedStrings.xml").getElementsByTagNameNS(S, "si")].map(
      (si) => si.textContent ?? "",
    );
    const paths = new Map(
      [...this.links.documentElement.children].map((link) => [
        link.getAttribute("Id"),
        `xl/${link.getAttribute("Target")}`,
      ]),
    );
    this.sheets = [...this.workbook.getElementsByTagNameNS(S, "sheet")].map((sheet) => {
      const path = paths.get(sheet.getAttributeNS(OFFICE, "id")) ?? "";
      return new Sheet(sheet.getAttribute("name") ?? "", path, this.#part(path), strings);
    });
  }

  /** @param {string} path */
  #part(path) {
    const content = this.parts.get(path);
    if (!content) throw new RangeError(`no ${path}`);
    return parseXml(content);
  }

  /**
   * @param {string} title of its tab
   * @returns {Sheet}
   */
  sheet(title) {
    const found = this.sheets.find((sheet) => sheet.title === title);
    if (!found) throw new RangeError(`no sheet ${title}`);
    return found;
  }

  /**
   * A copy of a sheet behind the last one. Formulas that point at sheets in `others` (title → title)
   * point at the others instead.
   * @param {Sheet} sheet
   * @param {string} wish what its tab should say
   * @param {Map<string, string>} others
   */
  copy(sheet, wish, others = new Map()) {
    const title = this.#freeTitle(wish);
    const number = this.sheets.length + 1;
    const path = `${SHEETS}${number}.xml`;
    const made = new Sheet(
      title,
      path,
      /** @type {XMLDocument} */ (sheet.xml.cloneNode(true)),
      sheet.strings,
    );
    made.redirect(new Map([...others].map(([from, to]) => [quoted(from), quoted(to)])));
    const last = /** @type {Element} */ (this.workbook.getElementsByTagNameNS(S, "sheets")[0]);
    const entry = this.workbook.createElementNS(S, "sheet");
    entry.setAttribute("name", title);
    entry.setAttribute("sheetId", String(number));
    entry.setAttributeNS(OFFICE, "r:id", `rIdCopy${number}`);
    last.append(entry);
    const link = this.links.createElementNS(RELATIONSHIPS, "Relationship");
    link.setAttribute("Id", `rIdCopy${number}`);
    link.setAttribute("Type", `${OFFICE}/worksheet`);
    link.setAttribute("Target", path.slice("xl/".length));
    this.links.documentElement.append(link);
    this.#nameAreas(sheet, made);
    this.sheets.push(made);
    return made;
  }

  /** @param {string} wish */
  #freeTitle(wish) {
    const taken = new Set(this.sheets.map(({ title }) => title.toLowerCase()));
    const plain = wish
      .replace(NOT_IN_TABS, " ")
      .replace(/^'+|'+$/g, "")
      .trim();
    for (let n = 1; ; n += 1) {
      const end = n > 1 ? ` (${n})` : "";
      const title =
        [...plain]
          .slice(0, LONGEST_TAB - end.length)
          .join("")
          .slice(0, LONGEST_TAB - end.length)
          .trim() + end;
      if (title && !taken.has(title.toLowerCase())) return title;
    }
  }

  /**
   * The copy prints and filters as its model does.
   * @param {Sheet} model
   * @param {Sheet} made
   */
  #nameAreas(model, made) {
    const at = String(this.sheets.indexOf(model));
    for (const name of [...this.workbook.getElementsByTagNameNS(S, "definedName")]) {
      if (name.getAttribute("localSheetId") !== at) continue;
      const copy = /** @type {Element} */ (name.cloneNode(true));
      copy.setAttribute("localSheetId", String(this.sheets.length));
      copy.textContent = (name.textContent ?? "").replace(
        /^('(?:[^']|'')+'|[^'!]+)!/,
        `${quoted(made.title)}!`,
      );
      name.parentNode?.append(copy);
    }
  }

  /** The file, with all values worked out. */
  async save() {
    this.#compute();
    for (const sheet of this.sheets) this.parts.set(sheet.path, serialise(sheet.xml));
    for (const path of this.parts.keys())
      if (path.startsWith("xl/charts/chart")) this.#renewChart(path);
    this.parts.set("xl/workbook.xml", serialise(this.workbook));
    this.parts.set("xl/_rels/workbook.xml.rels", serialise(this.links));
    this.#listParts();
    return writeZip(this.parts);
  }

  #compute() {
    const byTitle = new Map(this.sheets.map((sheet) => [sheet.title, sheet]));
    /** @type {import("./formulas.js").Look} */
    const look = (title, row, column) => {
      const sheet = byTitle.get(title);
      if (!sheet) throw new Fault("#REF!");
      return sheet.value(row, column, look);
    };
    for (const sheet of this.sheets) sheet.forget();
    for (const sheet of this.sheets) sheet.compute(look);
    this.look = look;
  }

  /**
   * A chart ends where its list ends, and holds the values that it draws.
   * @param {string} path
   */
  #renewChart(path) {
    const xml = this.#part(path);
    const inside = (/** @type {Element} */ parent, /** @type {string} */ name) =>
      parent.getElementsByTagNameNS(CHART, name)[0];
    for (const series of xml.getElementsByTagNameNS(CHART, "ser")) {
      const names = inside(series, "cat");
      const length = this.#cells(inside(names, "f")).filter(({ value }) => value !== "").length;
      for (const kind of [names, inside(series, "val")]) {
        const formula = inside(kind, "f");
        const cells = this.#cells(formula).slice(0, length || 1);
        formula.textContent = (formula.textContent ?? "").replace(
          /\d+$/,
          String(cells.at(-1)?.row),
        );
        const cache = inside(kind, kind === names ? "strCache" : "numCache");
        inside(cache, "ptCount").setAttribute("val", String(cells.length));
        for (const point of [...cache.getElementsByTagNameNS(CHART, "pt")]) point.remove();
        for (const [at, { value }] of cells.entries()) {
          if (value === "" && kind !== names) continue;
          const point = xml.createElementNS(CHART, "c:pt");
          point.setAttribute("idx", String(at));
          point.append(xml.createElementNS(CHART, "c:v"));
          point.children[0].textContent = String(value ?? "");
          cache.append(point);
        }
      }
    }
    this.parts.set(path, serialise(xml));
  }

  /** @param {Element} formula such as `Inzichten!$A$6:$A$17` */
  #cells(formula) {
    const [, quotedTitle, plain, letters, first, last] = /** @type {RegExpExecArray} */ (
      /^(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/.exec(
        formula.textContent ?? "",
      )
    );
    const sheet = this.sheet(quotedTitle?.replace(/''/g, "'") ?? plain);
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => ({
      row: Number(first) + at,
      value: sheet.value(Number(first) + at, columnOf(letters), this.look),
    }));
  }

  /** The package knows its new parts; the list of titles that it need not have goes. */
  #listParts() {
    const types = this.#part("[Content_Types].xml");
    const known = new Set(
      [...types.documentElement.children].map((type) => type.getAttribute("PartName")),
    );
    const model = [...types.documentElement.children].find(
      (type) => type.getAttribute("PartName") === `/${this.sheets[0].path}`,
    );
    for (const { path } of this.sheets) {
      if (known.has(`/${path}`) || !model) continue;
      const type = /** @type {Element} */ (model.cloneNode());
      type.setAttribute("PartName", `/${path}`);
      types.documentElement.append(type);
    }
    this.parts.set("[Content_Types].xml", serialise(types));
    const app = this.#part("docProps/app.xml");
    for (const name of ["HeadingPairs", "TitlesOfParts"])
      app.getElementsByTagNameNS("*", name)[0]?.remove();
    this.parts.set("docProps/app.xml", serialise(app));
  }
}

/** @param {string} title as formulas write it */
function quoted(title) {
  return `'${title.replace(/'/g, "''")}'`;
}

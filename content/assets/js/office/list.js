/** A list as a workbook of one sheet: to fill in, to sort and to print. */

import { fitLine, refuse } from "../base/clean.js";
import { lettersOf } from "./formulas.js";
import { OFFICE, RELATIONSHIPS, S } from "./xml.js";
import { writeZip } from "./zip.js";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Formats of cells: see `STYLES`. */
const TITLE = 1;
const HEADS = 2;
const BODY = 3;
/** What the name of a tab cannot hold, and how long it can be. */
const NOT_IN_TABS = /[[\]:*?/\\']/g;
const LONGEST_TAB = 31;
/** The widest that a column becomes, in signs; texts that are longer take more lines. */
const WIDEST = 48;
const NARROWEST = 14;

const LINE = ["left", "right", "top", "bottom"]
  .map((side) => `<${side} style="thin"><color rgb="FF9AA5AB"/></${side}>`)
  .join("");
const STYLES = `<styleSheet xmlns="${S}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF14505C"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${LINE}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/**
 * The file. Every cell is text or empty, so none can be a formula.
 *
 * @param {{title: string, about: string[], heads: string[], rows: string[][]}} list `about`:
 *   lines below the title
 */
export async function writeList({ title, about, heads, rows }) {
  const tab = fitLine(title).replace(NOT_IN_TABS, " ").slice(0, LONGEST_TAB).trim() || "1";
  const above = [title, ...about].filter(Boolean);
  const top = above.length + 2;
  const last = lettersOf(heads.length);
  const end = `$${last}$${top + rows.length}`;
  const lines = [
    ...above.map((text, at) => row(at + 1, [text], at ? 0 : TITLE)),
    row(top, heads, HEADS),
    ...rows.map((texts, at) => row(top + 1 + at, texts, BODY)),
  ];
  const widths = heads.map((head, at) => {
    const longest = Math.max(head.length, ...rows.map((texts) => texts[at].length));
    const width = Math.min(WIDEST, at ? Math.max(NARROWEST, longest + 2) : longest + 4);
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  const named = (/** @type {string} */ name, /** @type {string} */ area) =>
    `<definedName name="_xlnm.${name}" localSheetId="0"${name.startsWith("_") ? ' hidden="1"' : ""}>'${safe(tab)}'!${area}</definedName>`;
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${S}" xmlns:r="${OFFICE}"><sheets><sheet name="${safe(tab)}" sheetId="1" r:id="rId1"/></sheets><definedNames>${named("_FilterDatabase", `$A$${top}:${end}`)}${named("Print_Titles", `$${top}:$${top}`)}</definedNames></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": STYLES,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${S}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${top}" topLeftCell="A${top + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${lines.join("")}</sheetData><autoFilter ref="A${top}:${end.replaceAll("$", "")}"/><pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`,
  };
  const encoder = new TextEncoder();
  return writeZip(
    new Map(Object.entries(parts).map(([path, text]) => [path, encoder.encode(HEAD + text)])),
  );
}

/**
 * @param {number} number
 * @param {string[]} texts
 * @param {number} style
 */
function row(number, texts, style) {
  const cells = texts.map((text, at) => {
    const place = `r="${lettersOf(at + 1)}${number}" s="${style}"`;
    return text ? `<c ${place} t="inlineStr"><is><t>${safe(text)}</t></is></c>` : `<c ${place}/>`;
  });
  return `<row r="${number}">${cells.join("")}</row>`;
}

/** @param {[string, string][]} goals kind and place of each */
function relationships(goals) {
  const links = goals.map(
    ([kind, goal], at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${goal}"/>`,
  );
  return `<Relationships xmlns="${RELATIONSHIPS}">${links.join("")}</Relationships>`;
}

/** @param {string} text */
function safe(text) {
  return refuse(fitLine(text))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;");
}

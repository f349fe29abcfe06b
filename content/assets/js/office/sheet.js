/** Fills the site's own workbook in the browser: see hooks/teamwijzer/documents. */

import { OFFICE, S, child, parseXml, serialise } from "./xml.js";
import { readZip, writeZip } from "./zip.js";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * The task overview with level and priority on a sheet: task code → {level, priority}, as the
 * sheet spells them. Everything else stays; what is computed is computed when it opens.
 */
export async function fillWorkbook(book, sheetName, rows) {
  const parts = await readZip(book);
  const sheet = sheetPath(parts, sheetName);
  const strings = [...parseXml(parts.get("xl/sharedStrings.xml")).getElementsByTagNameNS(S, "si")].map((si) => si.textContent);
  for (const name of [...parts.keys()].filter((part) => part.startsWith("xl/worksheets/sheet"))) {
    const xml = parseXml(parts.get(name));
    if (name === sheet) fillRows(xml, strings, rows);
    for (const formula of xml.getElementsByTagNameNS(S, "f")) child(formula.parentNode, "v", S)?.remove();
    parts.set(name, serialise(xml));
  }
  return writeZip(parts);
}

function sheetPath(parts, name) {
  const sheets = [...parseXml(parts.get("xl/workbook.xml")).getElementsByTagNameNS(S, "sheet")];
  const id = sheets.find((sheet) => sheet.getAttribute("name") === name).getAttributeNS(OFFICE, "id");
  const links = [...parseXml(parts.get("xl/_rels/workbook.xml.rels")).documentElement.children];
  return `xl/${links.find((link) => link.getAttribute("Id") === id).getAttribute("Target")}`;
}

/** Finds each task by the code in column A; level and priority stand in E and F. */
function fillRows(xml, strings, rows) {
  for (const row of xml.getElementsByTagNameNS(S, "row")) {
    const cells = new Map([...row.children].map((cell) => [cell.getAttribute("r").replace(/\d+/, ""), cell]));
    const code = cells.get("A")?.getAttribute("t") === "s" ? strings[Number(cells.get("A").textContent)] : "";
    const found = rows.get(code);
    if (!found) continue;
    for (const [column, text] of [["E", found.level], ["F", found.priority]]) {
      const cell = cells.get(column);
      cell.replaceChildren();
      cell.removeAttribute("t");
      if (!text) continue;
      cell.setAttribute("t", "inlineStr");
      const inline = xml.createElementNS(S, "is");
      inline.append(xml.createElementNS(S, "t"));
      inline.firstChild.textContent = text;
      cell.append(inline);
    }
  }
}

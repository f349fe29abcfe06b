/**
 * Opens and fills the site's own documents in the browser: a small reader and writer of zip
 * files, and of the parts of OOXML that our forms use. What it reads may come from anywhere:
 * sizes are bounded, sums are checked, document types are refused.
 */

import { inflate } from "./tool.js";

const MOST_ENTRIES = 200;
const LARGEST_FILE = 24 * 2 ** 20;
const LARGEST_PART = 8 * 2 ** 20;
const LARGEST_TOTAL = 24 * 2 ** 20;

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const XML = "http://www.w3.org/XML/1998/namespace";
const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/* Zip */

const TABLE = new Uint32Array(256).map((_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** The entries of a zip file, not yet inflated. Throws `RangeError` on what is no zip of ours. */
export function listZip(bytes) {
  const refuse = () => {
    throw new RangeError("no document");
  };
  if (bytes.length < 22 || bytes.length > LARGEST_FILE) refuse();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_557 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) refuse();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) refuse();
  const entries = new Map();
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) refuse();
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + lengths[0]));
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const local = view.getUint32(at + 42, true);
    if (flags & 1 || (method !== 0 && method !== 8) || size > LARGEST_PART) refuse();
    if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50) refuse();
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packed > bytes.length) refuse();
    entries.set(name, { method, size, crc: view.getUint32(at + 16, true), packed: bytes.subarray(start, start + packed) });
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  if ([...entries.values()].reduce((sum, entry) => sum + entry.size, 0) > LARGEST_TOTAL) refuse();
  return entries;
}

/** The content of an entry. */
async function readEntry(entry) {
  const content = entry.method === 0 ? entry.packed : await inflate(entry.packed, Math.min(entry.size, LARGEST_PART));
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw new RangeError("damaged");
  return content;
}

/** All parts of a package by name. */
export async function readZip(bytes) {
  const parts = new Map();
  for (const [name, entry] of listZip(bytes)) parts.set(name, await readEntry(entry));
  return parts;
}

/** A zip file of these parts, in their order. */
export async function writeZip(parts) {
  const chunks = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const title = new TextEncoder().encode(name);
    const stream = new Blob([content]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const packed = new Uint8Array(await new Response(stream).arrayBuffer());
    const common = new DataView(new ArrayBuffer(26));
    common.setUint16(0, 20, true); // version that is needed to read it
    common.setUint16(2, 0x0800, true); // the name is UTF-8
    common.setUint16(4, 8, true); // deflated
    common.setUint16(8, 0x0021, true); // 1 January 1980: no clock in the file
    common.setUint32(10, crc32(content), true);
    common.setUint32(14, packed.length, true);
    common.setUint32(18, content.length, true);
    common.setUint16(22, title.length, true);
    const fields = new Uint8Array(common.buffer);
    chunks.push(Uint8Array.of(0x50, 0x4b, 3, 4), fields, title, packed);
    const rest = new DataView(new ArrayBuffer(14));
    rest.setUint32(10, offset, true);
    directory.push(Uint8Array.of(0x50, 0x4b, 1, 2, 20, 0), fields, new Uint8Array(rest.buffer), title);
    offset += 4 + 26 + title.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, parts.size, true);
  end.setUint16(10, parts.size, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  return new Blob([...chunks, ...directory, new Uint8Array(end.buffer)]).arrayBuffer().then((b) => new Uint8Array(b));
}

/* XML */

/** A part as a document. Throws on what is not well-formed, and on a document type. */
export function parseXml(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (/<!DOCTYPE/i.test(text)) throw new RangeError("a document type");
  const xml = new DOMParser().parseFromString(text, "application/xml");
  if (xml.getElementsByTagName("parsererror").length) throw new RangeError("not well-formed");
  return xml;
}

function serialise(xml) {
  const text = new XMLSerializer().serializeToString(xml).replace(/^<\?xml[^>]*\?>\s*/, "");
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
}

/* Forms */

/** Writes WordprocessingML into a part. */
class Writer {
  constructor(xml) {
    this.xml = xml;
    this.controls = 0;
  }

  make(name, attributes = {}, ...children) {
    const made = this.xml.createElementNS(W, `w:${name}`);
    for (const [key, value] of Object.entries(attributes)) made.setAttributeNS(W, `w:${key}`, value);
    made.append(...children);
    return made;
  }

  run(text, ...properties) {
    const content = this.make("t");
    content.setAttributeNS(XML, "xml:space", "preserve");
    content.textContent = text;
    return this.make("r", {}, ...(properties.length ? [this.make("rPr", {}, ...properties)] : []), content);
  }

  /** A blank with a name stays a blank that Word can fill. */
  inline(run) {
    if (typeof run === "string") return this.run(run);
    this.controls += 1;
    return this.make("sdt", {},
      this.make("sdtPr", {},
        this.make("alias", { val: run.blank.slice(0, 64) }),
        this.make("tag", { val: run.tag }),
        this.make("id", { val: this.controls }),
        this.make("showingPlcHdr"),
        this.make("richText")),
      this.make("sdtContent", {}, this.run(`[${run.blank}]`, this.make("rStyle", { val: "Prompt" }))));
  }

  paragraph(style, ...content) {
    return this.make("p", {}, this.make("pPr", {}, this.make("pStyle", { val: style })), ...content);
  }

  table(widths, rows, { header = false, height = 0 } = {}) {
    const total = widths.reduce((sum, width) => sum + width, 0);
    return this.make("tbl", {},
      this.make("tblPr", {},
        this.make("tblStyle", { val: "TableGrid" }),
        this.make("tblW", { w: total, type: "dxa" }),
        this.make("tblLayout", { type: "fixed" }),
        this.make("tblCellMar", {}, ...["top", "left", "bottom", "right"].map((side) => this.make(side, { w: 85, type: "dxa" }))),
        this.make("tblLook", { val: "00A0", firstRow: header ? 1 : 0, firstColumn: 1, noVBand: 1 })),
      this.make("tblGrid", {}, ...widths.map((w) => this.make("gridCol", { w }))),
      ...rows.map((cells, n) => {
        const head = header && n === 0;
        const properties = [this.make("cantSplit")];
        if (height && !head) properties.push(this.make("trHeight", { val: height, hRule: "atLeast" }));
        if (head) properties.push(this.make("tblHeader"));
        return this.make("tr", {}, this.make("trPr", {}, ...properties), ...cells.map((runs, i) =>
          this.make("tc", {},
            this.make("tcPr", {}, this.make("tcW", { w: widths[i], type: "dxa" }),
              ...(head ? [this.make("shd", { val: "clear", color: "auto", fill: "E8EEF5" })] : [])),
            this.paragraph("Cell", ...runs.map((run) =>
              typeof run === "string" && (head || i === 0) ? this.run(run, this.make("b")) : this.inline(run))))));
      }));
  }

  /** What a block of `job.js` is in Word. */
  block(block) {
    switch (block.kind) {
      case "title": return [this.paragraph("Title", this.run(block.text))];
      case "heading": return [this.paragraph(`Heading${block.level}`, this.run(block.text))];
      case "text": return [this.paragraph(block.lead ? "Lead" : "Normal", ...block.runs.map((run) => this.inline(run)))];
      case "list": return block.items.map((entry) => this.paragraph("ListBullet", this.run(entry.text)));
      case "rows": return [this.table([2721, 6916], block.rows.map(([name, runs]) => [[name], runs])), this.paragraph("Gap")];
      default: return [this.table([2494, 2381, 1928, 2834], [block.columns.map((c) => [c]), ...block.rows], { header: true, height: 794 }), this.paragraph("Gap")];
    }
  }
}

/**
 * A form of ours with another body: its styles, page and footer stay. `kept` travels along
 * in a part of its own, so that the document can be opened here again.
 */
export async function fillForm(form, title, blocks, kept, namespace) {
  const parts = await readZip(form);
  const xml = parseXml(parts.get("word/document.xml"));
  const body = xml.getElementsByTagNameNS(W, "body")[0];
  const section = [...body.children].at(-1);
  const writer = new Writer(xml);
  body.replaceChildren(...blocks.flatMap((block) => writer.block(block)), section);
  parts.set("word/document.xml", serialise(xml));
  retitle(parts, title);
  await addPart(parts, kept, namespace);
  return writeZip(parts);
}

/**
 * A form of ours with its blanks filled: tag → text, or true for a box that is ticked. `blocks`
 * come at the end; `kept` travels along.
 */
export async function fillBlanks(form, values, blocks, kept, namespace) {
  const parts = await readZip(form);
  const xml = parseXml(parts.get("word/document.xml"));
  const writer = new Writer(xml);
  const controls = [...xml.getElementsByTagNameNS(W, "sdt")];
  writer.controls = controls.length;
  for (const control of controls) {
    const value = values.get(child(control, "tag").getAttributeNS(W, "val"));
    if (value === true) tick(control);
    else if (value) fillBlank(writer, control, value);
  }
  const body = xml.getElementsByTagNameNS(W, "body")[0];
  [...body.children].at(-1).before(...blocks.flatMap((block) => writer.block(block)));
  parts.set("word/document.xml", serialise(xml));
  await addPart(parts, kept, namespace);
  return writeZip(parts);
}

function child(parent, name, space = W) {
  return parent.getElementsByTagNameNS(space, name)[0];
}

function tick(control) {
  child(control, "checked", W14)?.setAttributeNS(W14, "w14:val", "1");
  child(child(control, "sdtContent"), "t").textContent = "☒";
}

function fillBlank(writer, control, text) {
  child(control, "showingPlcHdr")?.remove();
  const date = child(control, "date");
  let shown = text;
  if (date) {
    date.setAttributeNS(W, "w:fullDate", `${text}T00:00:00Z`);
    const language = child(date, "lid").getAttributeNS(W, "val");
    shown = new Date(`${text}T12:00:00`).toLocaleDateString(language, { dateStyle: "long" });
  }
  const run = writer.make("r");
  for (const [at, line] of shown.split("\n").entries()) {
    if (at) run.append(writer.make("br"));
    run.append(writer.run(line).lastChild);
  }
  child(control, "sdtContent").replaceChildren(run);
}

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

/** The title in the properties, and in the footer where the form's own title stands. */
function retitle(parts, title) {
  const core = parseXml(parts.get("docProps/core.xml"));
  const old = core.getElementsByTagNameNS("http://purl.org/dc/elements/1.1/", "title")[0];
  const before = old.textContent;
  old.textContent = title;
  parts.set("docProps/core.xml", serialise(core));
  for (const [name, content] of parts) {
    if (!/^word\/footer\d*\.xml$/.test(name)) continue;
    const footer = parseXml(content);
    for (const text of footer.getElementsByTagNameNS(W, "t")) {
      text.textContent = text.textContent.replace(before, () => title);
    }
    parts.set(name, serialise(footer));
  }
}

/** A custom part with the state as text. */
async function addPart(parts, kept, namespace) {
  const state = document.implementation.createDocument(namespace, "state");
  state.documentElement.textContent = JSON.stringify(kept);
  parts.set("customXml/item1.xml", serialise(state));
  const store = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
  const item = document.implementation.createDocument(store, "ds:datastoreItem");
  item.documentElement.setAttributeNS(store, "ds:itemID", "{6F0B1C52-7A0E-4C39-9D2F-3A5E8B7C4D10}");
  parts.set("customXml/itemProps1.xml", serialise(item));
  relate(parts, "customXml/_rels/item1.xml.rels", `${OFFICE}/customXmlProps`, "itemProps1.xml");
  relate(parts, "word/_rels/document.xml.rels", `${OFFICE}/customXml`, "../customXml/item1.xml");
  const types = parseXml(parts.get("[Content_Types].xml"));
  const override = types.createElementNS(types.documentElement.namespaceURI, "Override");
  override.setAttribute("PartName", "/customXml/itemProps1.xml");
  override.setAttribute("ContentType", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
  types.documentElement.append(override);
  parts.set("[Content_Types].xml", serialise(types));
}

function relate(parts, name, type, target) {
  const known = parts.get(name);
  const xml = known ? parseXml(known) : document.implementation.createDocument(RELATIONSHIPS, "Relationships");
  const link = xml.createElementNS(RELATIONSHIPS, "Relationship");
  link.setAttribute("Id", `rIdKept${xml.documentElement.children.length + 1}`);
  link.setAttribute("Type", type);
  link.setAttribute("Target", target);
  xml.documentElement.append(link);
  parts.set(name, serialise(xml));
}

/** What `fillForm` put into a document; null where there is nothing of that kind. */
export async function keptIn(bytes, namespace) {
  for (const [name, entry] of listZip(bytes)) {
    if (!/^customXml\/item\d+\.xml$/.test(name)) continue;
    const root = parseXml(await readEntry(entry)).documentElement;
    if (root.namespaceURI === namespace && root.localName === "state") return JSON.parse(root.textContent);
  }
  return null;
}

/**
 * Fills the site's own forms in the browser. Everything in the form that is not replaced stays;
 * a part of its own lets the document be opened here again.
 *
 * @typedef {import("../base/blocks.js").Block} Block
 * @typedef {import("../base/blocks.js").Run} Run
 * @typedef {Map<string, Uint8Array<ArrayBuffer>>} Parts of a package, by name
 * @typedef {{title: string, subject: string, author: string}} About `author`: the school
 */

import { parseJson } from "../base/packing.js";
import { addPart, xmlOf } from "./travel.js";
import { W, W14, XML, child, parseXml, serialise } from "./xml.js";
import { listZip, readEntry, readZip, writeZip } from "./zip.js";

const LARGEST_STATE = 4 * 2 ** 20;

/** Writes WordprocessingML into a part. */
class Writer {
  /** @param {Document} xml */
  constructor(xml) {
    this.xml = xml;
    this.controls = 0;
    this.width = widthOf(xml);
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number>} attributes
   * @param {...Element} children
   */
  make(name, attributes = {}, ...children) {
    const made = this.xml.createElementNS(W, `w:${name}`);
    for (const [key, value] of Object.entries(attributes))
      made.setAttributeNS(W, `w:${key}`, String(value));
    made.append(...children);
    return made;
  }

  /**
   * @param {string} text
   * @param {...Element} properties
   */
  run(text, ...properties) {
    const content = this.make("t");
    content.setAttributeNS(XML, "xml:space", "preserve");
    content.textContent = text;
    return this.make(
      "r",
      {},
      ...(properties.length ? [this.make("rPr", {}, ...properties)] : []),
      content,
    );
  }

  /**
   * A blank with a name stays a blank that Word can fill; but for signatures it catches the eye.
   *
   * @param {Run} run
   */
  inline(run) {
    if (typeof run === "string") return this.run(run);
    this.controls += 1;
    const marks = run.tag.startsWith("sign.") ? [] : [this.make("highlight", { val: "yellow" })];
    return this.make(
      "sdt",
      {},
      this.make(
        "sdtPr",
        {},
        this.make("alias", { val: run.blank.slice(0, 64) }),
        this.make("tag", { val: run.tag }),
        this.make("id", { val: this.controls }),
        this.make("showingPlcHdr"),
        this.make("richText"),
      ),
      this.make(
        "sdtContent",
        {},
        this.run(`[${run.blank}]`, this.make("rStyle", { val: "Prompt" }), ...marks),
      ),
    );
  }

  /**
   * @param {string} style
   * @param {...Element} content
   */
  paragraph(style, ...content) {
    return this.make(
      "p",
      {},
      this.make("pPr", {}, this.make("pStyle", { val: style })),
      ...content,
    );
  }

  /**
   * Holds the paragraphs of rows with the row below, so that a page does not split the table.
   *
   * @param {Element[]} rows
   */
  together(rows) {
    for (const row of rows.slice(0, -1)) {
      for (const style of row.getElementsByTagNameNS(W, "pStyle"))
        style.after(this.make("keepNext"));
    }
    return rows;
  }

  /**
   * @param {number[]} widths in twentieths of a point, as Word counts
   * @param {Run[][][]} rows
   * @param {{header?: boolean, height?: number, whole?: boolean}} [how] `height` of a row, at least
   */
  table(widths, rows, { header = false, height = 0, whole = false } = {}) {
    const total = widths.reduce((sum, width) => sum + width, 0);
    const together = (/** @type {Element[]} */ made) => (whole ? this.together(made) : made);
    return this.make(
      "tbl",
      {},
      this.make(
        "tblPr",
        {},
        this.make("tblStyle", { val: "TableGrid" }),
        this.make("tblW", { w: total, type: "dxa" }),
        this.make("tblLayout", { type: "fixed" }),
        this.make(
          "tblCellMar",
          {},
          ...["top", "left", "bottom", "right"].map((side) =>
            this.make(side, { w: 85, type: "dxa" }),
          ),
        ),
        this.make("tblLook", { val: "00A0", firstRow: header ? 1 : 0, firstColumn: 1, noVBand: 1 }),
      ),
      this.make("tblGrid", {}, ...widths.map((w) => this.make("gridCol", { w }))),
      ...together(
        rows.map((cells, n) => {
          const head = header && n === 0;
          const properties = [this.make("cantSplit")];
          if (height && !head)
            properties.push(this.make("trHeight", { val: height, hRule: "atLeast" }));
          if (head) properties.push(this.make("tblHeader"));
          return this.make(
            "tr",
            {},
            this.make("trPr", {}, ...properties),
            ...cells.map((runs, i) =>
              this.make(
                "tc",
                {},
                this.make(
                  "tcPr",
                  {},
                  this.make("tcW", { w: widths[i], type: "dxa" }),
                  ...(head
                    ? [this.make("shd", { val: "clear", color: "auto", fill: "E8EEF5" })]
                    : []),
                ),
                this.paragraph(
                  "Cell",
                  ...runs.map((run) =>
                    typeof run === "string" && (head || i === 0)
                      ? this.run(run, this.make("b"))
                      : this.inline(run),
                  ),
                ),
              ),
            ),
          );
        }),
      ),
    );
  }

  /**
   * What a block is in Word.
   *
   * @param {Block} block
   */
  block(block) {
    switch (block.kind) {
      case "title":
        return [
          this.paragraph("Title", ...(block.runs ?? [block.text]).map((run) => this.inline(run))),
        ];
      case "heading":
        return [this.paragraph(`Heading${block.level}`, this.run(block.text))];
      case "text":
        return [
          this.paragraph(
            block.lead ? "Lead" : "Normal",
            ...block.runs.map((run) => this.inline(run)),
          ),
        ];
      case "list":
        return block.items.map((entry) => this.paragraph("ListBullet", this.run(entry.text)));
      case "rows":
        return [
          this.table(
            [2721, 6916],
            block.rows.map(([name, runs]) => [[name], runs]),
          ),
          this.paragraph("Gap"),
        ];
      default:
        return [this.#columns(block), this.paragraph("Gap")];
    }
  }

  /**
   * A table to fill in, or one to read, whose columns share the width of the page.
   *
   * @param {Extract<Block, {kind: "table"}>} block
   */
  #columns({ columns, rows, shares }) {
    const all = [columns.map((column) => [column]), ...rows];
    if (!shares)
      return this.table([2494, 2381, 1928, 2834], all, { header: true, height: 680, whole: true });
    const sum = shares.reduce((total, share) => total + share, 0);
    const widths = shares.map((share) => Math.floor((this.width * share) / sum));
    return this.table(widths, all, { header: true });
  }
}

/**
 * The width of the text on a page, in twentieths of a point.
 *
 * @param {Document} xml
 */
function widthOf(xml) {
  const of = (/** @type {string} */ name, /** @type {string} */ side) =>
    Number(xml.getElementsByTagNameNS(W, name)[0]?.getAttributeNS(W, side) ?? 0);
  return of("pgSz", "w") - of("pgMar", "left") - of("pgMar", "right");
}

/**
 * A form of ours with another body: its styles and page stay, and nothing in it says that it is
 * ours. `kept` travels along in a part of its own, so that the document can be opened here again.
 *
 * @param {Uint8Array} form
 * @param {About} about
 * @param {Block[]} blocks
 * @param {unknown} [kept]
 * @param {string} [namespace]
 */
export async function fillForm(form, about, blocks, kept, namespace) {
  const parts = await readZip(form);
  const xml = xmlOf(parts, "word/document.xml");
  const body = xml.getElementsByTagNameNS(W, "body")[0];
  const section = [...body.children].slice(-1);
  const writer = new Writer(xml);
  body.replaceChildren(...blocks.flatMap((block) => writer.block(block)), ...section);
  parts.set("word/document.xml", serialise(xml));
  sign(parts, about);
  if (namespace) await addPart(parts, kept, namespace);
  return writeZip(parts);
}

/**
 * A form of ours with its blanks filled: tag → text, or true for a box that is ticked. `blocks`
 * come at the end; `kept` travels along.
 *
 * @param {Uint8Array} form
 * @param {Map<string, string | true>} values
 * @param {Block[]} blocks
 * @param {unknown} [kept]
 * @param {string} [namespace]
 */
export async function fillBlanks(form, values, blocks, kept, namespace) {
  const parts = await readZip(form);
  const xml = xmlOf(parts, "word/document.xml");
  const writer = new Writer(xml);
  const controls = [...xml.getElementsByTagNameNS(W, "sdt")];
  writer.controls = controls.length;
  for (const control of controls) {
    const value = values.get(child(control, "tag").getAttributeNS(W, "val") ?? "");
    if (value === true) tick(control);
    else if (value) fillBlank(writer, control, value);
  }
  const body = xml.getElementsByTagNameNS(W, "body")[0];
  [...body.children].at(-1)?.before(...blocks.flatMap((block) => writer.block(block)));
  parts.set("word/document.xml", serialise(xml));
  if (namespace) await addPart(parts, kept, namespace);
  return writeZip(parts);
}

/** @param {Element} control */
function tick(control) {
  child(control, "checked", W14)?.setAttributeNS(W14, "w14:val", "1");
  child(child(control, "sdtContent"), "t").textContent = "☒";
}

/**
 * @param {Writer} writer
 * @param {Element} control
 * @param {string} text of a date: a day as 2026-11-22
 */
function fillBlank(writer, control, text) {
  child(control, "showingPlcHdr")?.remove();
  const date = child(control, "date");
  let shown = text;
  if (date) {
    date.setAttributeNS(W, "w:fullDate", `${text}T00:00:00Z`);
    const language = child(date, "lid").getAttributeNS(W, "val") ?? undefined;
    shown = new Date(`${text}T12:00:00`).toLocaleDateString(language, { dateStyle: "long" });
  }
  const run = writer.make("r");
  for (const [at, line] of shown.split("\n").entries()) {
    if (at) run.append(writer.make("br"));
    run.append(...writer.run(line).childNodes);
  }
  child(control, "sdtContent").replaceChildren(run);
}

/**
 * Properties and footer of the school: it and the page, and nothing of the blank form.
 *
 * @param {Parts} parts
 * @param {About} about
 */
function sign(parts, { title, subject, author }) {
  const core = xmlOf(parts, "docProps/core.xml");
  const said = new Map(Object.entries({ title, subject, creator: author, lastModifiedBy: author }));
  for (const property of [...core.documentElement.children]) {
    const value = said.get(property.localName);
    if (value !== undefined) property.textContent = value;
    else if (!["created", "modified", "language"].includes(property.localName)) property.remove();
    else if (property.localName !== "language")
      property.textContent = `${new Date().toISOString().slice(0, 19)}Z`;
  }
  parts.set("docProps/core.xml", serialise(core));
  for (const [name, content] of parts) {
    if (!/^word\/footer\d*\.xml$/.test(name)) continue;
    const footer = parseXml(content);
    const [first] = footer.getElementsByTagNameNS(W, "t");
    const page = first.textContent.split(" · ").at(-1) ?? "";
    first.textContent = author ? `${author} · ${page}` : page;
    parts.set(name, serialise(footer));
  }
}

/**
 * What `fillForm` put into a document; null where there is nothing of that kind.
 *
 * @param {Uint8Array} bytes
 * @param {string} namespace
 */
export async function keptIn(bytes, namespace) {
  for (const [name, entry] of listZip(bytes)) {
    if (!/^customXml\/item\d+\.xml$/.test(name) || entry.size > LARGEST_STATE) continue;
    const part = await readEntry(entry);
    const start = new TextDecoder().decode(part.subarray(0, 500));
    if (!start.includes(namespace)) continue; // of another program
    const root = parseXml(part).documentElement;
    if (root.namespaceURI === namespace && root.localName === "state")
      return parseJson(root.textContent);
  }
  return null;
}

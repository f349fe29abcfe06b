/**
 * A text in blocks, as the tools compose it, written in every form but Word.
 *
 * @typedef {{blank: string, tag: string}} Blank a place that is still to be filled in
 * @typedef {string | Blank} Run
 * @typedef {{text: string, own?: boolean, lang?: string, code?: string, list?: string}} Item
 * @typedef {{kind: "title", text: string, runs?: Run[]}
 *   | {kind: "heading", text: string, level: number}
 *   | {kind: "text", runs: Run[], lead?: boolean, lang?: string, edit?: string}
 *   | {kind: "list", items: Item[]}
 *   | {kind: "rows", rows: [string, Run[]][]}
 *   | {kind: "table", columns: string[], rows: Run[][][], shares?: number[]}} Block
 *   `shares`: how the columns share the width of a page in Word
 */

import { el } from "./elements.js";

/**
 * The blocks as elements of a page in `language`; the title is a heading of level `top`.
 *
 * @param {Block[]} blocks
 * @param {string} language
 * @param {number} top
 */
export function draw(blocks, language, top) {
  return blocks.map((block) => drawn(block, language, top));
}

/**
 * The blocks as HTML for the clipboard: no classes, and borders that Word understands.
 *
 * @param {Block[]} blocks
 * @param {string} language
 */
export function rich(blocks, language) {
  const page = el("div", {}, ...draw(blocks, language, 1));
  for (const element of page.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
  }
  // As attributes: styles would be refused by a policy of the site.
  for (const table of page.querySelectorAll("table")) {
    for (const [name, value] of [
      ["border", "1"],
      ["cellspacing", "0"],
      ["cellpadding", "4"],
    ]) {
      table.setAttribute(name, value);
    }
  }
  return `<meta charset="utf-8">${page.innerHTML}`;
}

/**
 * What a block looks like on the page.
 *
 * @param {Block} block
 * @param {string} language
 * @param {number} top
 */
function drawn(block, language, top) {
  switch (block.kind) {
    case "title":
      return heading(top, ...runsOf(block).map(inline));
    case "heading":
      return heading(top + block.level, block.text);
    case "text": {
      const shown = el(
        "p",
        { className: block.lead ? "tw-lead-in" : "" },
        ...block.runs.map(inline),
      );
      if (block.lang && block.lang !== language) shown.lang = block.lang;
      return shown;
    }
    case "list":
      return el(
        "ul",
        {},
        ...block.items.map((entry) => {
          const shown = el("li", entry.own ? { className: "tw-own" } : {}, entry.text);
          if (entry.lang && entry.lang !== language) shown.lang = entry.lang;
          return shown;
        }),
      );
    case "rows":
      return drawnTable(block.rows.map(([name, runs]) => [[name], runs]));
    default:
      return drawnTable(block.rows, block.columns);
  }
}

/**
 * @param {number} level
 * @param {...(string | Node)} content
 */
function heading(level, ...content) {
  return el(/** @type {"h2"} */ (`h${level}`), {}, ...content);
}

/** @param {{text: string, runs?: Run[]}} title */
function runsOf({ text, runs }) {
  return runs ?? [text];
}

/** @param {Run} run */
function inline(run) {
  return typeof run === "string" ? run : el("span", { className: "tw-blank" }, said(run));
}

/**
 * @param {Run[][][]} rows
 * @param {string[]} [columns]
 */
function drawnTable(rows, columns) {
  const body = rows.map(([first, ...others]) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, ...first.map(inline)),
      ...others.map((runs) => el("td", {}, ...runs.map(inline))),
    ),
  );
  const head = columns
    ? [
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            ...columns.map((name) => (name ? el("th", { scope: "col" }, name) : el("td"))),
          ),
        ),
      ]
    : [];
  return el("table", {}, ...head, el("tbody", {}, ...body));
}

/**
 * The lines of a block: none but a list has any.
 *
 * @param {Block} block
 */
export function itemsOf(block) {
  return block.kind === "list" ? block.items : [];
}

/**
 * A run as text; a blank stands between brackets.
 *
 * @param {Run} run
 */
export function said(run) {
  return typeof run === "string" ? run : `[${run.blank}]`;
}

/** @param {Run[]} runs */
function joined(runs) {
  return runs.map(said).join("");
}

/**
 * Plain text, for a mail or a form.
 *
 * @param {Block[]} blocks
 */
export function plain(blocks) {
  return blocks.map(plainBlock).join("").replace(/^\n+/, "").trimEnd() + "\n";
}

/** @param {Block} block */
function plainBlock(block) {
  switch (block.kind) {
    case "title":
      return `${joined(runsOf(block))}\n`;
    case "heading":
      return `\n${block.text}\n`;
    case "text":
      return `${block.lead ? "" : "\n"}${joined(block.runs)}\n`;
    case "list":
      return block.items.map((entry) => `- ${entry.text}\n`).join("");
    case "rows":
      return "\n" + block.rows.map(([name, runs]) => `${name}: ${joined(runs)}\n`).join("");
    default:
      return (
        "\n" +
        block.rows
          .map(
            (row) =>
              row
                .map((runs, i) => (i ? `${block.columns[i]}: ` : "") + joined(runs).trim())
                .join("   ")
                .trimEnd() + "\n",
          )
          .join("")
      );
  }
}

/**
 * Markdown. What a school typed is text: its signs are escaped.
 *
 * @param {Block[]} blocks
 */
export function markdown(blocks) {
  return (
    blocks
      .map(markdownBlock)
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trimEnd() + "\n"
  );
}

/** @param {string} text */
function escaped(text) {
  return text
    .replace(/[\\`*_[\]<>&|~]/g, "\\$&")
    .replace(
      /^(\s*)([#+-]|\d+[.)])/,
      (_, space, sign) => `${space}${sign.slice(0, -1)}\\${sign.at(-1)}`,
    );
}

/** @param {Block} block */
function markdownBlock(block) {
  switch (block.kind) {
    case "title":
      return `# ${escaped(joined(runsOf(block)))}\n`;
    case "heading":
      return `${"#".repeat(block.level + 1)} ${escaped(block.text)}\n`;
    case "text":
      return `${escaped(joined(block.runs))}\n`;
    case "list":
      return block.items.map((entry) => `- ${escaped(entry.text)}\n`).join("");
    case "rows":
      return table(
        ["", ""],
        block.rows.map(([name, runs]) => [name, joined(runs)]),
      );
    default:
      return table(
        block.columns,
        block.rows.map((row) => row.map(joined)),
      );
  }
}

/**
 * @param {string[]} columns
 * @param {string[][]} rows
 */
function table(columns, rows) {
  const row = (/** @type {string[]} */ cells) => `| ${cells.map(escaped).join(" | ")} |\n`;
  return row(columns) + `|${" --- |".repeat(columns.length)}\n` + rows.map(row).join("");
}

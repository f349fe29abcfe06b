/**
 * A text in blocks, as the tools compose it, written in every form but Word:
 * {kind: "title" | "heading", text, level}, {kind: "text", runs, lead}, {kind: "list", items},
 * {kind: "rows", rows: [[label, runs]]}, {kind: "table", columns, rows}. A run is a string or
 * a blank {blank, tag}; an item is {text, own, lang}.
 */

import { el } from "./elements.js";

/** The blocks as elements of a page in `language`; the title is a heading of level `top`. */
export function draw(blocks, language, top) {
  return blocks.map((block) => drawn(block, language, top));
}

/** The blocks as HTML for the clipboard: no classes, and borders that Word understands. */
export function rich(blocks, language) {
  const page = el("div", {}, ...draw(blocks, language, 1));
  for (const element of page.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
  }
  // As attributes: styles would be refused by a policy of the site.
  const html = page.innerHTML.replaceAll("<table>", '<table border="1" cellspacing="0" cellpadding="4">');
  return `<meta charset="utf-8">${html}`;
}

/** What a block looks like on the page. */
function drawn(block, language, top) {
  switch (block.kind) {
    case "title": return el(`h${top}`, {}, block.text);
    case "heading": return el(`h${top + block.level}`, {}, block.text);
    case "text": return el("p", { className: block.lead ? "tw-lead-in" : "" }, ...block.runs.map(inline));
    case "list": return el("ul", {}, ...block.items.map((entry) => {
      const shown = el("li", entry.own ? { className: "tw-own" } : {}, entry.text);
      if (entry.lang && entry.lang !== language) shown.lang = entry.lang;
      return shown;
    }));
    case "rows": return drawnTable(block.rows.map(([name, runs]) => [[name], runs]));
    default: return drawnTable(block.rows, block.columns);
  }
}

function inline(run) {
  return typeof run === "string" ? run : el("span", { className: "tw-blank" }, said(run));
}

function drawnTable(rows, columns) {
  const body = rows.map(([first, ...others]) =>
    el("tr", {}, el("th", { scope: "row" }, ...first.map(inline)), ...others.map((runs) => el("td", {}, ...runs.map(inline)))));
  const head = columns ? [el("thead", {}, el("tr", {}, ...columns.map((name) => (name ? el("th", { scope: "col" }, name) : el("td")))))] : [];
  return el("table", {}, ...head, el("tbody", {}, ...body));
}

/** A run as text; a blank stands between brackets. */
export function said(run) {
  return typeof run === "string" ? run : `[${run.blank}]`;
}

function joined(runs) {
  return runs.map(said).join("");
}

/** Plain text, for a mail or a form. */
export function plain(blocks) {
  return blocks.map(plainBlock).join("").replace(/^\n+/, "").trimEnd() + "\n";
}

function plainBlock(block) {
  switch (block.kind) {
    case "title": return `${block.text}\n`;
    case "heading": return `\n${block.text}\n`;
    case "text": return `${block.lead ? "" : "\n"}${joined(block.runs)}\n`;
    case "list": return block.items.map((entry) => `- ${entry.text}\n`).join("");
    case "rows": return "\n" + block.rows.map(([name, runs]) => `${name}: ${joined(runs)}\n`).join("");
    default: return "\n" + block.rows.map((row) => row.map((runs, i) => (i ? `${block.columns[i]}: ` : "") + joined(runs).trim()).join("   ").trimEnd() + "\n").join("");
  }
}

/** Markdown. What a school typed is text: its signs are escaped. */
export function markdown(blocks) {
  return blocks.map(markdownBlock).join("\n").replace(/\n{3,}/g, "\n\n").trimEnd() + "\n";
}

function escaped(said_) {
  return said_
    .replace(/[\\`*_[\]<>&|~]/g, "\\$&")
    .replace(/^(\s*)([#+-]|\d+[.)])/, (_, space, sign) => `${space}${sign.slice(0, -1)}\\${sign.at(-1)}`);
}

function markdownBlock(block) {
  switch (block.kind) {
    case "title": return `# ${escaped(block.text)}\n`;
    case "heading": return `${"#".repeat(block.level + 1)} ${escaped(block.text)}\n`;
    case "text": return `${escaped(joined(block.runs))}\n`;
    case "list": return block.items.map((entry) => `- ${escaped(entry.text)}\n`).join("");
    case "rows": return table(["", ""], block.rows.map(([name, runs]) => [name, joined(runs)]));
    default: return table(block.columns, block.rows.map((row) => row.map(joined)));
  }
}

function table(columns, rows) {
  const row = (cells) => `| ${cells.map(escaped).join(" | ")} |\n`;
  return row(columns) + `|${" --- |".repeat(columns.length)}\n` + rows.map(row).join("");
}

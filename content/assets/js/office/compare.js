/**
 * What was changed in a document since it was made here: its lines beside those of the document
 * that its state would make now.
 */

import { W, child, parseXml } from "./xml.js";
import { listZip, readEntry } from "./zip.js";

/** @typedef {{tag: string, text: string}} Line a line, and the tag of the blank that it stands in */

/** How many pairs of lines we look at; past that, documents are too different to compare. */
const MOST_PAIRS = 4_000_000;
const LANGUAGE = "http://purl.org/dc/elements/1.1/";

/**
 * The changes between two documents: {before, after, tag} in their order, `before` or `after` being
 * "" where a line is new or gone, and `tag` that of the blank that it stands in. null where they
 * are in other languages, or too different to tell.
 *
 * @param {Uint8Array} bytes
 * @param {Uint8Array} expected
 */
export async function changesIn(bytes, expected) {
  const [found, wanted] = [await read(bytes), await read(expected)];
  if (found.language !== wanted.language) return null;
  return compared(wanted.lines, found.lines);
}

/** @param {Uint8Array} bytes */
async function read(bytes) {
  const entries = listZip(bytes);
  const part = async (/** @type {string} */ name) => parseXml(await readEntry(entries.get(name)));
  const core = entries.has("docProps/core.xml") ? await part("docProps/core.xml") : null;
  const language =
    core?.getElementsByTagNameNS(LANGUAGE, "language")[0]?.textContent.slice(0, 2) ?? "";
  return { language, lines: linesOf(await part("word/document.xml")) };
}

/**
 * The text of a document: a line a paragraph, and one for each blank in it.
 *
 * @param {Document} xml
 */
function linesOf(xml) {
  const lines = [];
  for (const paragraph of xml.getElementsByTagNameNS(W, "p")) {
    const parts = new Map([[tagOf(blankOf(paragraph)), ""]]);
    for (const piece of paragraph.getElementsByTagNameNS(W, "*")) {
      const text = { t: piece.textContent, tab: " ", br: "\n" }[piece.localName];
      if (text === undefined || piece.parentElement?.localName !== "r") continue;
      const blank = blankOf(piece);
      if (blank && child(blank, "showingPlcHdr")) continue; // a prompt, and nothing that was said
      const tag = tagOf(blank);
      parts.set(tag, (parts.get(tag) ?? "") + text);
    }
    for (const [tag, text] of parts) {
      const said = text.replace(/[^\S\n]+/g, " ").trim();
      if (said) lines.push({ tag, text: said });
    }
  }
  return lines;
}

/**
 * The blank that something stands in; null where it is in none.
 *
 * @param {Node} node
 */
function blankOf(node) {
  let at = node.parentElement;
  while (at && !(at.localName === "sdt" && at.namespaceURI === W)) at = at.parentElement;
  return at;
}

/** @param {Element | null} blank */
function tagOf(blank) {
  return (blank && child(blank, "tag")?.getAttributeNS(W, "val")) ?? "";
}

/**
 * Compares two lists of lines by their longest common part.
 *
 * @param {Line[]} before
 * @param {Line[]} after
 */
export function compared(before, after) {
  const same = (/** @type {number} */ a, /** @type {number} */ b) =>
    before[a].text === after[b].text && before[a].tag === after[b].tag;
  let start = 0;
  while (start < before.length && start < after.length && same(start, start)) start += 1;
  let [endA, endB] = [before.length, after.length];
  while (endA > start && endB > start && same(endA - 1, endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const [rows, columns] = [endA - start, endB - start];
  if (rows * columns > MOST_PAIRS) return null;
  const lengths = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  for (let a = rows - 1; a >= 0; a -= 1) {
    for (let b = columns - 1; b >= 0; b -= 1) {
      lengths[a][b] = same(start + a, start + b)
        ? lengths[a + 1][b + 1] + 1
        : Math.max(lengths[a + 1][b], lengths[a][b + 1]);
    }
  }
  const changes = [];
  /** @type {[Line[], Line[]]} */
  let [gone, made] = [[], []];
  let [a, b] = [0, 0];
  while (a < rows || b < columns) {
    if (a < rows && b < columns && same(start + a, start + b)) {
      changes.push(...paired(gone, made));
      [gone, made] = [[], []];
      a += 1;
      b += 1;
    } else if (b >= columns || (a < rows && lengths[a + 1][b] >= lengths[a][b + 1]))
      gone.push(before[start + a++]);
    else made.push(after[start + b++]);
  }
  return [...changes, ...paired(gone, made)];
}

/**
 * Between two lines that stayed: what became what, by its blank, else in order where the numbers agree.
 *
 * @param {Line[]} gone
 * @param {Line[]} made
 */
function paired(gone, made) {
  const changes = [];
  for (const tag of new Set([...gone, ...made].map((line) => line.tag).filter(Boolean))) {
    const text = (/** @type {Line[]} */ lines) =>
      lines
        .filter((line) => line.tag === tag)
        .map((line) => line.text)
        .join("\n");
    changes.push({ before: text(gone), after: text(made), tag });
  }
  const [old, now] = [gone, made].map((lines) =>
    lines.filter(({ tag }) => !tag).map(({ text }) => text),
  );
  if (old.length === now.length)
    return [...changes, ...old.map((before, n) => ({ before, after: now[n], tag: "" }))];
  return [
    ...changes,
    ...old.map((before) => ({ before, after: "", tag: "" })),
    ...now.map((after) => ({ before: "", after, tag: "" })),
  ];
}

/**
 * Pieces that reports are made of.
 *
 * @typedef {import("../base/blocks.js").Block} Block
 */

/** Stands where there is nothing. */
export const NONE = "–";

/**
 * @param {string} said
 * @returns {Block}
 */
export function text(said) {
  return { kind: "text", runs: [said] };
}

/**
 * A table; `shares` of the page are for its columns, the first one getting most where none are given.
 * @param {string[]} columns
 * @param {string[][]} rows
 * @param {number[]} [shares]
 * @returns {Block}
 */
export function table(columns, rows, shares = columns.map((_, at) => (at ? 2 : 3))) {
  return {
    kind: "table",
    columns,
    rows: rows.map((cells) => cells.map((cell) => [cell])),
    shares,
  };
}

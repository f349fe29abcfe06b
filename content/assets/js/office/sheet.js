/**
 * The task overview with what a walk sorted: see hooks/teamwijzer/documents/workbook.
 *
 * @typedef {{columns: Record<string, number>, rows: Record<string, number>}} Layout  see layout.py
 * @typedef {{level: string, priority: string}} Sorted  as the sheet spells them
 */

import { Book } from "./book.js";

/**
 * The blank workbook with the school's name, and level and priority of tasks on the target.
 * @param {Uint8Array} blank
 * @param {Layout & {current: string, target: string}} layout
 * @param {string} school
 * @param {Map<string, Sorted>} tasks by code
 */
export async function fillWorkbook(blank, layout, school, tasks) {
  const book = await Book.open(blank);
  const { columns, rows } = layout;
  book.sheet(layout.current).set(rows.school, columns.task, school);
  const target = book.sheet(layout.target);
  for (const [code, row] of codesOf(target, layout)) {
    const sorted = tasks.get(code);
    if (!sorted) continue;
    target.set(row, columns.level, sorted.level);
    target.set(row, columns.priority, sorted.priority);
  }
  return book.save();
}

/**
 * The row of each task: its code stands in the first column.
 * @param {import("./cells.js").Sheet} sheet
 * @param {Layout} layout
 * @returns {Map<string, number>}
 */
export function codesOf(sheet, { columns, rows }) {
  const found = new Map();
  for (let row = rows.top; sheet.cell(row, columns.code); row += 1) {
    const code = sheet.text(row, columns.code);
    if (code) found.set(code, row);
  }
  return found;
}

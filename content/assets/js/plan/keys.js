/** Moving through the cells of the planner by keyboard, and keeping the focus where it was. */

const SAME = ["cell", "person", "sort", "code", "add", "do", "available", "when", "show"];

/**
 * Enter and arrows in a cell: to the same column of the next visible row, or of the previous one.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} root
 */
export function moveInColumn(event, root) {
  const step =
    event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey)
      ? 1
      : event.key === "ArrowUp" || event.key === "Enter"
        ? -1
        : 0;
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const cell = /** @type {HTMLElement} */ (event.target);
  const next = inColumn(rowsBeside(cell, step, root), cell.dataset.person ?? "");
  if (next) {
    next.focus();
    next.select();
  } else cell.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * The visible rows behind that of the cell, or before it from the last: those of its own table first,
 * for a whole plan is looked through slowly.
 * @param {Element} cell
 * @param {number} step 1 or -1
 * @param {HTMLElement} root
 */
function* rowsBeside(cell, step, root) {
  let row = cell.closest("[data-row]");
  if (!row) return; // a meeting is about one task
  const table = row.parentElement;
  while (row) {
    row = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    if (row?.matches("[data-row]:not([hidden])")) yield row;
  }
  const rows = [...root.querySelectorAll("[data-row]")].filter((one) => !one.closest("[hidden]"));
  const at = rows.findIndex((one) => one.contains(cell));
  const beside = step > 0 ? rows.slice(at + 1) : rows.slice(0, at).reverse();
  yield* beside.filter((one) => one.parentElement !== table);
}

/**
 * The cell of a person in the first of these rows that has one.
 * @param {Iterable<Element>} rows
 * @param {string} person
 */
function inColumn(rows, person) {
  for (const row of rows) {
    const cell = row.querySelector(`[data-cell][data-person="${person}"]`);
    if (cell instanceof HTMLInputElement) return cell;
  }
  return null;
}

/**
 * Draws anew, and puts the focus back on the control that does the same.
 * @param {HTMLElement} root
 * @param {() => void} draw
 */
export function keepFocus(root, draw) {
  const before = document.activeElement;
  const inside = before instanceof HTMLElement && root.contains(before) ? before : null;
  draw();
  if (!inside || inside.isConnected) return;
  const same = root.querySelector(inside.id ? `#${CSS.escape(inside.id)}` : signature(inside));
  if (same instanceof HTMLElement) same.focus();
}

/** @param {HTMLElement} element */
function signature(element) {
  const names = SAME.filter((name) => element.dataset[name] !== undefined);
  return names.length
    ? names.map((name) => `[data-${name}="${CSS.escape(element.dataset[name] ?? "")}"]`).join("")
    : ":not(*)";
}

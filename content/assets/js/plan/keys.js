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
  const column = /** @type {HTMLInputElement[]} */ ([
    ...root.querySelectorAll(`[data-row] [data-cell][data-person="${cell.dataset.person}"]`),
  ]).filter((other) => !other.closest("[hidden]"));
  const next = column[column.indexOf(/** @type {HTMLInputElement} */ (cell)) + step];
  if (next) {
    next.focus();
    next.select();
  } else cell.dispatchEvent(new Event("change", { bubbles: true }));
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

/**
 * A term opens its definition where it stands. The link stays one: with a key held down, without
 * script and in a browser without popovers it leads to the glossary.
 *
 * @typedef {{more: string, close: string, terms: Record<string, [string, string]>}} Said words, and
 *   by the id of a term its name and what it means
 */

import { all, el } from "../base/elements.js";

const ROOM = 8;

/** @param {HTMLElement} source the element with what is said, as JSON */
export function startTerms(source) {
  if (!("popover" in HTMLElement.prototype)) return;
  /** @type {Said} */
  const { more, close, terms } = JSON.parse(source.textContent ?? "{}");
  const known = new Map(Object.entries(terms));
  const name = el("strong", { id: "term-name" });
  const meaning = el("p");
  const way = el("a", {}, more);
  const shut = el("button", { type: "button", className: "tw-button" }, close);
  const box = el(
    "div",
    { className: "tw-meaning", popover: "auto", role: "dialog", tabIndex: -1 },
    el("p", {}, name),
    meaning,
    el("p", {}, way, " ", shut),
  );
  box.setAttribute("aria-labelledby", name.id);
  /** @type {HTMLAnchorElement | undefined} */
  let opener;
  /** Whether the term that is pressed is the one that was open: a press outside closes it first. */
  let again = false;

  /** @param {HTMLAnchorElement} link */
  function open(link) {
    const [title, text] = known.get(idOf(link)) ?? ["", ""];
    name.textContent = title;
    meaning.textContent = text;
    way.href = link.href;
    // Closed and opened at once, the box tells of neither.
    opener?.setAttribute("aria-expanded", "false");
    opener = link;
    link.after(box);
    box.showPopover();
    link.setAttribute("aria-expanded", "true");
    place(box, link);
    box.focus({ preventScroll: true });
  }

  box.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "closed")
      opener?.setAttribute("aria-expanded", "false");
  });
  shut.addEventListener("click", () => {
    box.hidePopover();
    opener?.focus();
  });
  for (const link of all(document, "a.tw-term", HTMLAnchorElement)) {
    if (!known.has(idOf(link))) continue;
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("pointerdown", () => {
      again = opener === link && box.matches(":popover-open");
    });
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (box.matches(":popover-open")) box.hidePopover();
      if (!again) open(link);
      again = false;
    });
    // It is a button now, which a space presses too.
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
  }
}

/** @param {HTMLAnchorElement} link */
function idOf(link) {
  return link.hash.slice(1);
}

/**
 * Below the term, or above it where there is more room; never beside the window.
 *
 * @param {HTMLElement} box
 * @param {HTMLElement} link
 */
function place(box, link) {
  const { left, top, bottom } = link.getClientRects()[0];
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetWidth: width, offsetHeight: height } = box;
  const above = bottom + height + ROOM > clientHeight && top > clientHeight - bottom;
  const x = Math.max(ROOM, Math.min(left, clientWidth - width - ROOM));
  box.style.left = `${scrollX + x}px`;
  box.style.top = `${scrollY + (above ? top - height - ROOM / 2 : bottom + ROOM / 2)}px`;
}

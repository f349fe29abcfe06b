/** What a term means, in a box beside it. Loaded soon after a page with terms. */

import { el } from "../base/elements.js";

const ROOM = 8;

export class Meaning {
  /** @param {import("./terms.js").Said} said */
  constructor({ more, close, terms }) {
    this.known = new Map(Object.entries(terms));
    this.name = el("strong", { id: "term-name" });
    this.meaning = el("p");
    this.way = el("a", {}, more);
    const shut = el("button", { type: "button", className: "tw-button" }, close);
    this.box = el(
      "div",
      { className: "tw-meaning", popover: "auto", role: "dialog", tabIndex: -1 },
      el("p", {}, this.name),
      this.meaning,
      el("p", {}, this.way, " ", shut),
    );
    this.box.setAttribute("aria-labelledby", this.name.id);
    /** @type {HTMLAnchorElement | undefined} */
    this.opener = undefined;
    this.box.addEventListener("toggle", (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === "closed")
        this.opener?.setAttribute("aria-expanded", "false");
    });
    shut.addEventListener("click", () => {
      this.box.hidePopover();
      this.opener?.focus();
    });
  }

  /**
   * Whether the box is open, at that term.
   *
   * @param {HTMLAnchorElement} link
   */
  shows(link) {
    return this.opener === link && this.box.matches(":popover-open");
  }

  /**
   * Opens the meaning of a term, or closes it where it was open.
   *
   * @param {HTMLAnchorElement} link
   * @param {boolean} again whether it was open before it was pressed
   */
  press(link, again) {
    if (this.box.matches(":popover-open")) this.box.hidePopover();
    if (!again) this.#open(link);
  }

  /** @param {HTMLAnchorElement} link */
  #open(link) {
    const { box } = this;
    const [title, text] = this.known.get(link.hash.slice(1)) ?? ["", ""];
    this.name.textContent = title;
    this.meaning.textContent = text;
    this.way.href = link.href;
    // Closed and opened at once, the box tells of neither.
    this.opener?.setAttribute("aria-expanded", "false");
    this.opener = link;
    link.after(box);
    box.showPopover();
    link.setAttribute("aria-expanded", "true");
    place(box, link);
    box.focus({ preventScroll: true });
  }
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

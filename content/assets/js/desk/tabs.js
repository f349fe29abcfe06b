/** Tabs as a keyboard expects them: one stop, and the arrows go from one to the next. */

import { all } from "../base/elements.js";

/**
 * `list` is an element with role=tablist. `open(tab)` is called for the tab that is asked for;
 * the tool then calls `show`.
 */
export class Tabs {
  /**
   * @param {Element} list
   * @param {(tab: HTMLElement) => void} open
   */
  constructor(list, open) {
    this.tabs = all(list, "[role=tab]", HTMLElement);
    for (const tab of this.tabs) tab.addEventListener("click", () => open(tab));
    list.addEventListener("keydown", (event) => {
      if (!(event instanceof KeyboardEvent)) return;
      const next = this.#next(event.key);
      if (!next) return;
      event.preventDefault();
      open(next);
      next.focus();
    });
  }

  /** @param {string} key */
  #next(key) {
    const at = this.tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    const last = this.tabs.length - 1;
    const goals = new Map([
      ["ArrowLeft", at > 0 ? at - 1 : last],
      ["ArrowRight", at < last ? at + 1 : 0],
      ["Home", 0],
      ["End", last],
    ]);
    return this.tabs[goals.get(key) ?? -1] ?? null;
  }

  /**
   * Marks the tab that is open.
   *
   * @param {(tab: HTMLElement) => boolean} isOpen
   */
  show(isOpen) {
    for (const tab of this.tabs) {
      const open = isOpen(tab);
      tab.setAttribute("aria-selected", String(open));
      tab.tabIndex = open ? 0 : -1;
    }
  }
}

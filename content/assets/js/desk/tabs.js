/** Tabs as a keyboard expects them: one stop, and the arrows go from one to the next. */

/**
 * `list` is an element with role=tablist. `open(tab)` is called for the tab that is asked for;
 * the tool then calls `show`.
 */
export class Tabs {
  constructor(list, open) {
    this.tabs = [...list.querySelectorAll("[role=tab]")];
    for (const tab of this.tabs) tab.addEventListener("click", () => open(tab));
    list.addEventListener("keydown", (event) => {
      const next = this.#next(event.key);
      if (!next) return;
      event.preventDefault();
      open(next);
      next.focus();
    });
  }

  #next(key) {
    const at = this.tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    const last = this.tabs.length - 1;
    const goal = { ArrowLeft: at > 0 ? at - 1 : last, ArrowRight: at < last ? at + 1 : 0, Home: 0, End: last }[key];
    return goal === undefined ? null : this.tabs[goal];
  }

  /** Marks the tab that is open. */
  show(isOpen) {
    for (const tab of this.tabs) {
      const open = isOpen(tab);
      tab.setAttribute("aria-selected", String(open));
      tab.tabIndex = open ? 0 : -1;
    }
  }
}

/** What a tool says to its visitor, and what it asks. It stands where one looks: in an open dialog too. */

import { closeDialog, el, openDialog } from "../base/elements.js";

export class Told {
  /**
   * `parts`: the elements of the page by `data-part`; `key`: of the tool.
   *
   * @param {HTMLElement} root
   * @param {Record<string, HTMLElement>} parts
   * @param {Record<string, string>} words
   * @param {string} key
   */
  constructor(root, parts, words, key) {
    this.parts = parts;
    this.words = words;
    this.key = key;
    this.kinds = new Set();
    this.dialogs = [...root.querySelectorAll("dialog")];
    for (const dialog of this.dialogs) {
      // What was said inside stays to be read when the dialog goes.
      dialog.addEventListener("close", () =>
        parts.notices.append(...dialog.querySelectorAll(":scope > .tw-notice")),
      );
    }
  }

  /**
   * Says it to who listens; the same words a second time need a change to be heard.
   *
   * @param {string} text
   */
  say(text) {
    const said = this.#dialog()?.querySelector("[role=status]:not(.tw-notice)") ?? this.parts.said;
    said.textContent = said.textContent === text ? `${text}\u00a0` : text;
  }

  /** What was said is no longer of now. */
  quiet() {
    this.parts.said.textContent = "";
  }

  /**
   * A notice that stays until it is closed; `choices` are buttons: [label, what it does].
   *
   * @param {string} text
   * @param {[string, () => unknown][]} [choices]
   */
  notice(text, choices = []) {
    const close = el(
      "button",
      {
        type: "button",
        className: "tw-quiet",
        "data-do": "dismiss",
        "aria-label": this.words.dismiss,
      },
      "×",
    );
    const made = el("div", { className: "tw-notice", role: "status" }, el("p", {}, text));
    if (choices.length) {
      made.append(
        el(
          "p",
          { className: "tw-row" },
          ...choices.map(([label, act]) => {
            const button = el("button", { type: "button", className: "tw-button tw-quiet" }, label);
            button.addEventListener("click", () => {
              made.remove();
              act();
            });
            return button;
          }),
        ),
      );
    }
    made.append(close);
    const dialog = this.#dialog();
    if (dialog) dialog.querySelector("h2")?.after(made);
    else this.parts.notices.append(made);
    const { top, bottom } = made.getBoundingClientRect();
    if (dialog) made.scrollIntoView({ block: "nearest" });
    else if (top > innerHeight || bottom < 0) this.say(text);
  }

  /**
   * What stays as it is for a while is told once a visit and kind.
   *
   * @param {string} kind
   * @param {string} text
   * @param {[string, () => unknown][]} [choices]
   */
  once(kind, text, choices) {
    if (this.kinds.has(kind) || this.#visit(kind)) return;
    this.kinds.add(kind);
    this.notice(text, choices);
  }

  /**
   * Whether it was told on another page of this visit; from now on it is.
   *
   * @param {string} kind
   */
  #visit(kind) {
    try {
      const name = `${this.key}.told.${kind}`;
      const told = sessionStorage.getItem(name) !== null;
      sessionStorage.setItem(name, "1");
      return told;
    } catch {
      return false;
    }
  }

  /**
   * Asks; resolves to the name of the choice, "" where none was made. `choices`: [name, label];
   * `items` stand in a list below the text. While another question is open it waits for its turn:
   * no button becomes that of another question under a finger, and none gets the focus while
   * somebody types: a blank or Enter would answer.
   *
   * @param {string} title
   * @param {string} text
   * @param {[string, string][]} choices
   * @param {string[]} [items]
   * @returns {Promise<string>}
   */
  ask(title, text, choices, items = []) {
    const ask = /** @type {HTMLDialogElement} */ (this.parts.ask);
    if (ask.hasAttribute("open"))
      return new Promise((resolve) =>
        ask.addEventListener("close", () => resolve(this.ask(title, text, choices, items)), {
          once: true,
        }),
      );
    this.parts["ask-title"].textContent = title;
    this.parts["ask-text"].textContent = text;
    this.parts["ask-list"].replaceChildren(...items.map((item) => el("li", {}, item)));
    this.parts["ask-list"].hidden = !items.length;
    ask.returnValue = "";
    return new Promise((resolve) => {
      const shown = choices.map(([name, label], at) => {
        const className = at ? "tw-button tw-quiet" : "tw-button";
        const button = el("button", { type: "button", className }, label);
        button.addEventListener("click", () => {
          closeDialog(ask, name);
          resolve(name); // what follows on it is not done later than what is typed next
        });
        return button;
      });
      this.parts["ask-choices"].replaceChildren(...shown);
      ask.onclose = () => {
        // It comes a moment after closing: by then the next question may be open.
        if (!ask.hasAttribute("open")) resolve(ask.returnValue);
      };
      // A dialog gives the focus to the first that can have it.
      const typing = document.activeElement?.matches("textarea, input:not([type=file])");
      if (typing) this.parts["ask-title"].tabIndex = -1;
      else this.parts["ask-title"].removeAttribute("tabindex");
      openDialog(ask);
    });
  }

  #dialog() {
    return this.dialogs.filter((dialog) => dialog.hasAttribute("open")).pop();
  }
}

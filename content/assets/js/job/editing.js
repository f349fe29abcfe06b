/**
 * Editing a text where one reads it: a line or a paragraph opens, is changed, moved or taken out,
 * by mouse and keyboard. The page of the builder extends this. A place is "list code" of a line,
 * or the name of the field of a paragraph.
 *
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./state.js").State} State
 */

import { itemsOf } from "../base/blocks.js";
import { all, redraw } from "../base/elements.js";
import { Desk } from "../desk/desk.js";
import { drawPreview, linesOf, markChanges, placeOf } from "./preview.js";
import * as job from "./state.js";
import { workOf } from "./work.js";

/** Where a line goes with Alt and an arrow. */
const STEPS = new Map([
  ["ArrowUp", -1],
  ["ArrowDown", 1],
]);

/** @extends {Desk<State, Data>} */
export class Editing extends Desk {
  /** The place that is open, "" for none. */
  open = "";
  /**
   * The blocks of the text that is shown.
   *
   * @type {import("../base/blocks.js").Block[]}
   */
  blocks = [];
  /** The text that was drawn last: in another one nothing is marked as changed. */
  shownKind = "";

  /** @param {string} code */
  titleOf(code) {
    const { tasks, duties, competences } = this.data;
    const own = this.state.own.find((entry) => entry.id === code);
    return (
      own?.text ??
      tasks.get(code)?.title ??
      duties.get(code)?.text ??
      competences.get(code)?.title ??
      code
    );
  }

  /**
   * What is typed in one place; which language it is in shows when the other one is read.
   *
   * @param {string} place
   * @param {(state: State) => unknown} edit
   */
  type(place, edit) {
    this.change(
      (state) => {
        edit(state);
        job.typedIn(state, place, this.data.language);
      },
      { field: place },
    );
  }

  /**
   * A duty of the school's own at the end; returns its id.
   *
   * @param {State} state
   * @param {string} text
   */
  ownLine(state, text) {
    const id = `own-${Math.max(0, ...state.own.map((entry) => Number(entry.id.slice(4)))) + 1}`;
    state.own.push({ id, text, lang: this.data.language });
    state.work?.push(id);
    return id;
  }

  /** @param {string} place */
  edit(place) {
    this.close();
    this.open = place;
    this.show();
    this.showPreview(true);
    this.parts.preview.querySelector("textarea")?.focus();
  }

  addLine() {
    this.close();
    this.change((state) => {
      const id = this.ownLine(state, "");
      this.open = `${state.kind === "vacancy" ? "work" : "own"} ${id}`;
    });
    this.parts.preview.querySelector("textarea")?.focus();
  }

  /**
   * @param {string} place
   * @param {string} value
   */
  typeLine(place, value) {
    const [list, code] = place.split(" ");
    const entry = [...this.state.own, ...this.state.asks].find(({ id }) => id === code);
    if (entry)
      return this.type(place, () =>
        Object.assign(entry, { text: value, lang: this.data.language }),
      );
    if (!code && !place.includes(":"))
      return this.type(place, (state) => job.setText(state, place, value));
    const at = code ? `${this.state.kind}:${code}` : list;
    return this.type(at, (state) => {
      state.words = state.words.filter(([other]) => other !== at);
      if (value.trim()) state.words.push([at, value]);
    });
  }

  /** @param {string} place */
  ready(place) {
    this.close();
    this.show();
    this.focusLine(place);
  }

  /** Closes what is open. A line that stayed empty is no line. */
  close() {
    this.open = "";
    this.editing = "";
    const isSaid = (/** @type {{text: string}} */ { text }) => text.trim() !== "";
    this.state.own = this.state.own.filter(isSaid);
    this.state.asks = this.state.asks.filter(isSaid);
    job.tidy(this.state);
  }

  /** @param {string} place */
  focusLine(place) {
    const lines = all(this.parts.preview, "[data-place]", HTMLElement);
    (lines.find((line) => line.dataset.place === place) ?? this.parts.preview).focus();
  }

  /**
   * Opens a line that is chosen; who selects text with the mouse chooses none.
   *
   * @param {Event} event
   */
  choose(event) {
    const line = event.target instanceof Element ? event.target.closest(".tw-line") : null;
    if (!(line instanceof HTMLElement)) return;
    if (event.type === "click" && getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    this.edit(line.dataset.place ?? "");
  }

  /** @param {KeyboardEvent} event */
  editorKey(event) {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    if ([" ", "Enter"].includes(event.key) && target.matches(".tw-line")) return this.choose(event);
    if (!target.matches("textarea")) return;
    const { place = "" } = target.dataset;
    const step = STEPS.get(event.key);
    if (event.key === "Escape" || (event.key === "Enter" && place.includes(" "))) {
      event.preventDefault();
      this.ready(place);
    } else if (event.altKey && step && place.includes(" ")) {
      event.preventDefault();
      this.move(place, step, "");
    }
  }

  /**
   * @param {string} place
   * @param {number} step
   * @param {string} button that was pressed, "" for a key
   */
  move(place, step, button) {
    const [list, code] = place.split(" ");
    const peers = this.#listWith(code)
      .filter((entry) => entry.list === list)
      .map((entry) => entry.code);
    const other = peers[peers.indexOf(code) + step];
    if (!other || list === "flags") return; // a diploma stands where it stands
    this.change((state) => {
      if (list === "work") state.work = workOf(state, this.data);
      const lines = linesOfState(state, list);
      const ids = lines.map((entry) => (typeof entry === "string" ? entry : entry.id));
      const [a, b] = [ids.indexOf(code), ids.indexOf(other)];
      [lines[a], lines[b]] = [lines[b], lines[a]];
    });
    this.showPreview(true);
    this.say(this.format("said_moved", this.titleOf(code), peers.indexOf(other) + 1, peers.length));
    const [pressed] = all(
      this.parts.preview,
      `[data-do="${button}"]:not(:disabled)`,
      HTMLButtonElement,
    );
    (pressed ?? this.parts.preview.querySelector("textarea"))?.focus();
  }

  /** @param {string} place */
  takeOut(place) {
    const [list, code] = place.split(" ");
    const next = this.nextTo(place);
    const title = code ? this.titleOf(code) : this.words.welcome_flag;
    this.open = "";
    this.change(
      (state) => {
        if (list === "vacancy:welcome") state.welcome = false;
        else if (list === "flags" && code === "proof") state.proof = false;
        else if (list === "flags") state.education = "";
        else if (list === "work")
          state.work = workOf(state, this.data).filter((other) => other !== code);
        else if (list === "own") state.own = state.own.filter(({ id }) => id !== code);
        else if (list === "asks") state.asks = state.asks.filter(({ id }) => id !== code);
        else
          for (const name of job.LISTS)
            if (name === list) state[name] = state[name].filter((other) => other !== code);
      },
      { said: this.format("said_taken_out", title) },
    );
    this.showPreview(true);
    this.focusLine(next);
  }

  /**
   * The list of the text that a line stands in.
   *
   * @param {string} code
   */
  #listWith(code) {
    const lists = this.blocks.map(itemsOf);
    return lists.find((items) => items.some((entry) => entry.code === code)) ?? [];
  }

  /**
   * The line after this one in its list, else the one before it.
   *
   * @param {string} place
   */
  nextTo(place) {
    const code = place.split(" ")[1];
    const items = this.#listWith(code);
    const at = items.findIndex((entry) => entry.code === code);
    const next = items[at + 1] ?? items[at - 1];
    return next ? placeOf(next) : "";
  }

  /** @param {string} place */
  resetWording(place) {
    const [list, code] = place.split(" ");
    const at = code ? `${this.state.kind}:${code}` : list;
    this.change(
      (state) => {
        state.words = state.words.filter(([other]) => other !== at);
        if (list === "invitation" || list === "purpose") state[list] = "";
      },
      { said: this.words.said_reworded },
    );
    this.ready(place);
  }

  /**
   * Whether a line says something of the school's own in the place of what we say.
   *
   * @param {import("./preview.js").Line} line
   */
  resettable({ code, list, edit }) {
    if (edit === "invitation" || edit === "purpose") return Boolean(this.state[edit].trim());
    const at = list ? `${this.state.kind}:${code}` : edit;
    return this.state.words.some(([place]) => place === at);
  }

  /** While a line is typed its field stays, unless all is drawn anew; what changed is marked and in view. */
  showPreview(anew = false) {
    const { preview } = this.parts;
    const { activeElement } = document;
    const typing = activeElement instanceof HTMLTextAreaElement && preview.contains(activeElement);
    if (!anew && typing && activeElement.dataset.place === this.open) return;
    /** @type {Set<string>} */
    const before = this.shownKind === this.state.kind ? linesOf(preview) : new Set();
    this.shownKind = this.state.kind;
    const made = drawPreview(this.blocks, {
      language: this.data.language,
      words: this.words,
      editing: this.open,
      format: (name, ...values) => this.format(name, ...values),
      resettable: (entry) => this.resettable(entry),
    });
    redraw(preview, made);
    const first = markChanges(before, preview);
    const box = preview.parentElement;
    // In the frame that lays the page out anyway.
    if (first && box && !preview.contains(document.activeElement))
      requestAnimationFrame(() => inView(first, box));
  }
}

/**
 * What a list of the text is in the state. A change of it is one of the state.
 *
 * @param {State} state
 * @param {string} list
 * @returns {(string | import("./state.js").Own)[]}
 */
function linesOfState(state, list) {
  if (list === "own" || list === "asks") return state[list];
  if (list === "work") return state.work ?? [];
  const name = job.LISTS.find((one) => one === list);
  return name ? state[name] : [];
}

/**
 * Scrolls the box, and not the page, so that the line is seen.
 *
 * @param {Element} line
 * @param {HTMLElement} box
 */
function inView(line, box) {
  if (!line.isConnected) return;
  const above = line.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (above < 0 || above > box.clientHeight - 40) box.scrollTop += above - box.clientHeight / 3;
}

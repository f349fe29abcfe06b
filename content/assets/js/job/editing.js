/**
 * The text beside the form, and what is told of it. One changes it where one reads it: a line or a
 * paragraph opens, is changed, moved or taken out, by mouse and keyboard. A place is "list code" of
 * a line, or the name of the field of a paragraph. It is a good part of the builder, and there is
 * nothing to read before something is chosen: so it loads after the form.
 *
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./state.js").State} State
 */

import { itemsOf, markdown, plain, rich } from "../base/blocks.js";
import { all, changed, redraw } from "../base/elements.js";
import { drawHints } from "./hints.js";
import { drawOpen, foreignPlaces, openPlaces } from "./open.js";
import { reword } from "./paper.js";
import { drawPreview, linesIn, linesOf, markChanges, placeOf } from "./preview.js";
import * as job from "./state.js";
import { compose } from "./text.js";
import { workOf } from "./work.js";

/** Where a line goes with Alt and an arrow. */
const STEPS = new Map([
  ["ArrowUp", -1],
  ["ArrowDown", 1],
]);

export class Editing {
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
  /**
   * What was drawn of each block, and what the block said: what says the same is not made again.
   *
   * @type {Element[][]}
   */
  drawn = [];
  /** @type {unknown[]} */
  said = [];

  /** @param {import("./showing.js").Showing} page */
  constructor(page) {
    this.page = page;
    const { preview } = page.parts;
    preview.addEventListener("click", (event) => this.choose(event));
    preview.addEventListener("keydown", (event) => this.editorKey(event));
  }

  show() {
    const { data, parts, state } = this.page;
    this.blocks = compose(state, data);
    this.showPreview();
    drawOpen(parts.open, this, openPlaces(this.blocks), foreignPlaces(state, data, state.kind));
    drawHints(parts.hints, this.page);
  }

  /**
   * The text of a state, in the forms in which it is taken along.
   *
   * @param {State} state
   */
  of(state) {
    const { data } = this.page;
    const blocks = compose(state, data);
    return {
      blocks,
      plain: plain(blocks),
      markdown: markdown(blocks),
      rich: rich(blocks, data.language),
    };
  }

  /**
   * Puts what was changed in a document into a state: see `paper.js`.
   *
   * @param {State} state
   * @param {{before: string, after: string, tag: string}} change
   */
  reword(state, change) {
    return reword(state, change, this.page.data);
  }

  /** @param {string} place */
  edit(place) {
    this.close();
    this.open = place;
    this.page.show();
    this.showPreview(true);
    this.page.parts.preview.querySelector("textarea")?.focus();
  }

  addLine() {
    this.close();
    this.page.change((state) => {
      const id = this.page.ownLine(state, "");
      this.open = `${state.kind === "vacancy" ? "work" : "own"} ${id}`;
    });
    this.page.parts.preview.querySelector("textarea")?.focus();
  }

  /**
   * @param {string} place
   * @param {string} value
   */
  typeLine(place, value) {
    const [list, code] = place.split(" ");
    const entry = [...this.page.state.own, ...this.page.state.asks].find(({ id }) => id === code);
    if (entry)
      return this.page.type(place, () =>
        Object.assign(entry, { text: value, lang: this.page.data.language }),
      );
    if (!code && !place.includes(":"))
      return this.page.type(place, (state) => job.setText(state, place, value));
    const at = code ? `${this.page.state.kind}:${code}` : list;
    return this.page.type(at, (state) => {
      state.words = state.words.filter(([other]) => other !== at);
      if (value.trim()) state.words.push([at, value]);
    });
  }

  /** @param {string} place */
  ready(place) {
    this.close();
    this.page.show();
    this.focusLine(place);
  }

  /** Closes what is open. A line that stayed empty is no line. */
  close() {
    this.open = "";
    this.page.editing = "";
    const isSaid = (/** @type {{text: string}} */ { text }) => text.trim() !== "";
    this.page.state.own = this.page.state.own.filter(isSaid);
    this.page.state.asks = this.page.state.asks.filter(isSaid);
    job.tidy(this.page.state);
  }

  /** @param {string} place */
  focusLine(place) {
    const lines = all(this.page.parts.preview, "[data-place]", HTMLElement);
    (lines.find((line) => line.dataset.place === place) ?? this.page.parts.preview).focus();
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
    this.page.change((state) => {
      if (list === "work") state.work = workOf(state, this.page.data);
      const lines = linesOfState(state, list);
      const ids = lines.map((entry) => (typeof entry === "string" ? entry : entry.id));
      const [a, b] = [ids.indexOf(code), ids.indexOf(other)];
      [lines[a], lines[b]] = [lines[b], lines[a]];
    });
    this.showPreview(true);
    this.page.say(
      this.page.format(
        "said_moved",
        this.page.titleOf(code),
        peers.indexOf(other) + 1,
        peers.length,
      ),
    );
    const [pressed] = all(
      this.page.parts.preview,
      `[data-do="${button}"]:not(:disabled)`,
      HTMLButtonElement,
    );
    (pressed ?? this.page.parts.preview.querySelector("textarea"))?.focus();
  }

  /** @param {string} place */
  takeOut(place) {
    const [list, code] = place.split(" ");
    const next = this.nextTo(place);
    const title = code ? this.page.titleOf(code) : this.page.words.welcome_flag;
    this.open = "";
    this.page.change(
      (state) => {
        if (list === "vacancy:welcome") state.welcome = false;
        else if (list === "flags" && code === "proof") state.proof = false;
        else if (list === "flags") state.education = "";
        else if (list === "work")
          state.work = workOf(state, this.page.data).filter((other) => other !== code);
        else if (list === "own") state.own = state.own.filter(({ id }) => id !== code);
        else if (list === "asks") state.asks = state.asks.filter(({ id }) => id !== code);
        else
          for (const name of job.LISTS)
            if (name === list) state[name] = state[name].filter((other) => other !== code);
      },
      { said: this.page.format("said_taken_out", title) },
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
    const at = code ? `${this.page.state.kind}:${code}` : list;
    this.page.change(
      (state) => {
        state.words = state.words.filter(([other]) => other !== at);
        if (list === "invitation" || list === "purpose") state[list] = "";
      },
      { said: this.page.words.said_reworded },
    );
    this.ready(place);
  }

  /**
   * Whether a line says something of the school's own in the place of what we say.
   *
   * @param {import("./preview.js").Line} line
   */
  resettable({ code, list, edit }) {
    if (edit === "invitation" || edit === "purpose") return Boolean(this.page.state[edit].trim());
    const at = list ? `${this.page.state.kind}:${code}` : edit;
    return this.page.state.words.some(([place]) => place === at);
  }

  /** While a line is typed its field stays, unless all is drawn anew; what changed is marked and in view. */
  showPreview(anew = false) {
    const { preview } = this.page.parts;
    const { activeElement } = document;
    const typing = activeElement instanceof HTMLTextAreaElement && preview.contains(activeElement);
    if (!anew && typing && activeElement.dataset.place === this.open) return;
    /** @type {Set<string>} */
    const before = this.shownKind === this.page.state.kind ? linesOf(preview) : new Set();
    this.shownKind = this.page.state.kind;
    for (const line of all(preview, "[data-changed]", HTMLElement)) delete line.dataset.changed;
    this.#draw(preview);
    const first = markChanges(before, preview);
    const box = preview.parentElement;
    // In the frame that lays the page out anyway.
    if (first && box && !preview.contains(document.activeElement))
      requestAnimationFrame(() => inView(first, box));
  }

  /** @param {HTMLElement} preview */
  #draw(preview) {
    const said = this.blocks.map((block) => {
      const isOpen = this.open && linesIn([block]).some((line) => placeOf(line) === this.open);
      return isOpen ? Symbol("open") : JSON.stringify(block);
    });
    const { start, end, last } = changed(this.said, said, Object.is);
    const fresh = drawPreview(this.blocks.slice(start, end), {
      language: this.page.data.language,
      words: this.page.words,
      editing: this.open,
      format: (name, ...values) => this.page.format(name, ...values),
      resettable: (entry) => this.resettable(entry),
    });
    const made = [...this.drawn.slice(0, start), ...fresh, ...this.drawn.slice(last)];
    redraw(preview, made.flat());
    const there = [...preview.children]; // of what was made, or as it stood
    this.drawn = made.map((elements) => there.splice(0, elements.length));
    this.said = said;
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

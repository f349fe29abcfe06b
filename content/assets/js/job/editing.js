/**
 * Editing a text where one reads it: a line or a paragraph opens, is changed, moved or taken out,
 * by mouse and keyboard. The page of the builder extends this. A place is "list code" of a line,
 * or the name of the field of a paragraph.
 */

import { Desk } from "../desk/desk.js";
import { drawPreview, linesOf, markChanges, placeOf } from "./preview.js";
import * as job from "./state.js";

export class Editing extends Desk {
  /** The place that is open, "" for none. */
  open = "";
  /** The blocks of the text that is shown. */
  blocks = [];
  /** The text that was drawn last: in another one nothing is marked as changed. */
  shownKind = "";

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

  /** What is typed in one place; which language it is in shows when the other one is read. */
  type(place, edit) {
    this.change(
      (state) => {
        edit(state);
        job.typedIn(state, place, this.data.language);
      },
      { field: place },
    );
  }

  /** A duty of the school's own at the end; returns its id. */
  ownLine(state, text) {
    const id = `own-${Math.max(0, ...state.own.map((entry) => Number(entry.id.slice(4)))) + 1}`;
    state.own.push({ id, text, lang: this.data.language });
    state.work?.push(id);
    return id;
  }

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

  typeLine(place, value) {
    const [list, code] = place.split(" ");
    const entry = [...this.state.own, ...this.state.asks].find(({ id }) => id === code);
    if (entry)
      return this.type(place, () =>
        Object.assign(entry, { text: value, lang: this.data.language }),
      );
    if (!code && !place.includes(":")) {
      const [group, field] = place.split(".");
      return this.type(place, (state) => {
        if (field) state[group][field] = value;
        else state[group] = value;
      });
    }
    const at = code ? `${this.state.kind}:${code}` : list;
    return this.type(at, (state) => {
      state.words = state.words.filter(([other]) => other !== at);
      if (value.trim()) state.words.push([at, value]);
    });
  }

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

  focusLine(place) {
    const lines = [...this.parts.preview.querySelectorAll("[data-place]")];
    (lines.find((line) => line.dataset.place === place) ?? this.parts.preview).focus();
  }

  /** Opens a line that is chosen; who selects text with the mouse chooses none. */
  choose(event) {
    const line = event.target.closest(".tw-line");
    if (!line || (event.type === "click" && !getSelection().isCollapsed)) return;
    event.preventDefault();
    this.edit(line.dataset.place);
  }

  editorKey(event) {
    if ([" ", "Enter"].includes(event.key) && event.target.matches(".tw-line"))
      return this.choose(event);
    if (!event.target.matches("textarea")) return;
    const { place } = event.target.dataset;
    const step = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (event.key === "Escape" || (event.key === "Enter" && place.includes(" "))) {
      event.preventDefault();
      this.ready(place);
    } else if (event.altKey && step && place.includes(" ")) {
      event.preventDefault();
      this.move(place, step === "up" ? -1 : 1, "");
    }
  }

  move(place, step, button) {
    const [list, code] = place.split(" ");
    const items = this.blocks.find((block) =>
      block.items?.some((entry) => entry.code === code),
    ).items;
    const peers = items.filter((entry) => entry.list === list).map((entry) => entry.code);
    const other = peers[peers.indexOf(code) + step];
    if (!other) return;
    this.change((state) => {
      if (list === "work") state.work = job.workOf(state, this.data);
      const ids = state[list].map((entry) => entry.id ?? entry);
      const [a, b] = [ids.indexOf(code), ids.indexOf(other)];
      [state[list][a], state[list][b]] = [state[list][b], state[list][a]];
    });
    this.showPreview(true);
    this.say(this.format("said_moved", this.titleOf(code), peers.indexOf(other) + 1, peers.length));
    const pressed =
      button && this.parts.preview.querySelector(`[data-do="${button}"]:not(:disabled)`);
    (pressed || this.parts.preview.querySelector("textarea")).focus();
  }

  takeOut(place) {
    const [list, code] = place.split(" ");
    const next = this.nextTo(place);
    const title = code ? this.titleOf(code) : this.words.welcome_flag;
    this.open = "";
    this.change(
      (state) => {
        if (list === "vacancy:welcome") state.welcome = false;
        else if (list === "flags") state[code] = code === "proof" ? false : "";
        else if (list === "work")
          state.work = job.workOf(state, this.data).filter((other) => other !== code);
        else state[list] = state[list].filter((entry) => (entry.id ?? entry) !== code);
      },
      { said: this.format("said_taken_out", title) },
    );
    this.showPreview(true);
    this.focusLine(next);
  }

  /** The line after this one in its list, else the one before it. */
  nextTo(place) {
    const code = place.split(" ")[1];
    const items =
      this.blocks.find((block) => block.items?.some((entry) => entry.code === code))?.items ?? [];
    const at = items.findIndex((entry) => entry.code === code);
    const next = items[at + 1] ?? items[at - 1];
    return next ? placeOf(next) : "";
  }

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

  /** Whether a line says something of the school's own in the place of what we say. */
  resettable({ code, list, edit }) {
    if (edit === "invitation" || edit === "purpose") return Boolean(this.state[edit].trim());
    const at = list ? `${this.state.kind}:${code}` : edit;
    return this.state.words.some(([place]) => place === at);
  }

  /** While a line is typed its field stays, unless all is drawn anew; what changed is marked and in view. */
  showPreview(anew = false) {
    const { preview } = this.parts;
    const typing =
      preview.contains(document.activeElement) && document.activeElement.matches("textarea");
    if (!anew && typing && document.activeElement.dataset.place === this.open) return;
    const before = this.shownKind === this.state.kind ? linesOf(preview) : new Set();
    this.shownKind = this.state.kind;
    const shown = drawPreview(this.blocks, {
      language: this.data.language,
      words: this.words,
      editing: this.open,
      format: (name, ...values) => this.format(name, ...values),
      resettable: (entry) => this.resettable(entry),
    });
    preview.replaceChildren(...shown);
    const first = markChanges(before, shown);
    if (first && !preview.contains(document.activeElement)) inView(first, preview.parentElement);
  }
}

/** Scrolls the box, and not the page, so that the line is seen. */
function inView(line, box) {
  const above = line.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (above < 0 || above > box.clientHeight - 40) box.scrollTop += above - box.clientHeight / 3;
}

/**
 * What a tool of this site does with a visitor's work, whatever the work is: undo, keep it in
 * this browser, put it in a link or a file, say what happened. A tool extends `Desk` and says
 * how its state looks and what its own buttons do; `tool.js` says what a tool must give.
 */

import { closeDialog, filled } from "../base/elements.js";
import { copy, download } from "../base/hand-over.js";
import { blank } from "./blank.js";
import { Draft, newWork } from "./draft.js";
import { Fields } from "./fields.js";
import { Files, TYPES, fileName } from "./files.js";
import { History } from "./history.js";
import { Kept } from "./kept.js";
import { Links } from "./links.js";
import { Shelf } from "./shelf.js";
import { Told } from "./told.js";

/** After so many changes, or so long, without a file we offer one. */
const MANY_CHANGES = 20;
const LONG_SINCE = 24 * 60 * 60 * 1000;

export class Desk {
  constructor(root, model, data) {
    this.root = root;
    this.model = model;
    this.data = data;
    this.words = data.words;
    this.parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    this.told = new Told(root, this.parts, data.words, model.key);
    this.shelf = new Shelf(model.key, (why) => this.#notKept(why));
    this.draft = new Draft(this.shelf);
    this.kept = new Kept(this);
    this.links = new Links(this);
    this.files = new Files(this);
    this.fields = new Fields(root, data.words, model.limits);
    this.history = new History();
    this.state = model.empty();
    this.editing = "";
    this.dirty = ""; // "changed", or "looked" where only another part is shown; not yet written
  }

  async start() {
    this.shelf.move();
    this.#openLast();
    await this.links.open();
    this.#listen();
    this.show();
  }

  #openLast() {
    const found = this.draft.last();
    if (!found) return;
    const { state, lost } = this.model.clean(found.state);
    if (!state) return found.head ? this.shelf.setApart("draft", found.work.id) : undefined;
    this.state = state;
    this.draft.take(found.work);
    this.nameLost(lost);
    if (!this.model.isEmpty(state)) this.notice(this.words.notice_restored);
  }

  /** Whether two states hold the same work, whatever of it is looked at. */
  isSame(one, other) {
    const looks = Object.fromEntries((this.model.looks ?? []).map((name) => [name, null]));
    return JSON.stringify({ ...one, ...looks }) === JSON.stringify({ ...other, ...looks });
  }

  nameLost(lost) {
    if (lost.length) this.notice(this.format("notice_lost", lost.join(", ")));
  }

  /** One of the words with its {} filled in. */
  format(name, ...values) {
    return filled(this.words[name], ...values);
  }

  /* Changing */

  /**
   * Changes the state by `edit`; changes of one field that follow each other are undone at once.
   * What would be more than a state can hold is not done, and said.
   */
  change(edit, { field = "", said = "" } = {}) {
    const before = field && field === this.editing ? null : this.#step();
    this.#getAhead();
    edit(this.state);
    const over = before && this.model.over?.(this.state);
    if (over) {
      this.state = JSON.parse(before.text);
      this.show();
      return this.notice(over);
    }
    if (before) {
      this.history.keep(before);
      this.#count();
    }
    this.editing = field;
    this.keepDraft();
    this.show();
    if (said) this.say(said);
    else this.told.quiet();
  }

  /** Shows another part of the same work: no change, and nothing to undo. */
  look(edit) {
    edit(this.state);
    this.dirty ||= "looked";
    this.#keepSoon();
    this.show();
  }

  /**
   * Begins other work; the old one can be had back with undo, and stays among what was begun.
   * `more`: what is known of the work, as in `draft.js`.
   */
  begin(state, more = {}, said = "") {
    this.#getAhead();
    this.history.keep(this.#step());
    this.#leave();
    this.draft.take(newWork(more));
    this.#put(state);
    this.keepNow();
    if (said) this.say(said);
  }

  /** Begins with what can be had again at any time, such as a preset. */
  replace(state, said) {
    this.begin(state, { fresh: JSON.stringify(state) }, said);
  }

  /** A draft that says nothing, or nothing that is not elsewhere, is not kept. */
  #leave() {
    this.keepNow();
    const { fresh } = this.draft.work;
    const isElsewhere = fresh !== "" && this.isSame(JSON.parse(fresh), this.state);
    if (isElsewhere || this.model.isEmpty(this.state)) this.draft.drop();
  }

  #put(state) {
    this.state = state;
    this.editing = "";
    this.dirty = "changed";
    this.show();
  }

  #step() {
    return { text: JSON.stringify(this.state), work: this.draft.work };
  }

  #back(step, said) {
    if (!step) return;
    if (step.work !== this.draft.work) {
      this.#leave();
      this.draft.take(step.work);
    }
    this.#put(JSON.parse(step.text));
    this.keepDraft();
    this.say(said);
  }

  /* Keeping */

  keepDraft() {
    this.dirty = "changed";
    this.#keepSoon();
  }

  #keepSoon() {
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.keepNow(), 200);
  }

  /** Writes what is not yet written. */
  keepNow() {
    clearTimeout(this.saving);
    const looked = this.dirty === "looked";
    if (!this.dirty || (looked && !this.draft.work.seen)) return;
    this.dirty = "";
    if (this.draft.write(this.model.pack(this.state), this.model.title(this.state)) !== "newer") return;
    if (looked) this.#takeOver();
    else this.#goApart();
  }

  /** What another tab, or the other language, did with this work is shown here too. */
  #lookAgain() {
    if (!this.draft.isNewer()) return;
    if (this.dirty === "changed") this.keepNow();
    else this.#takeOver();
  }

  #takeOver() {
    const found = this.draft.find(this.draft.work.id);
    const { state } = this.model.clean(found?.state);
    if (!state) return;
    const before = this.#step();
    Object.assign(this.draft.work, found.work);
    this.dirty = "";
    for (const name of this.model.looks ?? []) state[name] = this.state[name];
    if (this.isSame(state, this.state)) return;
    if (this.editing !== "elsewhere") this.history.keep(before);
    this.state = state;
    this.editing = "elsewhere";
    this.show();
    this.say(this.words.said_elsewhere);
  }

  /** Two tabs changed the same work: both stay. */
  #goApart() {
    const other = this.draft.work.id;
    this.draft.part();
    this.keepDraft();
    this.keepNow();
    this.notice(this.words.notice_apart, [[this.words.open_other, () => this.openDraft(other)]]);
  }

  #notKept(why) {
    const { words } = this;
    const text = { full: words.notice_full, many: words.notice_many, forbidden: words.notice_forbidden, damaged: words.notice_damaged };
    this.told.once(why, text[why]);
  }

  /** Offers a file once a visit: what a browser keeps can go. */
  #count() {
    const { work } = this.draft;
    work.changes += 1;
    work.since ||= new Date().toISOString();
    if (work.changes < MANY_CHANGES && Date.now() - Date.parse(work.since) < LONG_SINCE) return;
    this.told.once("file", this.words.offer_file, [[this.words.file_export, () => this.files.hand()]]);
  }

  /* Listening */

  #listen() {
    this.root.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-do]");
      if (button) this.#do(button.dataset.do, button);
    });
    this.root.addEventListener("change", ({ target }) => {
      if (target.id === "desk-file") this.files.open(target);
      else if (!this.fields.take(target)) return;
      else if (!this.changing?.(target)) this.editing = ""; // what was typed is one step back
    });
    this.root.addEventListener("input", (event) => {
      if (event.isComposing || this.fields.take(event.target)) this.typing?.(event.target);
    });
    this.root.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("pagehide", () => this.keepNow());
    addEventListener("pageshow", () => this.#lookAgain());
    addEventListener("hashchange", () => this.links.open());
    addEventListener("storage", ({ key }) => {
      if (key === null || key.startsWith(`${this.model.key}.draft.`)) this.#lookAgain();
      if (this.parts.kept.open) this.kept.show();
    });
    document.addEventListener("visibilitychange", () => (document.hidden ? this.keepNow() : this.#lookAgain()));
    this.links.listen();
  }

  async #do(what, button) {
    const actions = {
      ...this.kept.actions,
      ...this.links.actions,
      print: () => print(),
      export: () => this.files.hand(),
      close: () => closeDialog(button.closest("dialog")),
      dismiss: () => button.closest(".tw-notice").remove(),
      undo: () => this.#back(this.history.back(this.#step()), this.words.said_undone),
      redo: () => this.#back(this.history.forth(this.#step()), this.words.said_redone),
      clear: () => this.#startAgain(),
    };
    try {
      await (actions[what] ? actions[what](button) : this.doing(what, button));
    } catch (error) {
      this.broke(error);
    }
  }

  async #startAgain() {
    const { words } = this;
    if (this.model.isEmpty(this.state)) return this.say(words.said_cleared);
    const choice = await this.ask(words.start_again, words.clear_sure, [["clear", words.start_again], ["", words.cancel]]);
    if (choice) this.begin(this.model.empty(), {}, words.said_cleared);
  }

  /** Something went wrong that nobody foresaw: the work stays, and it is said. */
  broke(error) {
    console.error(error);
    this.keepNow();
    this.told.once("broke", this.words.notice_broke);
  }

  /** Puts undo and redo in the state that they are in. */
  showSteps() {
    this.root.querySelector("[data-do=undo]").disabled = !this.history.past.length;
    this.root.querySelector("[data-do=redo]").disabled = !this.history.future.length;
  }

  /* Taking it along */

  /** What it takes to make the documents is there before the network goes. */
  #getAhead() {
    if (this.isAhead || !this.ahead) return;
    this.isAhead = true;
    this.ahead().catch(() => {
      this.isAhead = false;
    });
  }

  /** Copies, or selects `shown` where the browser does not copy. */
  async copy(shown, plainText, richText) {
    if (await copy(plainText, richText)) {
      this.say(this.words.said_copied);
      return;
    }
    getSelection().selectAllChildren(shown);
    shown.focus();
    this.say(this.words.said_selected);
  }

  /** Gets a blank document, has it filled, and hands it over. `fill`: bytes → bytes, in its time. */
  async hand(address, fill, name) {
    try {
      download(name, await fill(await blank(address)), TYPES[name.split(".").pop()]);
      this.say(this.words.said_downloaded);
    } catch {
      this.notice(this.words.notice_form);
    }
  }

  /** Opens what was kept. */
  openKept(id) {
    const found = this.shelf.read("kept", id);
    const { state, lost } = this.model.clean(found?.state);
    this.kept.close();
    if (!state) return this.notice(this.words.notice_unusable);
    const { name, revision } = found.head;
    const subject = this.model.subject?.(state) ?? "";
    this.begin(state, { of: id, ofRevision: revision, name, subject, fresh: JSON.stringify(state) }, this.format("said_opened", name));
    this.nameLost(lost);
  }

  /** Goes on with what was begun. */
  openDraft(id) {
    const found = this.draft.find(id);
    const { state, lost } = this.model.clean(found?.state);
    this.kept.close();
    if (!state) return this.notice(this.words.notice_unusable);
    this.history.keep(this.#step());
    this.#leave();
    this.draft.take(found.work);
    this.#put(state);
    this.dirty = "";
    this.say(this.format("said_opened", found.head.name || this.model.title(state)));
    this.nameLost(lost);
  }

  /** Everything that was kept under a name: {id, name, time, state}, the state as it lies there. */
  keptWorks() {
    return this.shelf.list("kept").map(({ id, name, time }) => ({ id, name, time, state: this.shelf.read("kept", id)?.state }));
  }

  /** A name for a file: lower case, without signs. */
  fileName(title) {
    return fileName(title);
  }

  /* Saying */

  say(text) {
    this.told.say(text);
  }

  /** A notice; `choices` are buttons: [label, what it does]. */
  notice(text, choices) {
    this.told.notice(text, choices);
  }

  /** Asks; resolves to the name of the choice, "" for none. `choices`: [name, label]; `items`: a list. */
  ask(title, text, choices, items) {
    return this.told.ask(title, text, choices, items);
  }
}

/** The data of the page, its lists as maps. */
export function readData(root) {
  const found = JSON.parse(root.querySelector("[data-json]").textContent);
  for (const [name, value] of Object.entries(found)) {
    if (Array.isArray(value) && Array.isArray(value[0])) found[name] = new Map(value);
  }
  return found;
}

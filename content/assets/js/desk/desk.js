/**
 * What a tool of this site does with a visitor's work, whatever the work is: undo, keep it in
 * this browser, put it in a link or a file, say what happened. A tool extends `Desk` and says
 * how its state looks and what its own buttons do; `tool.js` says what a tool must give.
 */

import { all, closeDialog, filled, need } from "../base/elements.js";
import { TYPES, copy, download, fileName } from "../base/hand-over.js";
import { whenIdle } from "../base/idle.js";
import { load } from "../base/load.js";
import { packedIn } from "./address.js";
import { blank } from "./blank.js";
import { Draft } from "./draft.js";
import { Fields } from "./fields.js";
import { History } from "./history.js";
import { Keeper } from "./keeper.js";
import { Shelf } from "./shelf.js";
import { Told } from "./told.js";
import { Tool } from "./tool.js";

/** The buttons that `along.js` knows. */
const ALONG = /^(?:export|share|kept|draft)\b/;

/**
 * @template State
 * @template {{words: Record<string, string>, later: string}} [Data=any] what the page of the tool
 *   carries; `later`: the file with the words that it does not
 * @extends {Tool<State>}
 */
export class Desk extends Tool {
  /**
   * @param {HTMLElement} root
   * @param {import("./tool.js").Model<State>} model
   * @param {Data} data of the page, as `readData` gives it
   */
  constructor(root, model, data) {
    super();
    this.root = root;
    this.model = model;
    this.data = data;
    this.words = data.words;
    /** @type {Record<string, HTMLElement>} */
    this.parts = Object.fromEntries(
      all(root, "[data-part]", HTMLElement).map((part) => [part.dataset.part, part]),
    );
    this.told = new Told(root, this.parts, data.words, model.key);
    this.shelf = new Shelf(model.key, (why) => this.keeper.tell(why));
    this.draft = new Draft(this.shelf);
    this.keeper = new Keeper(this);
    this.fields = new Fields(root, data.words, model.limits);
    this.history = new History();
    this.state = model.empty();
    this.editing = "";
    this.isAhead = false;
    /** @type {import("./along.js").Along | null} */
    this.loaded = null; // what takes the work along, once it is there
  }

  async start() {
    this.shelf.move();
    this.keeper.openLast();
    await this.#openLink();
    this.#listen();
    this.show();
    if (!this.model.isEmpty(this.state)) this.#getAhead();
    whenIdle(() => this.#getReady());
  }

  /* What loads on demand */

  /** The words that the page does not carry, because only scripts on demand ask for them. */
  async moreWords() {
    Object.assign(this.words, await load(`${this.root.id}-words`, "", this.data.later));
  }

  /** What takes the work along; it stays with the page once it is there. */
  async loadAlong() {
    await this.moreWords();
    const { Along } = await import("./along.js");
    this.loaded ??= new Along(this);
    return this.loaded;
  }

  /**
   * Does something with what takes the work along, or says that it cannot be had.
   *
   * @param {(along: import("./along.js").Along) => unknown} act
   */
  async withAlong(act) {
    const along = await this.loadAlong().catch(() => null);
    if (along) await act(along);
    else this.notice(this.words.notice_late);
  }

  /** Shows the work that the address holds, if it holds any. */
  async #openLink() {
    if (this.model.unlinked || packedIn(location.hash) === null) return;
    await this.withAlong(({ links }) => links.open());
  }

  /** Hands the work over as a file. */
  async handFile() {
    await this.withAlong(({ files }) => files.hand());
  }

  /** Closes the list of what was kept. */
  closeKept() {
    const dialog = /** @type {HTMLDialogElement} */ (this.parts.kept);
    if (dialog.open) closeDialog(dialog);
  }

  /**
   * Whether two states hold the same work, whatever of it is looked at.
   *
   * @param {State} one
   * @param {State} other
   */
  isSame(one, other) {
    const looks = Object.fromEntries((this.model.looks ?? []).map((name) => [name, null]));
    return JSON.stringify({ ...one, ...looks }) === JSON.stringify({ ...other, ...looks });
  }

  /** @param {string[]} lost */
  nameLost(lost) {
    if (lost.length) this.notice(this.format("notice_lost", lost.join(", ")));
  }

  /**
   * One of the words with its {} filled in.
   *
   * @param {string} name
   * @param {...(string | number)} values
   */
  format(name, ...values) {
    return filled(this.words[name], ...values);
  }

  /* Changing */

  /**
   * Changes the state by `edit`; changes of one field that follow each other are undone at once.
   * What would be more than a state can hold is not done, and said.
   *
   * @param {(state: State) => unknown} edit
   * @param {{field?: string, said?: string}} [how] `field`: the one that is typed in
   */
  change(edit, { field = "", said = "" } = {}) {
    this.fields.settle();
    const before = field && field === this.editing ? null : this.step();
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
      this.keeper.count();
    }
    this.editing = field;
    this.keepDraft();
    this.show();
    if (said) this.say(said);
    else this.told.quiet();
  }

  /**
   * Shows another part of the same work: no change, and nothing to undo.
   *
   * @param {(state: State) => unknown} edit
   */
  look(edit) {
    edit(this.state);
    this.keeper.looked();
    this.show();
  }

  /**
   * Begins other work; the old one can be had back with undo, and stays among what was begun.
   *
   * @param {State} state
   * @param {Partial<import("./draft.js").Work>} [more] what is known of the work
   * @param {string} [said]
   */
  begin(state, more = {}, said = "") {
    this.fields.settle();
    this.#getAhead();
    this.history.keep(this.step());
    this.keeper.begin(more);
    this.put(state);
    this.keepNow();
    if (said) this.say(said);
  }

  /**
   * Begins with what can be had again at any time, such as a preset.
   *
   * @param {State} state
   * @param {string} said
   */
  replace(state, said) {
    this.begin(state, { fresh: JSON.stringify(state) }, said);
  }

  /**
   * Puts another state in the place of the one that is shown.
   *
   * @param {State} state
   */
  put(state) {
    this.state = state;
    this.editing = "";
    this.keepDraft();
    this.show();
  }

  /** What can be had back: see `History`. */
  step() {
    return { text: JSON.stringify(this.state), work: this.draft.work };
  }

  /**
   * @param {import("./history.js").Step | undefined} step
   * @param {string} said
   */
  #back(step, said) {
    if (!step) return;
    if (step.work !== this.draft.work) {
      this.keeper.leave();
      this.draft.take(step.work);
    }
    this.put(JSON.parse(step.text));
    this.say(said);
  }

  /* Keeping */

  /** The state changed: it is written at the next pause. */
  keepDraft() {
    this.keeper.soon();
  }

  /** Writes what is not yet written. */
  keepNow() {
    this.fields.settle();
    this.keeper.now();
  }

  /** What another tab did is shown here too. */
  #lookAgain() {
    this.fields.settle();
    this.keeper.lookAgain();
  }

  /* Listening */

  #listen() {
    this.root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button[data-do]") : null;
      if (button instanceof HTMLElement) this.#do(button.dataset.do ?? "", button);
    });
    this.root.addEventListener("change", (event) => {
      const field = /** @type {HTMLInputElement} */ (event.target);
      this.fields.settle(field);
      if (field.id === "desk-file") this.withAlong(({ files }) => files.open(field));
      else if (this.fields.take(field) && !this.changing(field)) this.editing = ""; // what was typed is one step back
    });
    this.root.addEventListener("input", (event) => {
      const field = /** @type {HTMLInputElement} */ (event.target);
      this.fields.settle(field);
      if (/** @type {InputEvent} */ (event).isComposing || this.fields.take(field))
        this.typing(field);
      this.fields.typed = field;
    });
    this.root.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("pagehide", () => this.keepNow());
    addEventListener("pageshow", () => this.#lookAgain());
    addEventListener("hashchange", () => this.#openLink());
    addEventListener("storage", ({ key }) => {
      if (key === null || key.startsWith(`${this.model.key}.draft.`)) this.#lookAgain();
      if (this.loaded?.kept.isOpen) this.loaded.kept.show();
    });
    document.addEventListener("visibilitychange", () =>
      document.hidden ? this.keepNow() : this.#lookAgain(),
    );
    for (const link of all(document, ".tw-languages a", HTMLAnchorElement)) {
      link.addEventListener("click", (event) => {
        if (!(event.metaKey || event.ctrlKey || event.shiftKey)) this.#changeLanguage(event, link);
      });
    }
  }

  /**
   * The other language finds the draft; where nothing is kept, the link must hold the work.
   *
   * @param {MouseEvent} event
   * @param {HTMLAnchorElement} link
   */
  #changeLanguage(event, link) {
    this.keepNow();
    const isThere = this.draft.kept && this.draft.work.seen && location.protocol !== "file:";
    if (isThere || this.model.isEmpty(this.state)) return;
    event.preventDefault();
    this.withAlong(({ links }) => links.changeLanguage(link));
  }

  /**
   * @param {string} what
   * @param {HTMLElement} button
   */
  async #do(what, button) {
    /** @type {import("./tool.js").Actions} */
    const actions = {
      print: () => this.#print(),
      close: () => closeDialog(/** @type {HTMLDialogElement} */ (button.closest("dialog"))),
      dismiss: () => button.closest(".tw-notice")?.remove(),
      undo: () => this.#back(this.history.back(this.step()), this.words.said_undone),
      redo: () => this.#back(this.history.forth(this.step()), this.words.said_redone),
      clear: () => this.#startAgain(),
    };
    try {
      if (ALONG.test(what)) await this.withAlong(({ actions }) => actions[what](button));
      else await (actions[what] ? actions[what](button) : this.doing(what, button));
    } catch (error) {
      setTimeout(() => {
        throw error;
      }); // as any other that nobody caught: see `begin`
    }
  }

  async #startAgain() {
    const { words } = this;
    if (this.model.isEmpty(this.state)) return this.say(words.said_cleared);
    const choice = await this.ask(words.start_again, words.clear_sure, [
      ["clear", words.start_again],
      ["", words.cancel],
    ]);
    if (!choice) return;
    this.begin(this.model.empty(), {}, words.said_cleared);
    this.cleared();
  }

  /** Something went wrong that nobody foresaw: the work stays, and it is said. */
  broke() {
    this.keepNow();
    this.told.once("broke", this.words.notice_broke);
  }

  /** Puts undo and redo in the state that they are in. */
  showSteps() {
    need(this.root, "[data-do=undo]", HTMLButtonElement).disabled = !this.history.past.length;
    need(this.root, "[data-do=redo]", HTMLButtonElement).disabled = !this.history.future.length;
  }

  /* Taking it along */

  async #print() {
    try {
      await this.printable();
      print();
    } catch {
      this.notice(this.words.notice_late);
    }
  }

  /** What is small, and of use without any document, is there soon: the network may go at any time. */
  #getReady() {
    Promise.all([this.loadAlong(), this.printable()]).catch(() => undefined); // tried again on demand
  }

  /** What it takes to make the documents is there before the network goes. */
  #getAhead() {
    if (this.isAhead) return;
    this.isAhead = true;
    Promise.all([this.loadAlong(), this.ahead()]).catch(() => {
      this.isAhead = false;
    });
  }

  /**
   * Copies, or selects `shown` where the browser does not copy.
   *
   * @param {HTMLElement} shown
   * @param {string} plainText
   * @param {string} [richText]
   */
  async copy(shown, plainText, richText) {
    if (await copy(plainText, richText)) {
      this.say(this.words.said_copied);
      return;
    }
    getSelection()?.selectAllChildren(shown);
    shown.focus();
    this.say(this.words.said_selected);
  }

  /**
   * The work as it is at this moment: what people go on to change does not come into a document
   * that they asked for before.
   *
   * @returns {State}
   */
  asItIs() {
    return JSON.parse(JSON.stringify(this.state));
  }

  /**
   * Gets a blank document, has it filled, and hands it over.
   *
   * @param {string} address
   * @param {(bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>} fill
   * @param {string} name
   */
  async hand(address, fill, name) {
    try {
      download(
        name,
        await fill(await blank(address)),
        TYPES.get(name.slice(name.lastIndexOf(".") + 1)) ?? "",
      );
      this.say(this.words.said_downloaded);
    } catch {
      this.notice(this.words.notice_form);
    }
  }

  /** Everything that was kept under a name: {id, name, time, state}, the state as it lies there. */
  keptWorks() {
    return this.shelf
      .list("kept")
      .map(({ id, name, time }) => ({ id, name, time, state: this.shelf.read("kept", id)?.state }));
  }

  /**
   * A name for a file: lower case, without signs.
   *
   * @param {string} title
   */
  fileName(title) {
    return fileName(title);
  }

  /* Saying */

  /** @param {string} text */
  say(text) {
    this.told.say(text);
  }

  /**
   * A notice; `choices` are buttons: [label, what it does].
   *
   * @param {string} text
   * @param {[string, () => unknown][]} [choices]
   */
  notice(text, choices) {
    this.told.notice(text, choices);
  }

  /**
   * Asks; resolves to the name of the choice, "" for none. `choices`: [name, label]; `items`: a list.
   *
   * @param {string} title
   * @param {string} text
   * @param {[string, string][]} choices
   * @param {string[]} [items]
   */
  ask(title, text, choices, items) {
    return this.told.ask(title, text, choices, items);
  }
}

/**
 * The data of the page, its lists as maps. Parts of a list may stand beside what shows the same, where
 * they pack best.
 *
 * @param {HTMLElement} root
 */
export function readData(root) {
  /** @type {any} */
  const found = {};
  for (const { text } of all(root, "[data-json]", HTMLScriptElement)) {
    for (const [name, value] of Object.entries(JSON.parse(text)))
      found[name] = Array.isArray(found[name]) ? [...found[name], ...value] : value;
  }
  for (const [name, value] of Object.entries(found)) {
    if (Array.isArray(value) && Array.isArray(value[0])) found[name] = new Map(value);
  }
  return found;
}

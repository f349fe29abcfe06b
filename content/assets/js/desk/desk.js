/**
 * What a tool of this site does with a visitor's work, whatever the work is: undo, keep it in
 * this browser, put it in a link or a file, say what happened. A tool extends `Desk` and says
 * how its state looks and what its own buttons do.
 */

import { el } from "../base/elements.js";
import { copy, download } from "../base/hand-over.js";
import { load } from "../base/load.js";
import { decode, encode } from "../base/packing.js";
import { Shelf } from "./shelf.js";

const MOST_STEPS_BACK = 100;
const LARGEST_FILE = 24 * 2 ** 20;
const LARGEST_JSON = 2 ** 20;
const LONG_LINK = 2000;

/**
 * `model` knows the work: {key, namespace, empty(), isEmpty(state), clean(raw) → {state, lost},
 * pack(state), title(state)}. A tool has `show()`, and may have `doing(what, button)`,
 * `changing(input)` and `typing(input)` for what its own controls do.
 */
export class Desk {
  constructor(root, model, data) {
    this.root = root;
    this.model = model;
    this.data = data;
    this.words = data.words;
    this.parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    this.shelf = new Shelf(model.key, (why) => this.notice(this.words[`notice_${why}`]));
    this.state = model.empty();
    this.past = [];
    this.future = [];
    this.editing = "";
  }

  async start() {
    this.#listen();
    document.documentElement.classList.add("tw-script");
    await this.#firstState();
    this.show();
  }

  /** From the address, else from the last visit, else nothing. */
  async #firstState() {
    const { draft } = this.shelf.read();
    const before = draft ? this.model.clean(draft) : { state: null, lost: [] };
    const given = new URLSearchParams(location.hash.slice(1)).get("s");
    if (given) {
      history.replaceState(null, "", location.pathname + location.search);
      const { state, lost } = this.model.clean(await decode(given));
      if (state) {
        if (before.state && !this.model.isEmpty(before.state) && !this.#same(before.state, state)) {
          const name = this.#earlier();
          if (this.shelf.keep(name, this.model.pack(before.state))) this.notice(this.format("notice_from_link", name));
        }
        this.state = state;
        this.nameLost(lost);
        this.keepDraft();
        return;
      }
      this.notice(this.words.notice_unusable);
    }
    if (before.state) {
      this.state = before.state;
      this.nameLost(before.lost);
      if (!this.model.isEmpty(before.state)) this.notice(this.words.notice_restored);
    } else if (draft) {
      this.notice(this.words.notice_damaged);
      this.shelf.keep(this.#earlier(), draft);
    }
  }

  #same(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
  }

  #earlier() {
    return this.format("notice_earlier", new Date().toLocaleString(this.data.language));
  }

  nameLost(lost) {
    if (lost.length) this.notice(this.format("notice_lost", lost.join(", ")));
  }

  /** One of the words with its {} filled in. */
  format(name, ...values) {
    let next = 0;
    return this.words[name].replace(/\{\}/g, () => values[next++]);
  }

  /* Changing */

  /** Changes the state by `edit`; changes of one field that follow each other are undone at once. */
  change(edit, { field = "", said = "" } = {}) {
    if (!field || field !== this.editing) {
      this.past.push(JSON.stringify(this.state));
      if (this.past.length > MOST_STEPS_BACK) this.past.shift();
    }
    this.editing = field;
    this.future = [];
    edit(this.state);
    this.keepDraft();
    this.show();
    if (said) this.say(said);
  }

  /** Replaces the whole state; the old one can be had back with undo. */
  replace(state, said) {
    this.change(() => {
      this.state = state;
    }, { said });
  }

  #back(from, to, said) {
    if (!from.length) return;
    to.push(JSON.stringify(this.state));
    this.state = JSON.parse(from.pop());
    this.editing = "";
    this.keepDraft();
    this.show();
    this.say(said);
  }

  keepDraft() {
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.#keepNow(), 200);
  }

  #keepNow() {
    if (!this.saving) return;
    clearTimeout(this.saving);
    this.saving = 0;
    this.shelf.keepDraft(this.model.pack(this.state));
  }

  /* Listening */

  #listen() {
    this.root.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-do]");
      if (button) this.#do(button.dataset.do, button);
    });
    this.root.addEventListener("change", ({ target }) => {
      if (target.id === "desk-file") this.#import(target);
      else if (!this.changing?.(target)) this.editing = ""; // what was typed is one step back
    });
    this.root.addEventListener("input", ({ target }) => this.typing?.(target));
    this.root.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("pagehide", () => this.#keepNow());
    // The other language shows the same work, even where nothing can be kept.
    for (const link of document.querySelectorAll(".tw-languages a")) {
      link.addEventListener("click", async (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || this.model.isEmpty(this.state)) return;
        event.preventDefault();
        location.href = `${link.href}#s=${await encode(this.state)}`;
      });
    }
  }

  #do(what, button) {
    const actions = {
      print: () => print(),
      share: () => this.#share(),
      "share-copy": () => this.#copyLink(),
      kept: () => this.#openKept(),
      "kept-save": () => this.#saveKept(),
      "kept-open": () => this.openNamed(button.dataset.name),
      "kept-rename": () => this.#renameNamed(button.dataset.name),
      "kept-remove": () => this.#removeNamed(button.dataset.name),
      export: () => this.#export(),
      close: () => button.closest("dialog").close(),
      dismiss: () => button.closest(".tw-notice").remove(),
      undo: () => this.#back(this.past, this.future, this.words.said_undone),
      redo: () => this.#back(this.future, this.past, this.words.said_redone),
      clear: () => this.replace(this.model.empty(), this.words.said_cleared),
    };
    if (actions[what]) actions[what]();
    else this.doing(what, button);
  }

  /** Puts undo and redo in the state that they are in. */
  showSteps() {
    this.root.querySelector("[data-do=undo]").disabled = !this.past.length;
    this.root.querySelector("[data-do=redo]").disabled = !this.future.length;
  }

  /* Taking it along */

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

  /** Gets a blank document, has it filled, and hands it over. */
  async hand(address, fill, name, type) {
    try {
      download(name, await fill(await blank(address)), type);
      this.say(this.words.said_downloaded);
    } catch {
      this.notice(this.words.notice_form);
    }
  }

  async #share() {
    const address = new URL(location.href);
    address.hash = `s=${await encode(this.state)}`;
    const input = this.root.querySelector("#desk-address");
    input.value = address.href;
    this.parts["share-long"].hidden = address.href.length <= LONG_LINK;
    this.parts["share-said"].textContent = "";
    this.parts.share.showModal();
    input.select();
  }

  async #copyLink() {
    const input = this.root.querySelector("#desk-address");
    const done = await copy(input.value);
    if (!done) input.select();
    this.parts["share-said"].textContent = done ? this.words.said_copied : this.words.said_selected;
  }

  #openKept() {
    this.parts["kept-said"].textContent = "";
    this.#showKept();
    this.parts.kept.showModal();
    const input = this.root.querySelector("#desk-name");
    input.value ||= this.model.title(this.state);
    input.select();
  }

  #saveKept() {
    const name = this.root.querySelector("#desk-name").value.trim();
    if (!name || !this.shelf.keep(name, this.model.pack(this.state))) return;
    this.#showKept();
    this.parts["kept-said"].textContent = this.format("said_saved", name);
  }

  /** Opens what was kept under a name. */
  openNamed(name) {
    const { state, lost } = this.model.clean(this.shelf.read().kept.find((entry) => entry.name === name)?.state);
    this.parts.kept.close();
    if (!state) return this.notice(this.words.notice_unusable);
    this.replace(state, this.format("said_opened", name));
    this.nameLost(lost);
  }

  #renameNamed(name) {
    const other = prompt(this.format("kept_new_name", name), name)?.trim().slice(0, 100);
    if (!other || other === name) return;
    const done = this.shelf.rename(name, other);
    this.#showKept();
    this.parts["kept-said"].textContent = done ? this.format("said_saved", other) : this.words.kept_taken;
  }

  #removeNamed(name) {
    if (!confirm(this.format("kept_sure", name))) return;
    this.shelf.remove(name);
    this.#showKept();
    this.parts["kept-said"].textContent = this.format("said_removed", name);
    this.root.querySelector("#desk-name").focus();
  }

  #showKept() {
    const rows = this.shelf.read().kept.map(({ name, time }) => {
      const button = (what) =>
        el("button", { type: "button", className: "tw-quiet", "data-do": `kept-${what}`, "data-name": name, "aria-label": `${this.words[`kept_${what}`]}: ${name}` }, this.words[`kept_${what}`]);
      const day = new Date(time);
      const when = Number.isNaN(day.getTime()) ? "" : day.toLocaleString(this.data.language, { dateStyle: "medium", timeStyle: "short" });
      return el("li", {}, el("strong", {}, name), ` ${when} `, el("span", { className: "tw-row" }, button("open"), button("rename"), button("remove")));
    });
    this.parts["kept-list"].replaceChildren(rows.length ? el("ul", { className: "tw-plain" }, ...rows) : el("p", {}, this.words.kept_none));
    this.showShelf?.();
  }

  #export() {
    const content = JSON.stringify({ kind: this.model.namespace, state: this.model.pack(this.state) }, null, 1);
    download(`${this.fileName(this.model.title(this.state))}.json`, content, "application/json");
  }

  /** A name for a file: lower case, without signs. */
  fileName(title) {
    const simple = title.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-");
    return simple.slice(0, 60).replace(/^-+|-+$/g, "") || "ict-team";
  }

  async #import(input) {
    const [file] = input.files;
    if (!file) return;
    input.value = "";
    this.parts.kept.close();
    if (file.size > LARGEST_FILE) return this.notice(this.words.notice_too_large);
    const { state, lost } = this.model.clean(await this.#stateIn(file));
    if (!state) return this.notice(this.words.notice_unusable);
    this.replace(state, this.format("said_opened", file.name));
    this.nameLost(lost);
  }

  /** The state in a file that this tool wrote; null in any other. */
  async #stateIn(file) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
        const { keptIn } = await import("../office/word.js");
        return await keptIn(bytes, this.model.namespace);
      }
      const found = bytes.length > LARGEST_JSON ? null : JSON.parse(new TextDecoder().decode(bytes));
      return found?.kind === this.model.namespace ? found.state : null;
    } catch {
      return null;
    }
  }

  /* Saying */

  /** Says it to who listens; the same words a second time need a change to be heard. */
  say(text) {
    const { said } = this.parts;
    said.textContent = said.textContent === text ? `${text}\u00a0` : text;
  }

  notice(text) {
    this.parts.notices.append(el("div", { className: "tw-notice", role: "status" }, el("p", {}, text),
      el("button", { type: "button", className: "tw-quiet", "data-do": "dismiss", "aria-label": this.words.dismiss }, "×")));
  }
}

/** The bytes of a blank document. On a disk nothing can be fetched: a script stands beside it there. */
async function blank(address) {
  if (location.protocol === "file:") {
    const bytes = atob(await load(address.split("/").at(-1), `${address}.js`));
    return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
  }
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  return new Uint8Array(await response.arrayBuffer());
}

/** The data of the page, its lists as maps. */
export function readData(root) {
  const found = JSON.parse(root.querySelector("[data-json]").textContent);
  for (const [name, value] of Object.entries(found)) {
    if (Array.isArray(value) && Array.isArray(value[0])) found[name] = new Map(value);
  }
  return found;
}

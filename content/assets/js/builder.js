/**
 * The page of the job-description builder: shows the state, changes it, and takes the texts
 * out. What a state is and which texts follow from it stands in `job.js`.
 */

import * as job from "./job.js";
import { Shelf, copy, decode, download, el, encode } from "./tool.js";

const NAMESPACE = "urn:ict-teamwijzer:job";
const KEY = "teamwijzer.job";
const MOST_STEPS_BACK = 100;
const LARGEST_FILE = 24 * 2 ** 20;
const LONG_LINK = 2000;

class Builder {
  constructor(root) {
    this.root = root;
    this.data = readData(root);
    this.words = JSON.parse(root.querySelector("#builder-words").textContent);
    this.form = root.querySelector("form");
    this.parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    this.shelf = new Shelf(KEY, (why) => this.notice(this.words[`notice_${why}`]));
    this.state = job.empty();
    this.past = [];
    this.future = [];
    this.editing = "";
    this.rewording = "";
  }

  async start() {
    this.#listen();
    document.documentElement.classList.add("tw-script");
    this.#openDetails();
    await this.#firstState();
    this.show();
  }

  /** Only the first part stays open, and the one that the address leads to. */
  #openDetails() {
    const goal = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (const [at, part] of this.form.querySelectorAll("details").entries()) part.open = at === 0 || part.contains(goal);
    goal?.scrollIntoView();
  }

  /** From the address, else from the last visit, else nothing. */
  async #firstState() {
    const { draft } = this.shelf.read();
    const before = draft ? job.clean(draft, this.data) : { state: null, lost: [] };
    const given = new URLSearchParams(location.hash.slice(1)).get("s");
    if (given) {
      history.replaceState(null, "", location.pathname + location.search);
      const { state, lost } = job.clean(await decode(given), this.data);
      if (state) {
        if (before.state && !job.isEmpty(before.state) && !same(before.state, state)) {
          const name = this.#format("notice_earlier", new Date().toLocaleString(this.data.language));
          if (this.shelf.keep(name, job.pack(before.state, this.data))) this.notice(this.#format("notice_from_link", name));
        }
        this.state = state;
        this.#nameLost(lost);
        this.#keepDraft();
        return;
      }
      this.notice(this.words.notice_unusable);
    }
    if (before.state) {
      this.state = before.state;
      this.#nameLost(before.lost);
      if (!job.isEmpty(before.state)) this.notice(this.words.notice_restored);
    } else if (draft) {
      this.shelf.failed("damaged");
      this.shelf.keep(this.#format("notice_earlier", new Date().toLocaleString(this.data.language)), draft);
    }
  }

  #nameLost(lost) {
    if (lost.length) this.notice(this.#format("notice_lost", lost.join(", ")));
  }

  #format(name, ...values) {
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
    job.tidy(this.state);
    this.#keepDraft();
    this.show();
    if (said) this.say(said);
  }

  /** Replaces the whole state; the old one can be had back with undo. */
  replace(state, said) {
    this.change(() => {
      this.state = state;
    }, { said });
  }

  undo(from, to, said) {
    if (!from.length) return;
    to.push(JSON.stringify(this.state));
    this.state = JSON.parse(from.pop());
    this.editing = "";
    this.rewording = "";
    this.#keepDraft();
    this.show();
    this.say(said);
  }

  #keepDraft() {
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.#keepNow(), 200);
  }

  #keepNow() {
    if (!this.saving) return;
    clearTimeout(this.saving);
    this.saving = 0;
    this.shelf.keepDraft(job.pack(this.state, this.data));
  }

  #toggle(list, code, on) {
    const title = this.#titleOf(code);
    this.change((state) => {
      state[list] = state[list].filter((other) => other !== code);
      if (on) state[list].push(code);
    }, { said: this.#format(on ? "said_added" : "said_taken_out", title) });
  }

  #ask(name, how) {
    this.change((state) => {
      for (const list of ["required", "preferred"]) state[list] = state[list].filter((other) => other !== name);
      if (how) state[how].push(name);
    }, { said: this.#format(how ? "said_added" : "said_taken_out", this.#titleOf(name)) });
  }

  #titleOf(code) {
    const { tasks, duties, competences } = this.data;
    const own = this.state.own.find((entry) => entry.id === code);
    return own?.text ?? tasks.get(code)?.title ?? duties.get(code)?.text ?? competences.get(code)?.title ?? code;
  }

  /* Listening */

  #listen() {
    this.root.addEventListener("click", (event) => this.#clicked(event));
    this.root.addEventListener("change", (event) => this.#changed(event.target));
    this.root.addEventListener("input", (event) => this.#typed(event.target));
    this.parts.arrange.closest("details").addEventListener("toggle", () => this.#showArrange());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.root.querySelector("#b-own-new").addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault(), this.#addOwn();
    });
    this.root.querySelector("[role=tablist]").addEventListener("keydown", (event) => this.#tabKey(event));
    addEventListener("pagehide", () => this.#keepNow());
    // The other language shows the same choice, even where nothing can be kept.
    for (const link of document.querySelectorAll(".tw-languages a")) {
      link.addEventListener("click", async (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || job.isEmpty(this.state)) return;
        event.preventDefault();
        location.href = `${link.href}#s=${await encode(this.state)}`;
      });
    }
  }

  #clicked(event) {
    const target = event.target.closest("button");
    if (!target) return;
    const { preset, kind, do: what } = target.dataset;
    if (preset) {
      this.replace(job.begin(this.state, preset, this.data), this.#format("said_begun", this.data.presets.get(preset).title));
    } else if (kind) this.#open(kind);
    else if (what) this.#do(what, target);
  }

  #do(what, button) {
    const { list, code } = button.dataset;
    const actions = {
      "own-add": () => this.#addOwn(),
      "core-reset": () => this.change((state) => { state.core = null; }),
      download: () => this.#download(),
      copy: () => this.#copy(job.plain(this.blocks), this.#rich()),
      "copy-plain": () => this.#copy(job.plain(this.blocks)),
      "copy-markdown": () => this.#copy(job.markdown(this.blocks)),
      print: () => print(),
      share: () => this.#share(),
      "share-copy": () => this.#copyLink(),
      kept: () => this.#openKept(),
      "kept-save": () => this.#saveKept(),
      export: () => this.#export(),
      close: () => button.closest("dialog").close(),
      undo: () => this.undo(this.past, this.future, this.words.said_undone),
      redo: () => this.undo(this.future, this.past, this.words.said_redone),
      clear: () => this.replace(job.empty(), this.words.said_cleared),
      suggest: () => this.#takeSuggestion(list, code),
      up: () => this.#move(list, code, -1, "up"),
      down: () => this.#move(list, code, 1, "down"),
      reword: () => this.#reword(code),
      "take-out": () => this.#takeOut(list, code),
      "wording-reset": () => this.#resetWording(code),
      ready: () => this.#reword(code),
      dismiss: () => button.closest(".tw-notice").remove(),
      "kept-open": () => this.#openNamed(button.dataset.name),
      "kept-rename": () => this.#renameNamed(button.dataset.name),
      "kept-remove": () => this.#removeNamed(button.dataset.name),
    };
    actions[what]?.();
  }

  #changed(input) {
    const { name, value, checked } = input;
    if (input.id === "b-file") this.#import(input);
    else if (input.id === "b-only-core") this.#filter();
    else if (input.id === "b-own-core") this.#showCoreMarks(checked);
    else if (name === "tasks" || name === "duties") this.#toggle(name, value, checked);
    else if (name === "core") this.#markCore(value, checked);
    else if (name === "proof" || name === "municipal") this.change((state) => { state[name] = checked; });
    else if (name === "programmes" || name === "needs") this.#schoolHas(name, checked);
    else if (input.dataset.competence) this.#ask(input.dataset.competence, value);
    else if (["unit", "level", "education"].includes(name)) this.change((state) => { state[name] = value; });
    else if (this.editing) this.editing = ""; // what was typed is one step back
  }

  #typed(input) {
    const { name, value } = input;
    if (input.id === "b-filter") this.#filter();
    else if (input.dataset.place) this.#typeWording(input.dataset.place, input.dataset.own, value);
    else if (/^(head|offer)\./.test(name)) {
      const [group, field] = name.split(".");
      this.change((state) => { state[group][field] = value; }, { field: name });
    } else if (["title", "purpose", "invitation", "hours"].includes(name)) {
      this.change((state) => { state[name] = value; }, { field: name });
    }
  }

  #tabKey(event) {
    const kinds = ["job", "vacancy"];
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const at = (kinds.indexOf(this.state.kind) + step + kinds.length) % kinds.length;
    this.#open(kinds[at]);
    this.root.querySelector(`#b-tab-${kinds[at]}`).focus();
  }

  /** Opens one of the texts: that is no change to undo. */
  #open(kind) {
    this.state.kind = kind;
    this.#keepDraft();
    this.show();
  }

  #schoolHas(name, has) {
    const code = { programmes: "T12", needs: "T13" }[name];
    this.change((state) => {
      state[name] = has;
      if (!this.data.tasks.has(code)) return;
      state.tasks = state.tasks.filter((other) => other !== code);
      if (has) state.tasks.push(code);
    }, { said: this.#format(has ? "said_added" : "said_taken_out", this.#titleOf(code)) });
  }

  #markCore(code, on) {
    this.change((state) => {
      state.core = job.coreTasks(state, this.data).filter((other) => other !== code);
      if (on) state.core.push(code);
    });
  }

  #addOwn() {
    const input = this.root.querySelector("#b-own-new");
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    this.change((state) => {
      const numbers = state.own.map((entry) => Number(entry.id.slice(4)));
      state.own.push({ id: `own-${Math.max(0, ...numbers) + 1}`, text, lang: this.data.language });
    }, { said: this.#format("said_added", text) });
    input.focus();
  }

  /* Arranging: each row keeps its buttons, and the focus stays where it was. */

  #move(list, code, step, button) {
    const ids = this.#idsOf(list);
    const peers = this.#peers(list, code);
    const other = peers[peers.indexOf(code) + step];
    if (!other) return;
    const [a, b] = [ids.indexOf(code), ids.indexOf(other)];
    this.change((state) => {
      [state[list][a], state[list][b]] = [state[list][b], state[list][a]];
    });
    this.say(this.#format("said_moved", this.#titleOf(code), peers.indexOf(other) + 1, peers.length));
    this.#focusRow(code, button);
  }

  #idsOf(list) {
    return list === "own" ? this.state.own.map((entry) => entry.id) : this.state[list];
  }

  /** What stands under the same heading, in order. */
  #peers(list, code) {
    const group = (id) => this.data.tasks.get(id)?.cluster ?? this.data.duties.get(id)?.section ?? "";
    return this.#idsOf(list).filter((id) => group(id) === group(code));
  }

  #takeOut(list, code) {
    const peers = this.#peers(list, code);
    const at = peers.indexOf(code);
    const next = peers[at + 1] ?? peers[at - 1];
    const title = this.#titleOf(code);
    this.change((state) => {
      state[list] = state[list].filter((entry) => (entry.id ?? entry) !== code);
    }, { said: this.#format("said_taken_out", title) });
    if (next) this.#focusRow(next, "take-out");
    else this.root.querySelector("#b-arrange").closest("summary").focus();
  }

  #reword(code) {
    this.rewording = this.rewording === code ? "" : code;
    this.editing = "";
    this.#showArrange();
    if (this.rewording) this.parts.arrange.querySelector("textarea").focus();
    else this.#focusRow(code, "reword");
  }

  #typeWording(place, own, value) {
    this.change((state) => {
      if (own) state.own.find((entry) => entry.id === own).text = value;
      else state.words = [...state.words.filter(([other]) => other !== place), ...(value.trim() ? [[place, value]] : [])];
    }, { field: place });
  }

  #resetWording(code) {
    const place = `${this.state.kind}:${code}`;
    this.change((state) => {
      state.words = state.words.filter(([other]) => other !== place);
    }, { said: this.words.said_reworded });
    this.#reword(code);
  }

  #focusRow(code, what) {
    const row = [...this.parts.arrange.querySelectorAll("li")].find((item) => item.dataset.code === code);
    const button = row?.querySelector(`[data-do="${what}"]`);
    (button?.disabled ? row.querySelector("button:not(:disabled)") : button)?.focus();
  }

  #takeSuggestion(list, code) {
    this.#toggle(list, code, true);
    (this.parts.hints.querySelector("button") ?? this.parts.preview).focus();
  }

  /* Taking it along */

  #rich() {
    const copy_ = this.parts.preview.cloneNode(true);
    for (const element of [copy_, ...copy_.querySelectorAll("*")]) {
      for (const { name } of [...element.attributes]) element.removeAttribute(name);
    }
    for (const cell of copy_.querySelectorAll("td, th")) cell.setAttribute("style", "border:1px solid #999;padding:4px;text-align:left;vertical-align:top");
    for (const table of copy_.querySelectorAll("table")) table.setAttribute("style", "border-collapse:collapse");
    return `<meta charset="utf-8">${copy_.innerHTML}`;
  }

  async #copy(plainText, richText) {
    if (await copy(plainText, richText)) {
      this.say(this.words.said_copied);
      return;
    }
    getSelection().selectAllChildren(this.parts.preview);
    this.parts.preview.focus();
    this.say(this.words.said_selected);
  }

  async #download() {
    try {
      const { fillForm, DOCX } = await import("./office.js");
      const response = await fetch(this.data.form);
      if (!response.ok) throw new Error(response.statusText);
      const form = new Uint8Array(await response.arrayBuffer());
      const document_ = await fillForm(form, this.blocks[0].text, this.blocks, job.pack(this.state, this.data), NAMESPACE);
      download(`${this.#fileName()}.docx`, document_, DOCX);
      this.say(this.words.said_downloaded);
    } catch {
      this.notice(this.words.notice_form);
    }
  }

  #fileName() {
    const words = `${this.words[`kind_${this.state.kind}`]} ${job.jobTitle(this.state, this.data)}`;
    const plain = words.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-");
    return plain.slice(0, 60).replace(/^-+|-+$/g, "") || "tekst";
  }

  async #share() {
    const address = new URL(location.href);
    address.hash = `s=${await encode(this.state)}`;
    const input = this.root.querySelector("#b-address");
    input.value = address.href;
    this.parts["share-long"].hidden = address.href.length <= LONG_LINK;
    this.parts["share-said"].textContent = "";
    this.parts.share.showModal();
    input.select();
  }

  async #copyLink() {
    const input = this.root.querySelector("#b-address");
    const done = await copy(input.value);
    if (!done) input.select();
    this.parts["share-said"].textContent = done ? this.words.said_copied : this.words.said_selected;
  }

  #openKept() {
    this.parts["kept-said"].textContent = "";
    this.#showKept();
    this.parts.kept.showModal();
    const input = this.root.querySelector("#b-name");
    input.value ||= upperFirst(job.jobTitle(this.state, this.data));
    input.select();
  }

  #saveKept() {
    const name = this.root.querySelector("#b-name").value.trim();
    if (!name || !this.shelf.keep(name, job.pack(this.state, this.data))) return;
    this.#showKept();
    this.parts["kept-said"].textContent = this.#format("said_saved", name);
  }

  #openNamed(name) {
    const { state, lost } = job.clean(this.shelf.read().kept.find((entry) => entry.name === name)?.state, this.data);
    this.parts.kept.close();
    if (!state) return this.notice(this.words.notice_unusable);
    this.replace(state, this.#format("said_opened", name));
    this.#nameLost(lost);
  }

  #renameNamed(name) {
    const other = prompt(this.#format("kept_new_name", name), name)?.trim().slice(0, 100);
    if (!other || other === name) return;
    const done = this.shelf.rename(name, other);
    this.#showKept();
    this.parts["kept-said"].textContent = done ? this.#format("said_saved", other) : this.words.kept_taken;
  }

  #removeNamed(name) {
    if (!confirm(this.#format("kept_sure", name))) return;
    this.shelf.remove(name);
    this.#showKept();
    this.parts["kept-said"].textContent = this.#format("said_removed", name);
    this.root.querySelector("#b-name").focus();
  }

  #export() {
    const content = JSON.stringify({ kind: NAMESPACE, state: job.pack(this.state, this.data) }, null, 1);
    download(`${this.#fileName()}.json`, content, "application/json");
  }

  async #import(input) {
    const [file] = input.files;
    if (!file) return;
    input.value = "";
    this.parts.kept.close();
    if (file.size > LARGEST_FILE) return this.notice(this.words.notice_too_large);
    const { state, lost } = job.clean(await this.#stateIn(file), this.data);
    if (!state) return this.notice(this.words.notice_unusable);
    this.replace(state, this.#format("said_opened", file.name));
    this.#nameLost(lost);
  }

  /** The state in a file that this page wrote; null in any other. */
  async #stateIn(file) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
        const { keptIn } = await import("./office.js");
        return await keptIn(bytes, NAMESPACE);
      }
      const found = bytes.length > 2 ** 20 ? null : JSON.parse(new TextDecoder().decode(bytes));
      return found?.kind === NAMESPACE ? found.state : null;
    } catch {
      return null;
    }
  }

  /* Showing */

  show() {
    this.blocks = job.compose(this.state, this.data);
    this.#showPreview();
    this.#showControls();
    this.#showArrange();
    this.#showHints();
  }

  #showControls() {
    const { state } = this;
    const asked = new Map([...state.required.map((n) => [n, "required"]), ...state.preferred.map((n) => [n, "preferred"])]);
    const chosen = { tasks: new Set(state.tasks), duties: new Set(state.duties), core: new Set(job.coreTasks(state, this.data)) };
    for (const control of this.form.elements) {
      const { name, value } = control;
      if (chosen[name]) control.checked = chosen[name].has(value);
      else if (control.dataset.competence) control.value = asked.get(control.dataset.competence) ?? "";
      else if (control.type === "checkbox" && name in state) control.checked = state[name];
      else if (/^(head|offer)\./.test(name)) setValue(control, state[name.split(".")[0]][name.split(".")[1]]);
      else if (name && typeof state[name] === "string") setValue(control, state[name]);
    }
    for (const button of this.root.querySelectorAll("[data-preset]")) {
      button.setAttribute("aria-pressed", String(button.dataset.preset === state.preset));
    }
    for (const item of this.root.querySelectorAll("[data-task]")) {
      item.querySelector(".tw-mark").hidden = !chosen.core.has(item.dataset.task);
    }
    for (const part of this.root.querySelectorAll("[data-needs-proof]")) part.hidden = !state.proof;
    const counts = { tasks: state.tasks.length, duties: state.duties.length, own: state.own.length, competences: asked.size };
    for (const count of this.root.querySelectorAll("[data-count]")) count.textContent = counts[count.dataset.count] || "";
    this.root.querySelector("[data-do=undo]").disabled = !this.past.length;
    this.root.querySelector("[data-do=redo]").disabled = !this.future.length;
    for (const tab of this.root.querySelectorAll("[role=tab]")) {
      const open = tab.dataset.kind === state.kind;
      tab.setAttribute("aria-selected", String(open));
      tab.tabIndex = open ? 0 : -1;
      if (open) this.parts.preview.setAttribute("aria-labelledby", tab.id);
    }
  }

  #filter() {
    const words = fold(this.root.querySelector("#b-filter").value).split(/\s+/).filter(Boolean);
    const onlyCore = this.root.querySelector("#b-only-core").checked;
    const core = new Set(job.coreTasks(this.state, this.data));
    let shown = 0;
    const items = [...this.root.querySelectorAll("[data-task]")];
    for (const item of items) {
      item.folded ??= fold(item.dataset.search);
      item.hidden = (onlyCore && !core.has(item.dataset.task)) || !words.every((word) => item.folded.includes(word));
      shown += !item.hidden;
    }
    this.say(this.#format("said_shown", shown, items.length));
  }

  #showCoreMarks(on) {
    this.root.querySelector("#b-own-core-help").hidden = !on;
    for (const mark of this.root.querySelectorAll(".tw-coremark")) mark.hidden = !on;
  }

  #showArrange() {
    const part = this.parts.arrange.closest("details");
    if (!part.open) return; // it is made when it opens
    // While a wording is typed its field stays what it is.
    if (this.parts.arrange.contains(document.activeElement) && document.activeElement.matches("textarea")) return;
    const { state, data, words } = this;
    const groups = [];
    const add = (title, list, codes) => {
      if (codes.length) groups.push(el("h4", {}, title), this.#rows(list, codes));
    };
    for (const [code, section] of data.sections) {
      add(`${code} ${section.title}`, "duties", state.duties.filter((d) => data.duties.get(d).section === code && job.allowed(d, state, data)));
    }
    for (const [name, cluster] of data.clusters) {
      add(cluster.title, "tasks", state.tasks.filter((code) => data.tasks.get(code).cluster === name));
    }
    add(words.own, "own", state.own.map((entry) => entry.id));
    add(words.required, "required", state.required);
    add(words.preferred, "preferred", state.preferred);
    this.parts.arrange.replaceChildren(...(groups.length ? groups : [el("p", {}, words.arrange_empty)]));
  }

  #rows(list, codes) {
    const rows = codes.map((code, at) => {
      const own = this.state.own.find((entry) => entry.id === code);
      const text = own ? own.text : job.wording(code, this.state.kind, this.state, this.data);
      const changed = own || this.state.words.some(([place]) => place === `${this.state.kind}:${code}`);
      const item = el("li", { "data-code": code }, el("span", { lang: own ? own.lang : this.data.language }, text));
      if (changed) item.append(" ", el("small", { className: "tw-tag" }, this.words.own_mark));
      item.append(el("span", { className: "tw-row" },
        this.#button("up", list, code, text, at === 0),
        this.#button("down", list, code, text, at === codes.length - 1),
        this.#button("reword", list, code, text),
        this.#button("take_out", list, code, text)));
      if (this.rewording === code) item.append(this.#wordingField(code, own, text));
      return item;
    });
    return el("ul", { className: "tw-plain tw-arrange" }, ...rows);
  }

  #button(name, list, code, text, disabled = false) {
    return el("button", {
      type: "button", className: "tw-quiet", disabled, "aria-label": this.#format(name, text),
      "data-do": name.replace("_", "-"), "data-list": list, "data-code": code,
    }, this.words[`${name}_short`]);
  }

  #wordingField(code, own, text) {
    const place = `${this.state.kind}:${code}`;
    const field = el("textarea", { rows: 2, value: text, maxLength: 2000, "data-place": place, "aria-label": this.words.wording });
    if (own) field.dataset.own = own.id;
    const buttons = el("span", { className: "tw-row" },
      el("button", { type: "button", className: "tw-quiet", "data-do": "ready", "data-code": code }, this.words.ready));
    if (!own) buttons.append(el("button", { type: "button", className: "tw-quiet", "data-do": "wording-reset", "data-code": code }, this.words.wording_reset));
    return el("span", { className: "tw-wording" }, field, buttons);
  }

  #showHints() {
    const { state, data, words } = this;
    const found = [];
    if (job.tooMuch(state, data)) {
      found.push(el("div", { className: "tw-note" }, el("p", {}, el("strong", {}, words.raven), " ", words.raven_text),
        el("p", {}, el("a", { href: data.planner }, words.raven_link))));
    }
    const left = job.leftOut(state, data);
    for (const why of ["preset", "core"]) {
      const items = left.filter((entry) => entry.why === why);
      if (!items.length) continue;
      found.push(el("details", { open: this.openHints?.has(why) ?? false, "data-why": why },
        el("summary", {}, `${words[`left_out_${why}`]} (${items.length})`),
        el("ul", {}, ...items.map(({ list, code }) => el("li", {}, `${this.#titleOf(code)} `,
          el("button", { type: "button", className: "tw-quiet", "data-do": "suggest", "data-list": list, "data-code": code, "aria-label": `${words.add}: ${this.#titleOf(code)}` }, words.add))))));
    }
    if (found.length) found.unshift(el("h3", {}, words.hints));
    this.openHints = new Set([...this.parts.hints.querySelectorAll("details[open]")].map((d) => d.dataset.why));
    this.parts.hints.replaceChildren(...found);
    for (const part of this.parts.hints.querySelectorAll("details")) part.open = this.openHints.has(part.dataset.why);
  }

  #showPreview() {
    this.parts.preview.replaceChildren(...this.blocks.map((block) => preview(block, this.data.language)));
  }

  /** Says it to who listens; the same words a second time need a change to be heard. */
  say(text) {
    const { said } = this.parts;
    said.textContent = said.textContent === text ? `${text}\u00a0` : text;
  }

  notice(text) {
    this.parts.notices.append(el("div", { className: "tw-notice", role: "status" }, el("p", {}, text),
      el("button", { type: "button", className: "tw-quiet", "data-do": "dismiss", "aria-label": this.words.dismiss }, "×")));
  }

  #showKept() {
    const { kept } = this.shelf.read();
    const rows = kept.map(({ name, time }) => {
      const button = (what) => el("button", { type: "button", className: "tw-quiet", "data-do": `kept-${what}`, "data-name": name, "aria-label": `${this.words[`kept_${what}`]}: ${name}` }, this.words[`kept_${what}`]);
      const day = new Date(time);
      const when = Number.isNaN(day.getTime()) ? "" : day.toLocaleString(this.data.language, { dateStyle: "medium", timeStyle: "short" });
      return el("li", {}, el("strong", {}, name), ` ${when} `, el("span", { className: "tw-row" }, button("open"), button("rename"), button("remove")));
    });
    this.parts["kept-list"].replaceChildren(rows.length ? el("ul", { className: "tw-plain" }, ...rows) : el("p", {}, this.words.kept_none));
  }
}

/** What a block looks like on the page. */
function preview(block, language) {
  switch (block.kind) {
    case "title": return el("h1", {}, block.text);
    case "heading": return el(`h${block.level + 1}`, {}, block.text);
    case "text": return el("p", { className: block.lead ? "tw-lead-in" : "" }, ...block.runs.map(inline));
    case "list": return el("ul", {}, ...block.items.map((entry) => {
      const shown = el("li", entry.own ? { className: "tw-own" } : {}, entry.text);
      if (entry.lang && entry.lang !== language) shown.lang = entry.lang;
      return shown;
    }));
    case "rows": return table(block.rows.map(([name, runs]) => [[name], runs]));
    default: return table(block.rows, block.columns);
  }
}

function inline(run) {
  return typeof run === "string" ? run : el("span", { className: "tw-blank" }, job.said(run));
}

function table(rows, columns) {
  const body = rows.map(([first, ...others]) =>
    el("tr", {}, el("th", { scope: "row" }, ...first.map(inline)), ...others.map((runs) => el("td", {}, ...runs.map(inline)))));
  const head = columns ? [el("thead", {}, el("tr", {}, ...columns.map((name) => (name ? el("th", { scope: "col" }, name) : el("td")))))] : [];
  return el("table", {}, ...head, el("tbody", {}, ...body));
}

function setValue(control, value) {
  if (control.value !== value) control.value = value;
}

function same(one, other) {
  return JSON.stringify({ ...one, kind: "" }) === JSON.stringify({ ...other, kind: "" });
}

function upperFirst(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** Lower case without diacritics, so that "coordinator" finds "coördinator". */
function fold(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
}

/** The data of the page, its lists as maps. */
export function readData(root) {
  const found = JSON.parse(root.querySelector("#builder-data").textContent);
  for (const name of ["clusters", "tasks", "sections", "duties", "competences", "presets"]) found[name] = new Map(found[name]);
  return found;
}

const root = document.getElementById("builder");
if (root) {
  const builder = new Builder(root);
  builder.start();
}

/**
 * The page of the job-description builder: shows the state, changes it, and takes the texts
 * out. What a state is stands in `state.js`, which texts follow from it in `text.js`.
 */

import { draw, markdown, plain, rich } from "../base/blocks.js";
import { el, fold, setValue, upperFirst } from "../base/elements.js";
import { Desk, readData } from "../desk/desk.js";
import * as job from "./state.js";
import { compose, jobTitle, wording } from "./text.js";

const NAMESPACE = "urn:ict-teamwijzer:job";

class Builder extends Desk {
  constructor(root) {
    const data = readData(root);
    const model = {
      key: "teamwijzer.job",
      namespace: NAMESPACE,
      empty: job.empty,
      isEmpty: job.isEmpty,
      clean: (raw) => job.clean(raw, data),
      pack: (state) => job.pack(state, data),
      title: (state) => upperFirst(jobTitle(state, data)),
    };
    super(root, model, data);
    this.form = root.querySelector("form");
    this.rewording = "";
    this.#listen();
    this.#openDetails();
  }

  /** Only the first part stays open, and the one that the address leads to. */
  #openDetails() {
    const goal = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (const [at, part] of this.form.querySelectorAll("details").entries()) part.open = at === 0 || part.contains(goal);
    goal?.scrollIntoView();
  }

  change(edit, options) {
    super.change((state) => {
      edit(state);
      job.tidy(this.state);
    }, options);
  }

  #toggle(list, code, on) {
    const title = this.#titleOf(code);
    this.change((state) => {
      state[list] = state[list].filter((other) => other !== code);
      if (on) state[list].push(code);
    }, { said: this.format(on ? "said_added" : "said_taken_out", title) });
  }

  #ask(name, how) {
    this.change((state) => {
      for (const list of ["required", "preferred"]) state[list] = state[list].filter((other) => other !== name);
      if (how) state[how].push(name);
    }, { said: this.format(how ? "said_added" : "said_taken_out", this.#titleOf(name)) });
  }

  #titleOf(code) {
    const { tasks, duties, competences } = this.data;
    const own = this.state.own.find((entry) => entry.id === code);
    return own?.text ?? tasks.get(code)?.title ?? duties.get(code)?.text ?? competences.get(code)?.title ?? code;
  }

  /* Listening */

  #listen() {
    for (const button of this.root.querySelectorAll("[data-preset]")) {
      const { preset } = button.dataset;
      button.addEventListener("click", () => {
        this.replace(job.begin(this.state, preset, this.data), this.format("said_begun", this.data.presets.get(preset).title));
      });
    }
    for (const tab of this.root.querySelectorAll("[role=tab]")) tab.addEventListener("click", () => this.#open(tab.dataset.kind));
    this.root.querySelector("[role=tablist]").addEventListener("keydown", (event) => this.#tabKey(event));
    this.parts.arrange.closest("details").addEventListener("toggle", () => this.#showArrange());
    this.root.querySelector("#b-own-new").addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault(), this.#addOwn();
    });
  }

  doing(what, button) {
    const { list, code } = button.dataset;
    const actions = {
      "own-add": () => this.#addOwn(),
      "core-reset": () => this.change((state) => { state.core = null; }),
      download: () => this.#download(),
      copy: () => this.copy(this.parts.preview, plain(this.blocks), rich(this.blocks, this.data.language)),
      "copy-plain": () => this.copy(this.parts.preview, plain(this.blocks)),
      "copy-markdown": () => this.copy(this.parts.preview, markdown(this.blocks)),
      suggest: () => this.#takeSuggestion(list, code),
      up: () => this.#move(list, code, -1, "up"),
      down: () => this.#move(list, code, 1, "down"),
      reword: () => this.#reword(code),
      "take-out": () => this.#takeOut(list, code),
      "wording-reset": () => this.#resetWording(code),
      ready: () => this.#reword(code),
    };
    actions[what]?.();
  }

  changing(input) {
    const { name, value, checked } = input;
    if (input.id === "b-only-core") this.#filter();
    else if (input.id === "b-own-core") this.#showCoreMarks(checked);
    else if (name === "tasks" || name === "duties") this.#toggle(name, value, checked);
    else if (name === "core") this.#markCore(value, checked);
    else if (name === "proof" || name === "municipal") this.change((state) => { state[name] = checked; });
    else if (name === "programmes" || name === "needs") this.#schoolHas(name, checked);
    else if (input.dataset.competence) this.#ask(input.dataset.competence, value);
    else if (["unit", "level", "education"].includes(name)) this.change((state) => { state[name] = value; });
    else return false;
    return true;
  }

  typing(input) {
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
    this.keepDraft();
    this.show();
  }

  #schoolHas(name, has) {
    const code = this.data.school_tasks.get(name);
    this.change((state) => {
      state[name] = has;
      state.tasks = state.tasks.filter((other) => other !== code);
      if (has) state.tasks.push(code);
    }, { said: this.format(has ? "said_added" : "said_taken_out", this.#titleOf(code)) });
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
    }, { said: this.format("said_added", text) });
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
    this.say(this.format("said_moved", this.#titleOf(code), peers.indexOf(other) + 1, peers.length));
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
    }, { said: this.format("said_taken_out", title) });
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

  async #download() {
    const { fillForm, DOCX } = await import("../office/word.js");
    const fill = (form) => fillForm(form, this.blocks[0].text, this.blocks, this.model.pack(this.state), NAMESPACE);
    const name = `${this.words[`kind_${this.state.kind}`]} ${jobTitle(this.state, this.data)}`;
    await this.hand(this.data.form, fill, `${this.fileName(name)}.docx`, DOCX);
  }

  /* Showing */

  show() {
    this.blocks = compose(this.state, this.data);
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
    this.showSteps();
    for (const tab of this.root.querySelectorAll("[role=tab]")) {
      const open = tab.dataset.kind === state.kind;
      tab.setAttribute("aria-selected", String(open));
      tab.tabIndex = open ? 0 : -1;
      if (open) this.parts.preview.setAttribute("aria-labelledby", tab.id);
    }
  }

  #filter() {
    const typed = fold(this.root.querySelector("#b-filter").value).split(/\s+/).filter(Boolean);
    const onlyCore = this.root.querySelector("#b-only-core").checked;
    const core = new Set(job.coreTasks(this.state, this.data));
    let shown = 0;
    const items = [...this.root.querySelectorAll("[data-task]")];
    for (const item of items) {
      item.folded ??= fold(item.dataset.search);
      item.hidden = (onlyCore && !core.has(item.dataset.task)) || !typed.every((word) => item.folded.includes(word));
      shown += !item.hidden;
    }
    this.say(this.format("said_shown", shown, items.length));
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
      const text = own ? own.text : wording(code, this.state.kind, this.state, this.data);
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
      type: "button", className: "tw-quiet", disabled, "aria-label": this.format(name, text),
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
        el("p", {}, el("a", { href: this.root.dataset.planner }, words.raven_link))));
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
    this.parts.preview.replaceChildren(...draw(this.blocks, this.data.language, 3));
  }
}

const root = document.getElementById("job");
if (root) new Builder(root).start();

/**
 * The page of the walk through the step plan: shows one question at a time, where the team
 * stands and what there is to do, and takes it along. The flow itself stands in `flow.js`.
 */

import { draw, plain, rich } from "../base/blocks.js";
import { el, setValue } from "../base/elements.js";
import { download } from "../base/hand-over.js";
import { Desk, readData } from "../desk/desk.js";
import * as flow from "./flow.js";
import * as papers from "./papers.js";
import * as walk from "./state.js";

const NAMESPACE = "urn:ict-teamwijzer:walk";

class Guide extends Desk {
  constructor(root) {
    const data = readData(root);
    const model = {
      key: "teamwijzer.walk",
      namespace: NAMESPACE,
      empty: walk.empty,
      isEmpty: walk.isEmpty,
      clean: (raw) => walk.clean(raw, data),
      pack: (state) => state,
      title: (state) => state.school.trim() || data.words.title,
    };
    super(root, model, data);
    this.actor = "*";
    // On a phone the question comes first, and the way opens when it is asked for.
    root.querySelector(".tw-whole-way").open = matchMedia("(min-width: 45em)").matches;
    this.waiting = null;
    for (const tab of root.querySelectorAll("[role=tab]")) tab.addEventListener("click", () => this.#open(tab.dataset.view));
    root.querySelector("[role=tablist]").addEventListener("keydown", (event) => this.#tabKey(event));
    root.querySelector("#w-own").addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault(), this.#addOwn();
    });
    this.parts.price.addEventListener("close", () => this.show());
    const walkPanel = root.querySelector("[data-panel=walk]");
    walkPanel.setAttribute("role", "tabpanel");
    walkPanel.setAttribute("aria-labelledby", "w-tab-walk");
  }

  /** The question that is shown: the one that was asked for, else where the route ends. */
  get at() {
    return this.data.questions.has(this.state.at) ? this.state.at : flow.route(this.state, this.data).at(-1).question;
  }

  doing(what, button) {
    const actions = {
      go: () => this.#go(button.dataset.question),
      back: () => this.#step(-1),
      next: () => this.#step(1),
      "to-stand": () => this.#open("stand", "#w-actions"),
      "to-sort": () => this.#open("sort", "#w-sorting"),
      "own-add": () => this.#addOwn(),
      "own-remove": () => this.#removeOwn(button.dataset.key),
      round: () => this.#newRound(),
      "price-go": () => this.#pay(),
      "price-stay": () => this.parts.price.close(),
      copy: () => this.#copy(),
      calendar: () => this.#calendar(),
      download: () => this.#download(),
      workbook: () => this.#workbook(),
    };
    actions[what]?.();
  }

  changing(input) {
    const { answer, task, step, field } = input.dataset;
    if (answer) this.#answer(answer, input.value);
    else if (task) {
      this.change((state) => {
        const now = walk.round(state);
        now.sort = input.value ? walk.put(now.sort, task, input.value) : walk.drop(now.sort, task);
      });
    } else if (step && field === "state") this.#set("steps", step, field, input.value);
    else if (input.dataset.action && input.dataset.field === "state") this.#setAction(input);
    else if (input.id === "w-actor") this.actor = input.value, this.#showActions();
    else if (input.id === "w-sort-open") this.#showSort();
    else return false;
    return true;
  }

  typing(input) {
    const { step, field, action } = input.dataset;
    if (input.name === "school") this.change((state) => { state.school = input.value; }, { field: "school" });
    else if (action && field !== "state") this.#setAction(input);
    else if (step && field !== "state") this.#set("steps", step, field, input.value);
  }

  /* Walking */

  #answer(question, id) {
    const cost = flow.price(this.state, this.data, question, id);
    if (!cost.questions.length && !cost.actions.length) return this.#give(question, id);
    const said = [];
    if (cost.questions.length) said.push(this.format("price_questions", cost.questions.join(", ")));
    if (cost.actions.length) said.push(this.format("price_actions", cost.actions.length));
    this.waiting = { question, id };
    this.parts["price-text"].replaceChildren(...said.map((text) => el("p", {}, text)));
    this.parts.price.showModal();
  }

  #pay() {
    const { question, id } = this.waiting;
    this.parts.price.close();
    this.#give(question, id);
  }

  #give(question, id) {
    const { label } = walk.answerOf(this.data, question, id);
    this.change((state) => {
      if (!walk.round(state).started) walk.round(state).started = today();
      flow.answer(state, this.data, question, id);
      state.at = question;
    }, { said: this.format("said_answered", question, label) });
  }

  /** Shows a question and puts the focus on it. */
  #go(question) {
    this.state.at = question;
    this.state.view = "walk";
    this.keepDraft();
    this.show();
    this.root.querySelector(`[id="w-q-${question}"]`).focus();
    this.say(this.format("said_at", question));
  }

  /** Along the route: back to the question before, or on to where the answer leads. */
  #step(by) {
    const way = flow.route(this.state, this.data).map(({ question }) => question);
    const all = [...this.data.questions.keys()];
    const at = way.indexOf(this.at);
    const next = at >= 0 ? way[at + by] : all[all.indexOf(this.at) + by];
    if (next) this.#go(next);
  }

  #open(view, focus) {
    this.state.view = view;
    this.keepDraft();
    this.show();
    if (focus) this.root.querySelector(`#w-tab-${view}`).focus();
  }

  #tabKey(event) {
    const tabs = [...this.root.querySelectorAll("[role=tab]")];
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const at = tabs.findIndex((tab) => tab.dataset.view === this.state.view);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    this.#open(next.dataset.view);
    next.focus();
  }

  /* Noting */

  #set(list, key, field, value) {
    this.change((state) => {
      const now = walk.round(state);
      now[list] = walk.put(now[list], key, { ...walk.detailsOf(now[list], key), [field]: value });
    }, { field: field === "state" ? "" : `${key} ${field}` });
  }

  #setAction({ dataset: { action, field }, value }) {
    const own = walk.round(this.state).own.some(({ id }) => id === action);
    if (!own) return this.#set("actions", action, field, value);
    this.change((state) => {
      walk.round(state).own.find(({ id }) => id === action)[field] = value;
    }, { field: field === "state" ? "" : `${action} ${field}` });
  }

  #addOwn() {
    const input = this.root.querySelector("#w-own");
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    const actor = this.root.querySelector("#w-own-actor").value;
    this.change((state) => {
      const { own } = walk.round(state);
      const number = Math.max(0, ...own.map(({ id }) => Number(id.slice(4)))) + 1;
      own.push({ id: `own-${number}`, actor, text, state: "", owner: "", due: "", note: "" });
    }, { said: this.format("said_added", text) });
    input.focus();
  }

  #removeOwn(key) {
    const { text } = walk.round(this.state).own.find(({ id }) => id === key);
    this.change((state) => {
      walk.round(state).own = walk.round(state).own.filter(({ id }) => id !== key);
    }, { said: this.format("said_removed_action", text) });
    this.root.querySelector("#w-own").focus();
  }

  #newRound() {
    this.change((state) => flow.nextRound(state, today()), { said: this.words.said_round });
    this.#open("walk", true);
  }

  /* Taking it along */

  #copy() {
    const blocks = papers.summary(this.state, this.data);
    this.copy(this.parts.paper, plain(blocks), rich(blocks, this.data.language));
  }

  #calendar() {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const made = papers.calendar(this.state, this.data, stamp);
    if (!made) return this.notice(this.words.no_dates);
    download(`${this.fileName(this.model.title(this.state))}.ics`, made, "text/calendar");
    this.say(this.words.said_downloaded);
  }

  async #download() {
    const { fillBlanks, DOCX } = await import("../office/word.js");
    const values = papers.formValues(this.state, this.data, today());
    const fill = (form) => fillBlanks(form, values, papers.actionBlocks(this.state, this.data), this.state, NAMESPACE);
    await this.hand(this.data.form, fill, `${this.fileName(this.model.title(this.state))}.docx`, DOCX);
  }

  async #workbook() {
    const { fillWorkbook, XLSX } = await import("../office/sheet.js");
    const rows = new Map(walk.round(this.state).sort.map(([code, bucket]) => {
      const { level, priority } = this.data.buckets.get(bucket);
      return [code, { level: this.data.levels.get(level)?.short ?? "", priority: this.data.priorities.get(priority).short }];
    }));
    const fill = (book) => fillWorkbook(book, this.data.sheet, rows);
    await this.hand(this.data.workbook, fill, `${this.fileName(this.model.title(this.state))}.xlsx`, XLSX);
  }

  /* Showing */

  show() {
    this.#showTabs();
    this.#showWay();
    this.#showQuestion();
    this.#showSteps();
    this.#showActions();
    this.#showRounds();
    this.showShelf();
    this.#showSort();
    this.#showPaper();
    this.showSteps();
  }

  #showTabs() {
    for (const tab of this.root.querySelectorAll("[role=tab]")) {
      const open = tab.dataset.view === this.state.view;
      tab.setAttribute("aria-selected", String(open));
      tab.tabIndex = open ? 0 : -1;
    }
    for (const panel of this.root.querySelectorAll("[data-panel]")) panel.hidden = panel.dataset.panel !== this.state.view;
    setValue(this.root.querySelector("#w-school"), this.state.school);
  }

  #showWay() {
    const way = flow.route(this.state, this.data);
    for (const item of this.root.querySelectorAll("[data-way]")) {
      const found = way.find(({ question }) => question === item.dataset.way);
      const here = item.dataset.way === this.at;
      const answer = found && walk.answerOf(this.data, found.question, found.answer);
      item.classList.toggle("is-on-way", Boolean(found));
      const button = item.querySelector("button");
      if (here) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      const said = [answer?.label, here ? this.words.here : ""].filter(Boolean).join(", ");
      item.querySelector(".tw-way__state").textContent = said ? `(${said})` : "";
    }
  }

  #showQuestion() {
    const now = walk.round(this.state);
    for (const part of this.root.querySelectorAll("section[data-question]")) {
      const { question } = part.dataset;
      part.hidden = question !== this.at;
      const given = walk.get(now.answers, question);
      for (const radio of part.querySelectorAll("[data-answer]")) radio.checked = radio.value === given;
      if (part.hidden) continue;
      this.#showTurn(question, given);
      const way = flow.route(this.state, this.data).map((entry) => entry.question);
      const next = way.includes(question) ? way[way.indexOf(question) + 1] : undefined;
      part.querySelector("[data-do=back]").disabled = question === flow.first(this.data);
      const button = part.querySelector("[data-do=next]");
      button.hidden = !next;
      if (next) button.textContent = this.format("next", next);
    }
  }

  /** What the answer means for what comes next. */
  #showTurn(question, given) {
    const answer = walk.answerOf(this.data, question, given);
    const found = [];
    if (answer) {
      if (this.words[`turn_${answer.next}`]) found.push(el("p", { className: "tw-note" }, this.words[`turn_${answer.next}`]));
      const buttons = [];
      if (answer.actions.length) buttons.push(el("button", { type: "button", className: "tw-button tw-quiet", "data-do": "to-stand" }, this.words.to_actions));
      if (this.data.questions.get(question).sorting) buttons.push(el("button", { type: "button", className: "tw-button tw-quiet", "data-do": "to-sort" }, this.words.to_sort));
      found.push(el("ul", {}, ...answer.actions.map(({ actor, text }) => el("li", {}, el("strong", {}, `${this.data.actors.get(actor).title}: `), text))));
      found.push(el("p", { className: "tw-actions" }, ...buttons));
    } else if (this.data.questions.get(question).sorting) {
      found.push(el("p", { className: "tw-actions" }, el("button", { type: "button", className: "tw-button tw-quiet", "data-do": "to-sort" }, this.words.to_sort)));
    }
    this.parts[`turn-${question}`].replaceChildren(...found);
  }

  /** What was noted of each step, wherever it can be typed. */
  #showSteps() {
    const now = walk.round(this.state);
    const computed = flow.standing({ ...this.state, rounds: [{ ...now, steps: [] }] }, this.data);
    for (const control of this.root.querySelectorAll("[data-step]")) {
      const { step, field } = control.dataset;
      setValue(control, walk.detailsOf(now.steps, step)[field]);
      if (field === "state") control.options[0].textContent = this.format("state_auto", this.words[`state_${computed.get(step)}`]);
    }
  }

  #showActions() {
    const shown = flow.actions(this.state, this.data).filter(({ actor }) => this.actor === "*" || actor === this.actor);
    const { activeElement } = document;
    const typing = this.parts.actions.contains(activeElement) && activeElement.matches("input, textarea");
    const keys = shown.map(({ key }) => key).join(" ");
    if (typing && keys === this.shownActions) return; // the fields are as they are typed
    this.shownActions = keys;
    const place = this.parts.actions.contains(activeElement) ? activeElement.id : "";
    const rows = shown.map((action) => this.#action(action));
    this.parts.actions.replaceChildren(...(rows.length ? rows : [el("p", {}, this.words.no_actions)]));
    if (place) document.getElementById(place)?.focus();
  }

  #action(action) {
    const { key, actor, text, own } = action;
    const title = actor ? this.data.actors.get(actor).title : this.data.words.nobody;
    const part = el("fieldset", { className: "tw-action" }, el("legend", {}, `${title}: ${text}`));
    const name = (field) => `a-${key.replaceAll("/", "-")}-${field}`;
    const label = (field) => el("label", { htmlFor: name(field) }, this.words[`field_${field}`]);
    const common = (field) => ({ id: name(field), "data-action": key, "data-field": field });
    const states = ["", ...walk.STATES].map((state) => el("option", { value: state, selected: state === action.state }, this.words[`state_${state || "none"}`]));
    part.append(el("div", { className: "tw-pair" },
      el("p", { className: "tw-field" }, label("owner"), el("input", { ...common("owner"), value: action.owner })),
      el("p", { className: "tw-field" }, label("due"), el("input", { ...common("due"), type: "date", value: action.due })),
      el("p", { className: "tw-field" }, label("state"), el("select", common("state"), ...states)),
      el("p", { className: "tw-field" }, label("note"), el("input", { ...common("note"), value: action.note }))));
    if (own) {
      part.append(el("small", { className: "tw-tag" }, this.words.own_mark), " ",
        el("button", { type: "button", className: "tw-quiet", "data-do": "own-remove", "data-key": key, "aria-label": this.format("remove", text) }, this.words.remove_short));
    }
    return part;
  }

  #showRounds() {
    const { words } = this;
    const found = [el("ol", {}, ...this.state.rounds.map((one, at) =>
      el("li", {}, this.format("rounds", at + 1, this.#day(one.started)))))];
    if (this.state.rounds.length > 1) {
      const changed = flow.changes(this.state, this.data);
      found.push(el("h3", {}, words.changes));
      const label = (question, id) => walk.answerOf(this.data, question, id)?.label ?? "–";
      if (!changed.length) found.push(el("p", {}, words.changes_none));
      else {
        found.push(table([words.question, words.before, words.now], changed.map((entry) =>
          [`${entry.question}. ${this.data.questions.get(entry.question).text}`, label(entry.question, entry.before), label(entry.question, entry.now)])));
      }
    }
    this.parts.rounds.replaceChildren(...found);
  }

  #day(date) {
    return date ? new Date(`${date}T12:00:00`).toLocaleDateString(this.data.language, { dateStyle: "long" }) : "…";
  }

  /** Every school that was kept, side by side. */
  showShelf() {
    const rows = this.shelf.read().kept.flatMap(({ name, state: raw }) => {
      const { state } = walk.clean(raw, this.data);
      if (!state) return [];
      const step = this.data.steps.get(flow.reached(state, this.data));
      const open = flow.actions(state, this.data).filter((action) => action.state !== "done").length;
      return [[el("button", { type: "button", className: "tw-quiet", "data-do": "kept-open", "data-name": name }, name), `${step.number}. ${step.title}`, String(open)]];
    });
    const { words } = this;
    this.parts.schools.replaceChildren(rows.length ? table([words.school, words.step, words.open_actions], rows) : el("p", {}, words.schools_none));
  }

  #showSort() {
    const sort = new Map(walk.round(this.state).sort);
    const onlyOpen = this.root.querySelector("#w-sort-open").checked;
    for (const part of this.root.querySelectorAll("[data-sort]")) {
      const bucket = sort.get(part.dataset.sort) ?? "";
      part.hidden = onlyOpen && bucket !== "" && !part.contains(document.activeElement);
      for (const radio of part.querySelectorAll("input")) radio.checked = radio.value === bucket;
    }
    this.parts.sorted.textContent = this.format("sorted", sort.size, this.data.tasks.size);
  }

  #showPaper() {
    this.parts.paper.replaceChildren(...draw(papers.summary(this.state, this.data), this.data.language, 3));
  }
}

function table(heads, rows) {
  return el("div", { className: "tw-scroll", tabIndex: 0 }, el("table", { className: "tw-table" },
    el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, ...rows.map(([first, ...others]) => el("tr", {}, el("th", { scope: "row" }, first), ...others.map((cell) => el("td", {}, cell)))))));
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

const root = document.getElementById("walk");
if (root) new Guide(root).start();

/**
 * The page of the walk through the step plan: shows one question at a time, where the team
 * stands and what there is to do, and takes it along. The flow itself stands in `flow.js`.
 *
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./state.js").State} State
 */

import { put } from "../base/clean.js";
import { today } from "../base/days.js";
import { closeDialog, el, need, openDialog } from "../base/elements.js";
import { download } from "../base/hand-over.js";
import { newId } from "../base/ids.js";
import { blank } from "../desk/blank.js";
import { readData } from "../desk/desk.js";
import { Tabs } from "../desk/tabs.js";
import { begin } from "../desk/tool.js";
import * as flow from "./flow.js";
import { plannerAddress } from "./planner.js";
import { Showing } from "./showing.js";
import * as walk from "./state.js";
import { vacancyAddress } from "./vacancy.js";

const NAMESPACE = "urn:ict-teamwijzer:walk";

export class Guide extends Showing {
  /** @param {HTMLElement} root */
  constructor(root) {
    /** @type {Data} */
    const data = readData(root);
    /** @type {import("../desk/tool.js").Model<State>} */
    const model = {
      key: "teamwijzer.walk",
      namespace: NAMESPACE,
      limits: walk.LIMITS,
      looks: walk.LOOKS,
      passing: ["head.date"],
      empty: walk.empty,
      isEmpty: walk.isEmpty,
      clean: (raw) => walk.clean(raw, data),
      pack: (state) => state,
      title: (state) => state.school.trim() || data.words.title,
      subject: (state) => state.school.trim(),
      renew: (state) => {
        state.id = newId();
      },
      over: (state) =>
        walk.round(state).own.length > walk.OWN ? this.format("limit_own", walk.OWN) : "",
    };
    super(root, model, data);
    // On a phone the question comes first, and the way opens when it is asked for.
    const way = need(root, ".tw-whole-way", HTMLDetailsElement);
    way.open = matchMedia("(min-width: 45em)").matches;
    /** @type {{question: string, id: string} | null} */
    this.waiting = null; // the answer whose price was named
    this.tabs = new Tabs(need(root, "[role=tablist]", HTMLElement), (tab) =>
      this.#open(tab.dataset.view ?? ""),
    );
    need(root, "#w-own", HTMLInputElement).addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.#addOwn();
    });
    this.price.addEventListener("close", () => this.show());
    const walkPanel = need(root, "[data-panel=walk]", HTMLElement);
    walkPanel.setAttribute("role", "tabpanel");
    walkPanel.setAttribute("aria-labelledby", "w-tab-walk");
  }

  get price() {
    return /** @type {HTMLDialogElement} */ (this.parts.price);
  }

  /**
   * Every walk has an id of its own from its first change.
   *
   * @param {(state: State) => unknown} edit
   * @param {{field?: string, said?: string}} [options]
   */
  change(edit, options) {
    super.change((state) => {
      state.id ||= newId();
      edit(state);
    }, options);
  }

  async ahead() {
    await this.sortLate();
    await this.papersLate();
    await import("../office/word.js");
    await import("../office/sheet.js");
    await Promise.all([blank(this.data.form), blank(this.data.workbook)]);
  }

  /**
   * @param {string} what
   * @param {HTMLElement} button
   */
  doing(what, button) {
    const { question = "", key = "", id = "" } = button.dataset;
    const sorting = async (/** @type {(late: typeof import("./sorting.js")) => unknown} */ act) =>
      act(await this.sortLate());
    /** @type {import("../desk/tool.js").Actions} */
    const actions = {
      go: () => this.#go(question),
      back: () => this.#step(-1),
      next: () => this.#step(1),
      "to-stand": () => this.#open("stand", true),
      "to-sort": () => this.#open("sort", true),
      "to-job": async () => {
        location.href = await vacancyAddress(
          this.addressOf("builder"),
          walk.round(this.state).sort,
          this.data,
        );
      },
      "to-planner": async () => {
        location.href = await plannerAddress(
          this.addressOf("planner"),
          this.schools.filter(({ state }) => walk.round(state).sort.length),
          this.data,
        );
      },
      advice: () => sorting((late) => late.takeAdvice(this, id)),
      "advice-all": () => sorting((late) => late.takeAll(this, id)),
      meeting: () => sorting((late) => late.meet(this)),
      "meeting-back": () => sorting((late) => late.meetNext(this, -1)),
      "meeting-next": () => sorting((late) => late.meetNext(this, 1)),
      "own-add": () => this.#addOwn(),
      "own-remove": () => this.#removeOwn(key),
      round: () => this.#newRound(),
      "price-go": () => this.#pay(),
      "price-stay": () => closeDialog(this.price),
      copy: () => this.#copy(),
      calendar: () => this.#calendar(),
      download: () => this.#download(),
      workbook: () => this.#workbook(),
    };
    return actions[what]?.(button);
  }

  /** @param {HTMLInputElement} input or a list, which has a value too */
  changing(input) {
    const { answer, task, step, field } = input.dataset;
    if (answer) this.#answer(answer, input.value);
    else if (task) this.change((state) => this.sorting?.sort(state, task, input.value));
    else if (step && field === "state") this.#set("steps", step, field, input.value);
    else if (input.dataset.action && input.dataset.field === "state") this.#setAction(input);
    else if (input.id === "w-actor") this.#showActor(input.value);
    else if (input.id === "w-sort-open") this.showSort();
    else return false;
    return true;
  }

  /** @param {HTMLInputElement} input */
  typing(input) {
    const { step, field = "", action } = input.dataset;
    if (input.name === "school")
      this.change(
        (state) => {
          state.school = input.value;
        },
        { field: "school" },
      );
    else if (action && field !== "state") this.#setAction(input);
    else if (step && field !== "state") this.#set("steps", step, field, input.value);
  }

  /** @param {string} actor */
  #showActor(actor) {
    this.actor = actor;
    this.showActions();
  }

  /* Walking */

  /**
   * @param {string} question
   * @param {string} id
   */
  #answer(question, id) {
    const cost = flow.price(this.state, this.data, question, id);
    if (!cost.questions.length && !cost.actions.length) return this.#give(question, id);
    /** @type {string[]} */
    const said = [];
    if (cost.questions.length) said.push(this.format("price_questions", cost.questions.join(", ")));
    if (cost.actions.length) said.push(this.format("price_actions", cost.actions.length));
    this.waiting = { question, id };
    this.parts["price-text"].replaceChildren(...said.map((text) => el("p", {}, text)));
    openDialog(this.price);
  }

  #pay() {
    if (!this.waiting) return;
    const { question, id } = this.waiting;
    closeDialog(this.price);
    this.#give(question, id);
  }

  /**
   * @param {string} question
   * @param {string} id
   */
  #give(question, id) {
    const label = walk.answerOf(this.data, question, id)?.label ?? "";
    this.change(
      (state) => {
        if (!walk.round(state).started) walk.round(state).started = today();
        flow.answer(state, this.data, question, id);
        state.at = question;
      },
      { said: this.format("said_answered", question, label) },
    );
  }

  /**
   * Shows a question and puts the focus on it.
   *
   * @param {string} question
   */
  #go(question) {
    this.look((state) => Object.assign(state, { at: question, view: "walk" }));
    need(this.root, `[id="w-q-${question}"]`, HTMLElement).focus();
    this.say(this.format("said_at", question));
  }

  /**
   * Along the route: back to the question before, or on to where the answer leads.
   *
   * @param {number} by
   */
  #step(by) {
    const way = flow.route(this.state, this.data).map(({ question }) => question);
    const all = [...this.data.questions.keys()];
    const at = way.indexOf(this.at);
    const next = at >= 0 ? way[at + by] : all[all.indexOf(this.at) + by];
    if (next) this.#go(next);
  }

  /** @param {string} view */
  #open(view, focus = false) {
    this.look((state) => {
      state.view = view;
    });
    if (focus) need(this.root, `#w-tab-${view}`, HTMLElement).focus();
  }

  /* Noting */

  /**
   * @param {"steps" | "actions"} list
   * @param {string} key
   * @param {string} field
   * @param {string} value
   */
  #set(list, key, field, value) {
    this.change(
      (state) => {
        const now = walk.round(state);
        now[list] = put(now[list], key, { ...walk.detailsOf(now[list], key), [field]: value });
      },
      { field: field === "state" ? "" : `${key} ${field}` },
    );
  }

  /** @param {HTMLInputElement} input */
  #setAction({ dataset: { action = "", field = "" }, value }) {
    const own = walk.round(this.state).own.some(({ id }) => id === action);
    if (!own) return this.#set("actions", action, field, value);
    this.change(
      (state) => {
        for (const one of walk.round(state).own)
          if (one.id === action) Object.assign(one, { [field]: value });
      },
      { field: field === "state" ? "" : `${action} ${field}` },
    );
  }

  #addOwn() {
    const input = need(this.root, "#w-own", HTMLInputElement);
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    const actor = need(this.root, "#w-own-actor", HTMLSelectElement).value;
    this.change(
      (state) => {
        const { own } = walk.round(state);
        own.push({ id: walk.nextOwn(own), actor, text, state: "", owner: "", due: "", note: "" });
      },
      { said: this.format("said_added", text) },
    );
    input.focus();
  }

  /** @param {string} key */
  #removeOwn(key) {
    const text = walk.round(this.state).own.find(({ id }) => id === key)?.text ?? "";
    this.change(
      (state) => {
        walk.round(state).own = walk.round(state).own.filter(({ id }) => id !== key);
      },
      { said: this.format("said_removed_action", text) },
    );
    need(this.root, "#w-own", HTMLInputElement).focus();
  }

  #newRound() {
    this.change((state) => flow.nextRound(state, today()), { said: this.words.said_round });
    this.#open("walk", true);
  }

  /* Taking it along */

  async #copy() {
    const state = this.asItIs();
    const papers = await this.papersLate().catch(() => null);
    if (!papers) return this.notice(this.words.notice_late);
    this.copy(this.parts.paper, ...papers.texts(state, this.data));
  }

  async #calendar() {
    if (!this.state.id)
      this.look((state) => {
        state.id = newId();
      });
    const state = this.asItIs();
    const papers = await this.papersLate().catch(() => null);
    if (!papers) return this.notice(this.words.notice_late);
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const made = papers.calendar(state, this.data, stamp);
    if (!made) return this.notice(this.words.no_dates);
    download(`${this.fileName(this.model.title(state))}.ics`, made, "text/calendar");
    this.say(this.words.said_downloaded);
  }

  async #download() {
    const state = this.asItIs();
    await this.hand(
      this.data.form,
      (form) => this.#fill(form, state),
      `${this.fileName(this.model.title(state))}.docx`,
    );
  }

  /**
   * The form holds what it shows: this round, and nothing of what was sorted.
   *
   * @param {Uint8Array} form
   * @param {State} state
   */
  async #fill(form, state) {
    const papers = await this.papersLate();
    const { fillBlanks } = await import("../office/word.js");
    const values = papers.formValues(state, this.data, today());
    return fillBlanks(
      form,
      values,
      papers.actionBlocks(state, this.data),
      walk.shown(state),
      NAMESPACE,
    );
  }

  /** @param {State} state */
  async paper(state) {
    return this.#fill(await blank(this.data.form), state);
  }

  /**
   * @param {State} state
   * @param {{before: string, after: string, tag: string}} change
   */
  reword(state, { after, tag }) {
    return this.papers?.reword(state, tag, after) ?? false; // loaded: it made the paper
  }

  async #workbook() {
    const { buckets, levels, priorities } = this.data;
    const school = this.state.school.trim();
    const rows = new Map(
      walk.round(this.state).sort.map(([code, bucket]) => {
        const { level = "", priority = "" } = buckets.get(bucket) ?? {};
        return [
          code,
          {
            level: levels.get(level)?.short ?? "",
            priority: priorities.get(priority)?.short ?? "",
          },
        ];
      }),
    );
    const fill = async (/** @type {Uint8Array} */ blank) => {
      const { fillWorkbook } = await import("../office/sheet.js");
      return fillWorkbook(blank, this.data.sheet, school, rows);
    };
    await this.hand(
      this.data.workbook,
      fill,
      `${this.fileName(this.model.title(this.state))}.xlsx`,
    );
  }
}

begin("walk", Guide);

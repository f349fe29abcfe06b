/**
 * The page of the walk through the step plan: shows one question at a time, where the team
 * stands and what there is to do, and takes it along. The flow itself stands in `flow.js`.
 */

import { plain, rich } from "../base/blocks.js";
import { drop, put } from "../base/clean.js";
import { today } from "../base/days.js";
import { closeDialog, el, openDialog } from "../base/elements.js";
import { download } from "../base/hand-over.js";
import { newId } from "../base/ids.js";
import { blank } from "../desk/blank.js";
import { readData } from "../desk/desk.js";
import { Tabs } from "../desk/tabs.js";
import { begin } from "../desk/tool.js";
import * as flow from "./flow.js";
import * as papers from "./papers.js";
import { Showing } from "./showing.js";
import * as walk from "./state.js";
import { vacancyAddress } from "./vacancy.js";

const NAMESPACE = "urn:ict-teamwijzer:walk";

class Guide extends Showing {
  constructor(root) {
    const data = readData(root);
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
    this.actor = "*";
    // On a phone the question comes first, and the way opens when it is asked for.
    root.querySelector(".tw-whole-way").open = matchMedia("(min-width: 45em)").matches;
    this.waiting = null;
    this.tabs = new Tabs(root.querySelector("[role=tablist]"), (tab) =>
      this.#open(tab.dataset.view),
    );
    root.querySelector("#w-own").addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.#addOwn();
    });
    this.parts.price.addEventListener("close", () => this.show());
    const walkPanel = root.querySelector("[data-panel=walk]");
    walkPanel.setAttribute("role", "tabpanel");
    walkPanel.setAttribute("aria-labelledby", "w-tab-walk");
  }

  /** Every walk has an id of its own from its first change. */
  change(edit, options) {
    super.change((state) => {
      state.id ||= newId();
      edit(state);
    }, options);
  }

  async ahead() {
    await import("../office/word.js");
    await import("../office/sheet.js");
    await Promise.all([blank(this.data.form), blank(this.data.workbook)]);
  }

  doing(what, button) {
    const actions = {
      go: () => this.#go(button.dataset.question),
      back: () => this.#step(-1),
      next: () => this.#step(1),
      "to-stand": () => this.#open("stand", "#w-actions"),
      "to-sort": () => this.#open("sort", "#w-sorting"),
      "to-job": async () => {
        location.href = await vacancyAddress(
          this.root.dataset.job,
          walk.round(this.state).sort,
          this.data,
        );
      },
      "own-add": () => this.#addOwn(),
      "own-remove": () => this.#removeOwn(button.dataset.key),
      round: () => this.#newRound(),
      "price-go": () => this.#pay(),
      "price-stay": () => closeDialog(this.parts.price),
      copy: () => this.#copy(),
      calendar: () => this.#calendar(),
      download: () => this.#download(),
      workbook: () => this.#workbook(),
    };
    return actions[what]?.();
  }

  changing(input) {
    const { answer, task, step, field } = input.dataset;
    if (answer) this.#answer(answer, input.value);
    else if (task) {
      this.change((state) => {
        const now = walk.round(state);
        now.sort = input.value ? put(now.sort, task, input.value) : drop(now.sort, task);
      });
    } else if (step && field === "state") this.#set("steps", step, field, input.value);
    else if (input.dataset.action && input.dataset.field === "state") this.#setAction(input);
    else if (input.id === "w-actor") this.#showActor(input.value);
    else if (input.id === "w-sort-open") this.showSort();
    else return false;
    return true;
  }

  typing(input) {
    const { step, field, action } = input.dataset;
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

  #showActor(actor) {
    this.actor = actor;
    this.showActions();
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
    openDialog(this.parts.price);
  }

  #pay() {
    const { question, id } = this.waiting;
    closeDialog(this.parts.price);
    this.#give(question, id);
  }

  #give(question, id) {
    const { label } = walk.answerOf(this.data, question, id);
    this.change(
      (state) => {
        if (!walk.round(state).started) walk.round(state).started = today();
        flow.answer(state, this.data, question, id);
        state.at = question;
      },
      { said: this.format("said_answered", question, label) },
    );
  }

  /** Shows a question and puts the focus on it. */
  #go(question) {
    this.look((state) => Object.assign(state, { at: question, view: "walk" }));
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
    this.look((state) => {
      state.view = view;
    });
    if (focus) this.root.querySelector(`#w-tab-${view}`).focus();
  }

  /* Noting */

  #set(list, key, field, value) {
    this.change(
      (state) => {
        const now = walk.round(state);
        now[list] = put(now[list], key, { ...walk.detailsOf(now[list], key), [field]: value });
      },
      { field: field === "state" ? "" : `${key} ${field}` },
    );
  }

  #setAction({ dataset: { action, field }, value }) {
    const own = walk.round(this.state).own.some(({ id }) => id === action);
    if (!own) return this.#set("actions", action, field, value);
    this.change(
      (state) => {
        walk.round(state).own.find(({ id }) => id === action)[field] = value;
      },
      { field: field === "state" ? "" : `${action} ${field}` },
    );
  }

  #addOwn() {
    const input = this.root.querySelector("#w-own");
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    const actor = this.root.querySelector("#w-own-actor").value;
    this.change(
      (state) => {
        const { own } = walk.round(state);
        own.push({ id: walk.nextOwn(own), actor, text, state: "", owner: "", due: "", note: "" });
      },
      { said: this.format("said_added", text) },
    );
    input.focus();
  }

  #removeOwn(key) {
    const { text } = walk.round(this.state).own.find(({ id }) => id === key);
    this.change(
      (state) => {
        walk.round(state).own = walk.round(state).own.filter(({ id }) => id !== key);
      },
      { said: this.format("said_removed_action", text) },
    );
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
    if (!this.state.id)
      this.look((state) => {
        state.id = newId();
      });
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const made = papers.calendar(this.state, this.data, stamp);
    if (!made) return this.notice(this.words.no_dates);
    download(`${this.fileName(this.model.title(this.state))}.ics`, made, "text/calendar");
    this.say(this.words.said_downloaded);
  }

  async #download() {
    await this.hand(
      this.data.form,
      (form) => this.#fill(form, this.state),
      `${this.fileName(this.model.title(this.state))}.docx`,
    );
  }

  /** The form holds what it shows: this round, and nothing of what was sorted. */
  async #fill(form, state) {
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

  async paper(state) {
    return this.#fill(await blank(this.data.form), state);
  }

  reword(state, { after, tag }) {
    return papers.reword(state, tag, after);
  }

  async #workbook() {
    const rows = new Map(
      walk.round(this.state).sort.map(([code, bucket]) => {
        const { level, priority } = this.data.buckets.get(bucket);
        return [
          code,
          {
            level: this.data.levels.get(level)?.short ?? "",
            priority: this.data.priorities.get(priority).short,
          },
        ];
      }),
    );
    const fill = async (blank) => {
      const { fillWorkbook } = await import("../office/sheet.js");
      return fillWorkbook(blank, this.data.sheet, this.state.school.trim(), rows);
    };
    await this.hand(
      this.data.workbook,
      fill,
      `${this.fileName(this.model.title(this.state))}.xlsx`,
    );
  }
}

begin("walk", Guide);

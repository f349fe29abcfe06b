/**
 * What the page of the walk shows of its state.
 *
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./state.js").State} State
 */

import { get } from "../base/clean.js";
import { all, el, need, setValue } from "../base/elements.js";
import { load } from "../base/load.js";
import { Desk } from "../desk/desk.js";
import { drawAction, drawRounds, table } from "./drawing.js";
import * as flow from "./flow.js";
import { tally } from "./planner.js";
import * as walk from "./state.js";
import { recruits } from "./vacancy.js";

/**
 * A desk that shows a walk: which question, the way, what there is to do, the paper.
 *
 * @extends {Desk<State, Data>}
 */
export class Showing extends Desk {
  /** @type {import("../desk/tabs.js").Tabs | undefined} */
  tabs;
  /** Whose actions are shown: "*" for everybody's. */
  actor = "*";
  /** What sorts the tasks, once it is loaded. @type {typeof import("./sorting.js") | null} */
  sorting = null;
  /** What makes papers, once it is loaded. @type {typeof import("./papers.js") | null} */
  papers = null;
  /** The task that a meeting is at. */
  turn = "";
  /** The keys of the actions that were drawn last. */
  shownActions = "";

  async start() {
    await super.start();
    this.#follow();
    addEventListener("hashchange", () => this.#follow());
  }

  /** Opens what the address names: a view, such as #w-sort, or a question, such as #q5a. */
  #follow() {
    const [, question = "", view = ""] = /^#(?:q(\w+)|w-(sort|stand))$/.exec(location.hash) ?? [];
    if (!view && !this.data.questions.has(question)) return;
    // Else the browser goes there too, once it has the whole page, and takes the focus along.
    history.replaceState(null, "", location.pathname + location.search);
    this.doing(view ? `to-${view}` : "go", el("button", { "data-question": question }));
  }

  /** The question that is shown: the one that was asked for, else where the route ends. */
  get at() {
    return this.data.questions.has(this.state.at)
      ? this.state.at
      : (flow.route(this.state, this.data).at(-1)?.question ?? "");
  }

  show() {
    this.#showTabs();
    this.#showWay();
    this.#showQuestion();
    this.#showSteps();
    this.showActions();
    this.#showRounds();
    this.showShelf();
    this.showSort();
    this.showPaper();
    this.showSteps();
  }

  #showTabs() {
    this.tabs?.show((tab) => tab.dataset.view === this.state.view);
    for (const panel of all(this.root, "[data-panel]", HTMLElement))
      panel.hidden = panel.dataset.panel !== this.state.view;
    setValue(need(this.root, "#w-school", HTMLInputElement), this.state.school);
  }

  #showWay() {
    const way = flow.route(this.state, this.data);
    for (const item of all(this.root, "[data-way]", HTMLElement)) {
      const found = way.find(({ question }) => question === item.dataset.way);
      const here = item.dataset.way === this.at;
      const answer = found && walk.answerOf(this.data, found.question, found.answer);
      item.classList.toggle("is-on-way", Boolean(found));
      const button = need(item, "button", HTMLButtonElement);
      if (here) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      const said = [answer?.label, here ? this.words.here : ""].filter(Boolean).join(", ");
      need(item, ".tw-way__state", HTMLElement).textContent = said ? `(${said})` : "";
    }
  }

  #showQuestion() {
    const now = walk.round(this.state);
    for (const part of all(this.root, "section[data-question]", HTMLElement)) {
      const { question = "" } = part.dataset;
      part.hidden = question !== this.at;
      const given = get(now.answers, question);
      for (const radio of all(part, "[data-answer]", HTMLInputElement))
        radio.checked = radio.value === given;
      if (part.hidden) continue;
      this.#showTurn(question, given);
      const way = flow.route(this.state, this.data).map((entry) => entry.question);
      const next = way.includes(question) ? way[way.indexOf(question) + 1] : undefined;
      const back = need(part, "[data-do=back]", HTMLButtonElement);
      back.disabled = question === flow.first(this.data);
      const button = need(part, "[data-do=next]", HTMLButtonElement);
      button.hidden = !next;
      if (next) button.textContent = this.format("next", next);
    }
  }

  /**
   * What the answer means for what comes next.
   *
   * @param {string} question
   * @param {string | undefined} given
   */
  #showTurn(question, given) {
    const answer = walk.answerOf(this.data, question, given);
    const found = [];
    if (answer) {
      if (this.words[`turn_${answer.next}`])
        found.push(el("p", { className: "tw-note" }, this.words[`turn_${answer.next}`]));
      const buttons = [];
      if (answer.actions.length)
        buttons.push(
          el(
            "button",
            { type: "button", className: "tw-button tw-quiet", "data-do": "to-stand" },
            this.words.to_actions,
          ),
        );
      if (recruits(question, answer, this.data))
        buttons.push(
          el(
            "button",
            { type: "button", className: "tw-button", "data-do": "to-job" },
            this.words.to_job,
          ),
        );
      if (this.data.questions.get(question)?.sorting)
        buttons.push(
          el(
            "button",
            { type: "button", className: "tw-button tw-quiet", "data-do": "to-sort" },
            this.words.to_sort,
          ),
        );
      found.push(
        el(
          "ul",
          {},
          ...answer.actions.map(({ actor, text }) =>
            el("li", {}, el("strong", {}, `${this.data.actors.get(actor)?.title}: `), text),
          ),
        ),
      );
      found.push(el("p", { className: "tw-actions" }, ...buttons));
    } else if (this.data.questions.get(question)?.sorting) {
      found.push(
        el(
          "p",
          { className: "tw-actions" },
          el(
            "button",
            { type: "button", className: "tw-button tw-quiet", "data-do": "to-sort" },
            this.words.to_sort,
          ),
        ),
      );
    }
    this.parts[`turn-${question}`].replaceChildren(...found);
  }

  /** What was noted of each step, wherever it can be typed. */
  #showSteps() {
    const now = walk.round(this.state);
    const computed = flow.standing({ ...this.state, rounds: [{ ...now, steps: [] }] }, this.data);
    const controls = /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (
      this.root.querySelectorAll("[data-step]")
    );
    for (const control of controls) {
      const { step = "", field = "" } = control.dataset;
      /** @type {Record<string, string>} */
      const said = walk.detailsOf(now.steps, step);
      setValue(control, said[field]);
      if (control instanceof HTMLSelectElement)
        control.options[0].textContent = this.format(
          "state_auto",
          this.words[`state_${computed.get(step)}`],
        );
    }
  }

  showActions() {
    const shown = flow
      .actions(this.state, this.data)
      .filter(({ actor }) => this.actor === "*" || actor === this.actor);
    const { activeElement } = document;
    const inside = this.parts.actions.contains(activeElement) ? activeElement : null;
    const typing = inside?.matches("input, textarea");
    const keys = shown.map(({ key }) => key).join(" ");
    if (typing && keys === this.shownActions) return; // the fields are as they are typed
    this.shownActions = keys;
    const place = inside?.id;
    const rows = shown.map((action) => drawAction(action, this.data));
    this.parts.actions.replaceChildren(
      ...(rows.length ? rows : [el("p", {}, this.words.no_actions)]),
    );
    if (place) document.getElementById(place)?.focus();
  }

  #showRounds() {
    this.parts.rounds.replaceChildren(...drawRounds(this.state, this.data));
  }

  /**
   * The schools that were kept, and the one that is open where it was not: {id, name, state}, no id
   * for what is open.
   */
  get schools() {
    const { of } = this.draft.work;
    const kept = this.keptWorks().flatMap(({ id, name = "", state: raw }) => {
      if (id === of) return [{ id, name: this.state.school.trim() || name, state: this.state }];
      const { state } = walk.clean(raw, this.data);
      return state ? [{ id, name: state.school.trim() || name, state }] : [];
    });
    if (kept.some(({ id }) => id === of) || walk.isEmpty(this.state)) return kept;
    return [...kept, { id: "", name: this.state.school.trim(), state: this.state }];
  }

  /** Every school side by side. */
  showShelf() {
    const { data, words } = this;
    const rows = this.schools.map(({ id, name, state }) => {
      const step = data.steps.get(flow.reached(state, data));
      const open = flow.actions(state, data).filter((action) => action.state !== "done").length;
      return [
        id
          ? el(
              "button",
              { type: "button", className: "tw-quiet", "data-do": "kept-open", "data-id": id },
              name,
            )
          : this.format("school_open", name || words.school_nameless),
        `${step?.number}. ${step?.title}`,
        String(open),
        ...tally(state, data).map(([, number]) => String(number)),
      ];
    });
    const heads = [...data.buckets.keys(), ""].map((bucket) => words[`bucket_${bucket || "none"}`]);
    this.parts.schools.replaceChildren(
      rows.length
        ? table([words.school, words.step, words.open_actions, ...heads], rows)
        : el("p", {}, words.schools_none),
    );
    need(this.root, "[data-do=to-planner]", HTMLButtonElement).disabled = !this.schools.some(
      ({ state }) => walk.round(state).sort.length,
    );
  }

  /** What sorts the tasks; it stays with the page once it is there. */
  async sortLate() {
    if (!this.sorting) {
      await this.moreWords();
      this.data.tasks = new Map(await load("walk-tasks", "", this.data.sorted));
      this.sorting = await import("./sorting.js");
    }
    return this.sorting;
  }

  showSort() {
    if (this.sorting) return this.sorting.showSorting(/** @type {any} */ (this));
    if (this.state.view !== "sort") return;
    this.sortLate().then(
      () => this.showSort(),
      () => this.told.once("late", this.words.notice_late),
    );
  }

  /** Where a hidden link of the page leads: the copy on a disk has other addresses. */
  addressOf(/** @type {string} */ name) {
    return need(this.root, `[data-part=${name}]`, HTMLAnchorElement).href;
  }

  /** What makes papers; it stays with the page once it is there. */
  async papersLate() {
    await this.moreWords();
    this.papers ??= await import("./papers.js");
    return this.papers;
  }

  /** The paper is there soon after the page is, before it is printed. */
  showPaper() {
    const { papers } = this;
    if (papers) this.parts.paper.replaceChildren(...papers.drawn(this.state, this.data));
    else if (!walk.isEmpty(this.state)) this.paperAhead();
  }

  async printable() {
    await this.papersLate();
    this.showPaper();
  }

  /** The next change tries again where it did not load. */
  paperAhead() {
    this.printable().catch(() => undefined);
  }
}

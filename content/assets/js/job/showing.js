/**
 * What the page of the builder shows of its state: its fields, and beside them the text.
 *
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./state.js").State} State
 */

import { all, el, fold, need, redraw, setText, setValue } from "../base/elements.js";
import { pause } from "../base/idle.js";
import { taskTexts } from "../base/task-texts.js";
import { Desk } from "../desk/desk.js";
import * as job from "./state.js";
import { coreTasks, workOf, workable } from "./work.js";

/**
 * A desk that shows a job and its two texts.
 *
 * @extends {Desk<State, Data>}
 */
export class Showing extends Desk {
  form = need(this.root, "form", HTMLFormElement);
  /** @type {import("../desk/tabs.js").Tabs | undefined} */
  tabs;
  /**
   * What is searched of a task, by its code; null until it is there.
   *
   * @type {Map<string, string> | null}
   */
  texts = null;
  /** @type {import("./editing.js").Editing | null} */
  text = null; // once it is there

  /**
   * A field that the page has: its template says so.
   *
   * @param {string} selector
   */
  field(selector) {
    return need(this.root, selector, HTMLInputElement);
  }

  /** @param {string} code */
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

  /**
   * What is typed in one place; which language it is in shows when the other one is read.
   *
   * @param {string} place
   * @param {(state: State) => unknown} edit
   */
  type(place, edit) {
    this.change(
      (state) => {
        edit(state);
        job.typedIn(state, place, this.data.language);
      },
      { field: place },
    );
  }

  /**
   * A duty of the school's own at the end; returns its id.
   *
   * @param {State} state
   * @param {string} text
   */
  ownLine(state, text) {
    const id = `own-${Math.max(0, ...state.own.map((entry) => Number(entry.id.slice(4)))) + 1}`;
    state.own.push({ id, text, lang: this.data.language });
    state.work?.push(id);
    return id;
  }

  show() {
    this.text?.show();
    this.#showControls();
    if (!job.isEmpty(this.state)) this.haveText();
  }

  /** The text, which stays with the page once it is there. */
  async reading() {
    await this.moreWords();
    const { Editing } = await import("./editing.js");
    await pause();
    if (!this.text) {
      this.text = new Editing(this);
      this.text.show();
    }
    return this.text;
  }

  /** Has the text there as soon as can be; where that fails it is said once, and tried again. */
  haveText() {
    if (!this.text) this.reading().catch(() => this.told.once("late", this.words.notice_late));
  }

  /**
   * Does something with the text, at once where it is there; says it where it cannot be had.
   *
   * @param {(text: import("./editing.js").Editing) => unknown} act
   */
  withText(act) {
    if (this.text) return act(this.text);
    return this.reading().then(act, () => this.notice(this.words.notice_late));
  }

  async printable() {
    await this.reading();
  }

  #showControls() {
    const { state } = this;
    /** @type {Map<string, string>} */
    const asked = new Map();
    for (const list of job.REQUIREMENTS) for (const name of state[list]) asked.set(name, list);
    /** @type {Record<string, Set<string>>} */
    const chosen = {
      tasks: new Set(state.tasks),
      duties: new Set(state.duties),
      core: new Set(coreTasks(state, this.data)),
    };
    const said = new Map(Object.entries(state));
    for (const element of this.form.elements) {
      const control = /** @type {HTMLInputElement} */ (element); // or another field, or a button
      const { name, value } = control;
      if (chosen[name]) control.checked = chosen[name].has(value);
      else if (control.dataset.competence)
        setValue(control, asked.get(control.dataset.competence) ?? "");
      else {
        const held = job.textIn(state, name) ?? said.get(name);
        if (typeof held === "boolean") control.checked = held;
        else if (typeof held === "string") setValue(control, held);
      }
    }
    for (const button of all(this.root, "[data-preset]", HTMLElement)) {
      button.setAttribute("aria-pressed", String(button.dataset.preset === state.preset));
    }
    // Not `hidden =`: a browser styles what is set anew, even to what it was.
    for (const item of all(this.root, "[data-task]", HTMLElement)) {
      const isCore = chosen.core.has(item.dataset.task ?? "");
      need(item, ".tw-mark", HTMLElement).toggleAttribute("hidden", !isCore);
    }
    for (const part of all(this.root, "[data-needs-proof]", HTMLElement))
      part.toggleAttribute("hidden", !state.proof);
    /** @type {Record<string, number>} */
    const counts = {
      tasks: state.tasks.length,
      duties: state.duties.length,
      own: state.own.length,
      competences: asked.size,
    };
    for (const count of all(this.root, "[data-count]", HTMLElement))
      setText(count, String(counts[count.dataset.count ?? ""] || ""));
    this.showSteps();
    this.#showWork();
    this.tabs?.show((tab) => tab.dataset.kind === state.kind);
    this.parts.preview.setAttribute("aria-labelledby", `b-tab-${state.kind}`);
  }

  /** Has the text of the tasks there before it is searched. */
  async searchable() {
    this.texts ??= await taskTexts(this.data.texts);
  }

  /** Shows the tasks that are searched for; without their text codes and titles are searched. */
  async filter() {
    if (this.field("#b-filter").value.trim())
      await this.searchable().catch(() => this.told.once("texts", this.words.texts_failed));
    const typed = fold(this.field("#b-filter").value).split(/\s+/).filter(Boolean);
    const onlyCore = this.field("#b-only-core").checked;
    const core = new Set(coreTasks(this.state, this.data));
    let shown = 0;
    const items = all(this.root, "[data-task]", HTMLElement);
    for (const item of items) {
      const { task = "" } = item.dataset;
      const folded =
        this.texts?.get(task) ?? fold(`${task} ${this.data.tasks.get(task)?.title ?? ""}`);
      item.hidden = (onlyCore && !core.has(task)) || !typed.every((word) => folded.includes(word));
      if (!item.hidden) shown += 1;
    }
    this.say(this.format("said_shown", shown, items.length));
  }

  #showWork() {
    const shown = workOf(this.state, this.data);
    const may = [...workable(this.state, this.data)];
    const select = need(this.root, "#b-work-add", HTMLSelectElement);
    const offered = may
      .filter((code) => !shown.includes(code))
      .map((code) => [code, this.titleOf(code)]);
    const there = [...select.options].slice(1).map((option) => [option.value, option.textContent]);
    // Most changes leave it as it is, and it can be long.
    if (!select.options.length || String(there) !== String(offered))
      redraw(select, [
        el("option", { value: "" }, this.words.work_choose),
        ...offered.map(([value, title]) => el("option", { value }, title)),
      ]);
    setText(this.parts["work-count"], this.format("work_count", shown.length, may.length));
  }
}

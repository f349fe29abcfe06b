/**
 * The page of the job-description builder: shows the state, changes it, and takes the texts
 * out. What a state is stands in `state.js`, which texts follow from it in `text.js`.
 */

import { markdown, plain, rich } from "../base/blocks.js";
import { el, fold, setValue, upperFirst } from "../base/elements.js";
import { goalOf } from "../desk/address.js";
import { blank } from "../desk/blank.js";
import { readData } from "../desk/desk.js";
import { Tabs } from "../desk/tabs.js";
import { begin } from "../desk/tool.js";
import { clean } from "./clean.js";
import { Editing } from "./editing.js";
import { drawHints } from "./hints.js";
import { drawOpen, foreignPlaces, openPlaces } from "./open.js";
import { reword } from "./paper.js";
import * as job from "./state.js";
import { compose } from "./text.js";
import { jobTitle } from "./wording.js";

/** Fields of the state itself that a text field fills. */
const FIELDS = ["title", "purpose", "invitation", "hours"];
const CHOICES = ["unit", "level", "education", "employer", "office", "appointment"];
const FLAGS = ["proof", "municipal", "experience", "welcome", "titles"];
const NAMESPACE = "urn:ict-teamwijzer:job";

class Builder extends Editing {
  constructor(root) {
    const data = readData(root);
    const model = {
      key: "teamwijzer.job",
      namespace: NAMESPACE,
      limits: job.LIMITS,
      looks: ["kind"],
      empty: job.empty,
      isEmpty: job.isEmpty,
      clean: (raw) => clean(raw, data),
      pack: (state) => job.pack(state, data),
      title: (state) => upperFirst(jobTitle(state, data)),
      subject: (state) => state.head.institution.trim() || state.offer.school.trim(),
      over: (state) => (state.own.length > job.OWN ? this.format("limit_own", job.OWN) : ""),
    };
    super(root, model, data);
    this.form = root.querySelector("form");
    this.#listen();
  }

  async start() {
    const asked = location.hash;
    await super.start();
    this.#asked(asked);
    addEventListener("hashchange", () => this.#asked(location.hash));
  }

  /** Begins with the job that the address names, and asks first where there is work. */
  #asked(hash) {
    const address = new URLSearchParams(hash.slice(1));
    const preset = address.get("preset") ?? "";
    if (!this.data.presets.has(preset)) return;
    const kind = address.get("kind") === "vacancy" ? "vacancy" : "job";
    history.replaceState(null, "", location.pathname + location.search);
    if (job.isEmpty(this.state)) return this.#begin(preset, kind);
    if (this.state.preset === preset) return this.#openText(kind);
    const { title } = this.data.presets.get(preset);
    this.notice(this.format("begin_ask", title), [
      [this.words.begin_now, () => this.#begin(preset, kind)],
    ]);
  }

  #begin(preset, kind = this.state.kind) {
    const { title } = this.data.presets.get(preset);
    this.replace(
      { ...job.begin(this.state, preset, this.data), kind },
      this.format("said_begun", title),
    );
  }

  /** Only the first two parts stay open, and the one that the address leads to. */
  begun() {
    const goal = goalOf(location.hash);
    for (const [at, part] of this.form.querySelectorAll("details").entries())
      part.open = at < 2 || part.contains(goal);
    goal?.scrollIntoView();
  }

  change(edit, options) {
    super.change((state) => {
      edit(state);
      job.tidy(this.state);
    }, options);
  }

  #toggle(list, code, on) {
    const title = this.titleOf(code);
    this.change(
      (state) => {
        state[list] = state[list].filter((other) => other !== code);
        if (on) state[list].push(code);
      },
      { said: this.format(on ? "said_added" : "said_taken_out", title) },
    );
  }

  #ask(name, how) {
    this.change(
      (state) => {
        for (const list of ["required", "preferred"])
          state[list] = state[list].filter((other) => other !== name);
        if (how) state[how].push(name);
      },
      { said: this.format(how ? "said_added" : "said_taken_out", this.titleOf(name)) },
    );
  }

  /* Listening */

  #listen() {
    for (const button of this.root.querySelectorAll("[data-preset]")) {
      const { preset } = button.dataset;
      button.addEventListener("click", () => this.#begin(preset));
    }
    this.tabs = new Tabs(this.root.querySelector("[role=tablist]"), (tab) =>
      this.#openText(tab.dataset.kind),
    );
    this.parts.preview.addEventListener("click", (event) => this.choose(event));
    this.parts.preview.addEventListener("keydown", (event) => this.editorKey(event));
    this.root.querySelector("#b-own-new").addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.#addOwn();
    });
  }

  async ahead() {
    await import("../office/word.js");
    await blank(this.data.form);
  }

  doing(what, button) {
    const { list, code, place, field } = button.dataset;
    const actions = {
      "own-add": () => this.#addOwn(),
      "ask-must": () => this.#addAsk(true),
      "ask-wish": () => this.#addAsk(false),
      "core-reset": () =>
        this.change((state) => {
          state.core = null;
        }),
      download: () => this.#download(),
      copy: () =>
        this.copy(this.parts.preview, plain(this.blocks), rich(this.blocks, this.data.language)),
      "copy-plain": () => this.copy(this.parts.preview, plain(this.blocks)),
      "copy-markdown": () => this.copy(this.parts.preview, markdown(this.blocks)),
      suggest: () => this.#takeSuggestion(list, code),
      look: () => this.#turn(this.root.dataset.view === "form" ? "text" : "form"),
      fill: () => this.#toField(field),
      edit: () => this.edit(place),
      "line-add": () => this.addLine(),
      up: () => this.move(place, -1, "up"),
      down: () => this.move(place, 1, "down"),
      "take-out": () => this.takeOut(place),
      "wording-reset": () => this.resetWording(place),
      ready: () => this.ready(place),
    };
    return actions[what]?.();
  }

  changing(input) {
    const { name, value, checked } = input;
    if (input.id === "b-only-core") this.#filter();
    else if (input.id === "b-own-core") {
      const marks = this.root.querySelectorAll("#b-own-core-help, .tw-coremark");
      for (const mark of marks) mark.hidden = !checked;
    } else if (name === "tasks" || name === "duties") this.#toggle(name, value, checked);
    else if (name === "core") this.#markCore(value, checked);
    else if (FLAGS.includes(name))
      this.change((state) => {
        state[name] = checked;
      });
    else if (name === "programmes" || name === "needs") this.#schoolHas(name, checked);
    else if (input.id === "b-work-add") this.#addWork(value);
    else if (input.dataset.competence) this.#ask(input.dataset.competence, value);
    else if (CHOICES.includes(name))
      this.change((state) => {
        state[name] = value;
      });
    else return false;
    return true;
  }

  typing(input) {
    const { name, value } = input;
    if (input.id === "b-filter") this.#filter();
    else if (input.dataset.place) this.typeLine(input.dataset.place, value);
    else if (/^(head|offer)\./.test(name)) {
      const [group, field] = name.split(".");
      this.type(name, (state) => {
        state[group][field] = value;
      });
    } else if (FIELDS.includes(name))
      this.type(name, (state) => {
        state[name] = value;
      });
  }

  /** Opens one of the texts: that is no change to undo. */
  #openText(kind) {
    this.close();
    this.look((state) => {
      state.kind = kind;
    });
  }

  #schoolHas(name, has) {
    const code = this.data.school_tasks.get(name);
    this.change(
      (state) => {
        state[name] = has;
        state.tasks = state.tasks.filter((other) => other !== code);
        if (has) state.tasks.push(code);
      },
      { said: this.format(has ? "said_added" : "said_taken_out", this.titleOf(code)) },
    );
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
    this.change((state) => this.ownLine(state, text), { said: this.format("said_added", text) });
    input.focus();
  }

  #addAsk(must) {
    const input = this.root.querySelector("#b-ask-new");
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    this.change((state) => job.addAsk(state, text, this.data.language, must), {
      said: this.format("said_added", text),
    });
    input.focus();
  }

  #addWork(code) {
    if (!code) return;
    this.change(
      (state) => {
        state.work = [...job.workOf(state, this.data), code];
      },
      { said: this.format("said_added", this.titleOf(code)) },
    );
  }

  /** From the text to the field that fills a blank. */
  #toField(name) {
    const field = this.form.elements[name];
    if (!field) return;
    this.#turn("form");
    field.closest("details").open = true;
    field.focus();
  }

  /** On a phone one sees the choices or the text. */
  #turn(view) {
    this.root.dataset.view = view;
    this.root.querySelector("[data-do=look]").textContent =
      view === "form" ? this.words.look_text : this.words.look_form;
    if (view === "text") this.root.querySelector("#b-text").focus();
  }

  #takeSuggestion(list, code) {
    this.#toggle(list, code, true);
    (this.parts.hints.querySelector("button") ?? this.parts.preview).focus();
  }

  /* Taking it along */

  async #download() {
    const name = `${this.words[`kind_${this.state.kind}`]} ${jobTitle(this.state, this.data)}`;
    await this.hand(
      this.data.form,
      (form) => this.#fill(form, this.state),
      `${this.fileName(name)}.docx`,
    );
  }

  async #fill(form, state) {
    const { fillForm } = await import("../office/word.js");
    const { kind, offer, head } = state;
    const blocks = compose(state, this.data);
    const author = offer.school.trim() || head.institution.trim();
    const about = { title: blocks[0].text, subject: this.words[`subject_${kind}`], author };
    return fillForm(
      form,
      about,
      blocks,
      this.model.pack(job.only(state, kind, this.data)),
      NAMESPACE,
    );
  }

  async paper(state) {
    return this.#fill(await blank(this.data.form), state);
  }

  reword = (state, change) => reword(state, change, this.data);

  /* Showing */

  show() {
    this.blocks = compose(this.state, this.data);
    this.showPreview();
    this.#showControls();
    const foreign = foreignPlaces(this.state, this.data, this.state.kind);
    drawOpen(this.parts.open, this, openPlaces(this.blocks), foreign);
    drawHints(this.parts.hints, this);
  }

  #showControls() {
    const { state } = this;
    const asked = new Map([
      ...state.required.map((n) => [n, "required"]),
      ...state.preferred.map((n) => [n, "preferred"]),
    ]);
    const chosen = {
      tasks: new Set(state.tasks),
      duties: new Set(state.duties),
      core: new Set(job.coreTasks(state, this.data)),
    };
    for (const control of this.form.elements) {
      const { name, value } = control;
      if (chosen[name]) control.checked = chosen[name].has(value);
      else if (control.dataset.competence)
        control.value = asked.get(control.dataset.competence) ?? "";
      else if (control.type === "checkbox" && name in state) control.checked = state[name];
      else if (/^(head|offer)\./.test(name))
        setValue(control, state[name.split(".")[0]][name.split(".")[1]]);
      else if (name && typeof state[name] === "string") setValue(control, state[name]);
    }
    for (const button of this.root.querySelectorAll("[data-preset]")) {
      button.setAttribute("aria-pressed", String(button.dataset.preset === state.preset));
    }
    for (const item of this.root.querySelectorAll("[data-task]")) {
      item.querySelector(".tw-mark").hidden = !chosen.core.has(item.dataset.task);
    }
    for (const part of this.root.querySelectorAll("[data-needs-proof]")) part.hidden = !state.proof;
    const counts = {
      tasks: state.tasks.length,
      duties: state.duties.length,
      own: state.own.length,
      competences: asked.size,
    };
    for (const count of this.root.querySelectorAll("[data-count]"))
      count.textContent = counts[count.dataset.count] || "";
    this.showSteps();
    this.#showWork();
    this.tabs.show((tab) => tab.dataset.kind === state.kind);
    this.parts.preview.setAttribute("aria-labelledby", `b-tab-${state.kind}`);
  }

  #filter() {
    const typed = fold(this.root.querySelector("#b-filter").value).split(/\s+/).filter(Boolean);
    const onlyCore = this.root.querySelector("#b-only-core").checked;
    const core = new Set(job.coreTasks(this.state, this.data));
    let shown = 0;
    const items = [...this.root.querySelectorAll("[data-task]")];
    for (const item of items) {
      item.folded ??= fold(item.dataset.search);
      item.hidden =
        (onlyCore && !core.has(item.dataset.task)) ||
        !typed.every((word) => item.folded.includes(word));
      shown += !item.hidden;
    }
    this.say(this.format("said_shown", shown, items.length));
  }

  #showWork() {
    const shown = job.workOf(this.state, this.data);
    const may = [...job.workable(this.state, this.data)];
    const options = may
      .filter((code) => !shown.includes(code))
      .map((code) => el("option", { value: code }, this.titleOf(code)));
    this.root
      .querySelector("#b-work-add")
      .replaceChildren(el("option", { value: "" }, this.words.work_choose), ...options);
    this.parts["work-count"].textContent = this.format("work_count", shown.length, may.length);
  }
}

begin("job", Builder);

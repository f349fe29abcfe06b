/**
 * The page of the job-description builder: changes the state that it shows, and takes the texts
 * out. What a state is stands in `state.js`, which texts follow from it in `text.js`.
 *
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./state.js").Kind} Kind
 * @typedef {import("./state.js").ListName} ListName
 * @typedef {import("./state.js").State} State
 */

import { all, need, upperFirst } from "../base/elements.js";
import { goalOf } from "../desk/address.js";
import { blank } from "../desk/blank.js";
import { readData } from "../desk/desk.js";
import { Tabs } from "../desk/tabs.js";
import { begin } from "../desk/tool.js";
import { clean } from "./clean.js";
import { Showing } from "./showing.js";
import * as job from "./state.js";
import { coreTasks, workOf } from "./work.js";

const CHOICES = ["unit", "level", "education", "employer", "office", "appointment"];
const FLAGS = /** @type {const} */ (["proof", "municipal", "experience", "welcome", "titles"]);
const NAMESPACE = "urn:ict-teamwijzer:job";

class Builder extends Showing {
  /** @param {HTMLElement} root */
  constructor(root) {
    /** @type {Data} */
    const data = readData(root);
    /** @type {import("../desk/tool.js").Model<State>} */
    const model = {
      key: "teamwijzer.job",
      namespace: NAMESPACE,
      limits: job.LIMITS,
      looks: ["kind"],
      empty: job.empty,
      isEmpty: job.isEmpty,
      clean: (raw) => clean(raw, data),
      pack: (state) => job.pack(state, data),
      title: (state) => upperFirst(job.jobTitle(state, data)),
      subject: (state) => state.head.institution.trim() || state.offer.school.trim(),
      over: (state) => (state.own.length > job.OWN ? this.format("limit_own", job.OWN) : ""),
    };
    super(root, model, data);
    this.#listen();
  }

  async start() {
    const asked = location.hash;
    await super.start();
    this.#asked(asked);
    addEventListener("hashchange", () => this.#asked(location.hash));
  }

  /**
   * Begins with the job that the address names, and asks first where there is work. An address
   * that names only a kind of text opens that.
   *
   * @param {string} hash
   */
  #asked(hash) {
    const address = new URLSearchParams(hash.slice(1));
    const preset = address.get("preset") ?? "";
    const known = this.data.presets.get(preset);
    const kind = address.get("kind") === "vacancy" ? "vacancy" : "job";
    if (!preset && address.has("kind")) return this.#openText(kind);
    if (!known) return;
    history.replaceState(null, "", location.pathname + location.search);
    if (job.isEmpty(this.state)) return this.#begin(preset, kind);
    if (this.state.preset === preset) return this.#openText(kind);
    this.notice(this.format("begin_ask", known.title), [
      [this.words.begin_now, () => this.#begin(preset, kind)],
    ]);
  }

  /** @param {string} preset */
  #begin(preset, kind = this.state.kind) {
    const title = this.data.presets.get(preset)?.title ?? "";
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
  }

  /**
   * @param {(state: State) => unknown} edit
   * @param {{field?: string, said?: string}} [options]
   */
  change(edit, options) {
    super.change((state) => {
      edit(state);
      job.tidy(this.state);
    }, options);
  }

  /**
   * @param {ListName} list
   * @param {string} code
   * @param {boolean} on
   */
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

  /**
   * @param {string} name
   * @param {string} how one of the two lists, or "" for neither
   */
  #ask(name, how) {
    this.change(
      (state) => {
        for (const list of job.REQUIREMENTS) {
          state[list] = state[list].filter((other) => other !== name);
          if (list === how) state[list].push(name);
        }
      },
      { said: this.format(how ? "said_added" : "said_taken_out", this.titleOf(name)) },
    );
  }

  /* Listening */

  #listen() {
    for (const button of all(this.root, "[data-preset]", HTMLElement)) {
      const { preset = "" } = button.dataset;
      button.addEventListener("click", () => this.#begin(preset));
    }
    this.tabs = new Tabs(need(this.root, "[role=tablist]", HTMLElement), (tab) =>
      this.#openText(tab.dataset.kind === "vacancy" ? "vacancy" : "job"),
    );
    // Who looks for a word on the page turns away from it, or presses a key that is not for it.
    const sought = () => this.form.toggleAttribute("data-sought", true);
    addEventListener("blur", sought, { once: true });
    addEventListener("keydown", ({ ctrlKey, metaKey, key }) => {
      if (ctrlKey || metaKey || key === "F3") sought();
    });
    this.field("#b-own-new").addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.#addOwn();
    });
  }

  async ahead() {
    await this.searchable();
    await import("../office/word.js");
    await blank(this.data.form);
  }

  /**
   * @param {string} what
   * @param {HTMLElement} button
   */
  doing(what, button) {
    const { list = "", code = "", place = "", field = "" } = button.dataset;
    /** @type {import("../desk/tool.js").Actions} */
    const actions = {
      "own-add": () => this.#addOwn(),
      "ask-must": () => this.#addAsk(true),
      "ask-wish": () => this.#addAsk(false),
      "core-reset": () =>
        this.change((state) => {
          state.core = null;
        }),
      download: () => this.#download(),
      copy: () => this.#copyText(({ plain, rich }) => [plain, rich]),
      "copy-plain": () => this.#copyText(({ plain }) => [plain]),
      "copy-markdown": () => this.#copyText(({ markdown }) => [markdown]),
      suggest: () => this.#takeSuggestion(list, code),
      look: () => this.#turn(this.root.dataset.view === "form" ? "text" : "form"),
      fill: () => this.#toField(field),
      edit: () => this.text?.edit(place),
      "line-add": () => this.text?.addLine(),
      up: () => this.text?.move(place, -1, "up"),
      down: () => this.text?.move(place, 1, "down"),
      "take-out": () => this.text?.takeOut(place),
      "wording-reset": () => this.text?.resetWording(place),
      ready: () => this.text?.ready(place),
    };
    return actions[what]?.(button);
  }

  /** @param {HTMLInputElement} input or a list, which has a name and a value too */
  changing(input) {
    const { name, value, checked } = input;
    const flag = FLAGS.find((one) => one === name);
    if (input.id === "b-only-core") this.filter();
    else if (input.id === "b-own-core") {
      const marks = all(this.root, "#b-own-core-help, .tw-coremark", HTMLElement);
      for (const mark of marks) mark.hidden = !checked;
    } else if (name === "tasks" || name === "duties") this.#toggle(name, value, checked);
    else if (name === "core") this.#markCore(value, checked);
    else if (flag)
      this.change((state) => {
        state[flag] = checked;
      });
    else if (name === "programmes" || name === "needs") this.#schoolHas(name, checked);
    else if (input.id === "b-work-add") this.#addWork(value);
    else if (input.dataset.competence) this.#ask(input.dataset.competence, value);
    else if (CHOICES.includes(name))
      this.change((state) => Object.assign(state, { [name]: value }));
    else return false;
    return true;
  }

  /** @param {HTMLInputElement} input */
  typing(input) {
    const { name, value } = input;
    if (input.id === "b-filter") this.filter();
    else if (input.dataset.place) this.text?.typeLine(input.dataset.place, value);
    else if (job.textIn(this.state, name) !== undefined)
      this.type(name, (state) => job.setText(state, name, value));
  }

  /**
   * Opens one of the texts: that is no change to undo.
   *
   * @param {Kind} kind
   */
  #openText(kind) {
    this.text?.close();
    this.look((state) => {
      state.kind = kind;
    });
  }

  /**
   * @param {"programmes" | "needs"} name
   * @param {boolean} has
   */
  #schoolHas(name, has) {
    const code = this.data.school_tasks.get(name) ?? "";
    this.change(
      (state) => {
        state[name] = has;
        state.tasks = state.tasks.filter((other) => other !== code);
        if (has) state.tasks.push(code);
      },
      { said: this.format(has ? "said_added" : "said_taken_out", this.titleOf(code)) },
    );
  }

  /**
   * @param {string} code
   * @param {boolean} on
   */
  #markCore(code, on) {
    this.change((state) => {
      state.core = coreTasks(state, this.data).filter((other) => other !== code);
      if (on) state.core.push(code);
    });
  }

  #addOwn() {
    const input = this.field("#b-own-new");
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    this.change((state) => this.ownLine(state, text), { said: this.format("said_added", text) });
    input.focus();
  }

  /** @param {boolean} must */
  #addAsk(must) {
    const input = this.field("#b-ask-new");
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    this.change((state) => job.addAsk(state, text, this.data.language, must), {
      said: this.format("said_added", text),
    });
    input.focus();
  }

  /** @param {string} code */
  #addWork(code) {
    if (!code) return;
    this.change(
      (state) => {
        state.work = [...workOf(state, this.data), code];
      },
      { said: this.format("said_added", this.titleOf(code)) },
    );
  }

  /**
   * From the text to the field that fills a blank.
   *
   * @param {string} name
   */
  #toField(name) {
    const field = this.form.elements.namedItem(name);
    if (!(field instanceof HTMLElement)) return;
    this.#turn("form");
    const part = field.closest("details");
    if (part) part.open = true;
    field.focus();
  }

  /**
   * On a phone one sees the choices or the text.
   *
   * @param {"form" | "text"} view
   */
  #turn(view) {
    this.root.dataset.view = view;
    need(this.root, "[data-do=look]", HTMLElement).textContent =
      view === "form" ? this.words.look_text : this.words.look_form;
    if (view === "text") {
      this.haveText();
      need(this.root, "#b-text", HTMLElement).focus();
    }
  }

  /**
   * @param {string} name of the list
   * @param {string} code
   */
  #takeSuggestion(name, code) {
    const list = job.LISTS.find((one) => one === name);
    if (list) this.#toggle(list, code, true);
    (this.parts.hints.querySelector("button") ?? this.parts.preview).focus();
  }

  /* Taking it along */

  /**
   * @param {(taken: ReturnType<import("./editing.js").Editing["of"]>) => [string, string?]} choose
   *   the text that is copied, and how it looks
   */
  #copyText(choose) {
    const state = this.asItIs();
    return this.withText((text) => this.copy(this.parts.preview, ...choose(text.of(state))));
  }

  async #download() {
    const state = this.asItIs();
    const name = `${this.words[`kind_${state.kind}`]} ${job.jobTitle(state, this.data)}`;
    await this.hand(
      this.data.form,
      (form) => this.#fill(form, state),
      `${this.fileName(name)}.docx`,
    );
  }

  /**
   * @param {Uint8Array} form
   * @param {State} state
   */
  async #fill(form, state) {
    const { fillForm } = await import("../office/word.js");
    const { kind, offer, head } = state;
    const { blocks } = (await this.reading()).of(state);
    const author = offer.school.trim() || head.institution.trim();
    const [title] = blocks.filter((block) => block.kind === "title");
    const about = { title: title.text, subject: this.words[`subject_${kind}`], author };
    return fillForm(
      form,
      about,
      blocks,
      this.model.pack(job.only(state, kind, this.data)),
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
  reword(state, change) {
    return this.text?.reword(state, change) ?? false; // it is there: the document is made with it
  }
}

begin("job", Builder);

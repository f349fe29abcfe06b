/**
 * The page of the planner: shows a plan by task, by person or as insights, changes it and takes it
 * along. What a plan is stands in `state.js`; how it looks, in the modules that this one draws with.
 *
 * @typedef {import("./state.js").Plan} Plan
 */

import { closeDialog, el, setValue } from "../base/elements.js";
import { pause } from "../base/idle.js";
import { Desk, readData } from "../desk/desk.js";
import { Tabs } from "../desk/tabs.js";
import { begin } from "../desk/tool.js";
import * as beginning from "./begin.js";
import * as cells from "./cells.js";
import { clean } from "./clean.js";
import * as editing from "./editing.js";
import { parse } from "./filter.js";
import { keepFocus, moveInColumn } from "./keys.js";
import * as late from "./late.js";
import { nameless } from "./links.js";
import * as looking from "./looking.js";
import { drawPeople } from "./people.js";
import * as plans from "./state.js";
import { Scene } from "./scene.js";
import { Spare } from "./spare.js";
import { drawTasks, fillTasks, renewSums, shapeOf } from "./tasks.js";

const VIEWS = ["tasks", "people", "insights", "mandates", "schools"];
/** How many tasks are drawn in one go, until all are. */
const PIECE = 4;
/** Room for a task that is still to be drawn, in rem: more than it will take with twelve people. */
const ROOM = 60;
/** Views that are loaded when somebody opens them. */
const LATE = ["mandates", "schools"];

/** @extends {Desk<Plan, import("./state.js").Data>} */
export class Planner extends Desk {
  /**
   * @param {HTMLElement} root
   */
  constructor(root) {
    const data = readData(root);
    super(
      root,
      {
        key: "teamwijzer.plan",
        namespace: "urn:ict-teamwijzer:plan",
        limits: plans.LIMITS,
        looks: plans.LOOKS,
        empty: () => plans.empty(data),
        isEmpty: (/** @type {Plan} */ plan) => plans.isEmpty(plan, data),
        clean: (/** @type {unknown} */ raw) => clean(raw, data),
        pack: (/** @type {Plan} */ plan) => plans.pack(plan, data),
        title: (/** @type {Plan} */ plan) => plans.title(plan) || data.words.untitled,
        subject: plans.subject,
        shared: nameless,
      },
      data,
    );
    const { view, ...filter } = parse(location.search, data);
    this.asked = view; // by the address, before what the plan remembers
    this.filter = filter;
    this.gone = "";
    this.shape = ""; // of the tables that are drawn
    /** @type {(() => void)[]} */
    this.rows = []; // the tasks that are still to be drawn
    this.hasBegun = false;
    this.spare = new Spare();
    /** @type {(() => void) | null} */
    this.renewing = null;
    this.at = ""; // the task that a meeting is at
    /** @type {typeof import("./meeting.js") | null} */
    this.meeting = null;
    /** @type {typeof import("./taking.js") | null} */
    this.taking = null;
    /** @type {typeof import("./agreeing.js") | null} */
    this.agreeing = null;
    /** @type {typeof import("./insights.js") | null} */
    this.insights = null;
    this.wide = matchMedia("(min-width: 60em)");
    this.#listen();
  }

  /** The page stands, and can be used, before hundreds of fields are drawn. */
  async begun() {
    this.hasBegun = true;
    while (this.rows.length) {
      await pause();
      this.drawRows(PIECE);
    }
  }

  async ahead() {
    await late.everything(this);
  }

  /**
   * @param {File[]} files
   */
  async openFiles(files) {
    return late.openFiles(this, files);
  }

  /**
   * @param {string} id
   * @returns {[string, () => unknown][]}
   */
  arrived(id) {
    return [[this.words.book_join, () => late.joinTo(this, id)]];
  }

  /** What takes a plan along: it is there when there is a plan, before the network goes. */
  async along() {
    this.taking ??= await late.taking(this);
    return this.taking;
  }

  cleared() {
    late.start(this, (loaded) => loaded.offerErasing(this));
  }

  showPaper() {
    if (this.taking) return this.taking.showPaper(this);
    if (plans.isEmpty(this.state, this.data) && !this.find("[data-part=look]").open) return;
    this.along().then(
      () => this.showPaper(),
      () => undefined, // the next change tries again
    );
  }

  get view() {
    const view = this.asked || this.state.view;
    return VIEWS.includes(view) ? view : "tasks";
  }

  get scene() {
    return new Scene(this.state, this.data);
  }

  get school() {
    return plans.schoolOf(this.state);
  }

  /**
   * A control that the page has: its template says so.
   * @param {string} selector
   * @returns {any}
   */
  find(selector) {
    return this.root.querySelector(selector);
  }

  /**
   * Controls that a selector finds.
   * @param {string} selector
   * @returns {any[]}
   */
  all(selector) {
    return [...this.root.querySelectorAll(selector)];
  }

  /* Listening */

  #listen() {
    this.tabs = new Tabs(this.find("[role=tablist]"), (tab) =>
      looking.open(this, tab.dataset.view ?? ""),
    );
    this.root.addEventListener("keydown", (event) => this.#key(event));
    this.wide.addEventListener("change", () => this.showAgain());
    this.parts.meeting.addEventListener("close", () => this.showAgain());
    this.parts.look.addEventListener("toggle", () => this.showPaper());
    addEventListener("beforeprint", () => {
      this.find("[data-part=look]").open = true;
      this.showPaper();
    });
    addEventListener("popstate", () => {
      const { view, ...filter } = parse(location.search, this.data);
      this.fields.settle();
      this.filter = filter;
      this.asked = view || "tasks";
      this.show();
    });
  }

  /**
   * @param {any} event
   */
  #key(event) {
    const { target, key } = event;
    /** @type {Record<string, () => void>} */
    const adds = {
      "p-name": () => editing.addPerson(this),
      "p-own": () => editing.addOwn(this),
      "p-school-new": () => editing.addSchool(this),
    };
    if (key === "Enter" && adds[target.id]) return (event.preventDefault(), adds[target.id]());
    if (!target.dataset.cell) return;
    if (key === "Escape") {
      if (cells.putBack(this, target)) event.preventDefault();
    } else moveInColumn(event, this.root);
  }

  /**
   * @param {string} what
   * @param {HTMLElement} button
   */
  doing(what, button) {
    const { person = "", code = "", show = "" } = button.dataset;
    const kind = button.dataset.kind === "vacancy" ? "vacancy" : "job";
    /** @type {import("../desk/tool.js").Actions} */
    const actions = {
      "to-file": () => this.find("#desk-file").click(),
      "to-person": () => this.find("#p-name").focus(),
      "person-add": () => editing.addPerson(this),
      "person-remove": () => editing.removePerson(this, person),
      "own-add": () => editing.addOwn(this),
      "own-remove": () => editing.removeOwn(this, code),
      "school-add": () => editing.addSchool(this),
      "school-remove": () => editing.removeSchool(this),
      team: () => late.start(this, (loaded) => loaded.ask(this)),
      "team-one": () => late.start(this, (loaded) => loaded.withOne(this)),
      "team-triangle": () => late.start(this, (loaded) => loaded.tick(this, [])),
      "team-group": () => late.start(this, (loaded) => loaded.tick(this, this.data.known.team)),
      "team-go": () => late.start(this, (loaded) => loaded.withTeam(this)),
      "from-walk": () => late.start(this, (loaded) => loaded.fromWalk(this)),
      carry: () => editing.carry(this),
      meeting: () => late.meet(this, (loaded) => loaded.meet(this)),
      "meeting-back": () => late.meet(this, (loaded) => loaded.meetNext(this, -1)),
      "meeting-next": () => late.meet(this, (loaded) => loaded.meetNext(this, 1)),
      filter: () => looking.showTasks(this, show),
      "to-divide": () => looking.open(this, "tasks", true),
      "to-builder": async () => (await this.along()).toBuilder(this, person, kind),
      "take-out": () => cells.setDoer(this, code, person, undefined),
      sheet: async () => (await this.along()).look(this, `sheet-${person}`),
      copy: async () => (await this.along()).copyPaper(this, true),
      "copy-plain": async () => (await this.along()).copyPaper(this, false),
      csv: async () => (await this.along()).downloadTable(this),
      workbook: () => late.downloadWorkbook(this, false),
      "workbook-all": () => late.downloadWorkbook(this, true),
      "join-go": () => closeDialog(this.find("[data-part=join]"), "go"),
    };
    return actions[what] ? actions[what](button) : this.agreeing?.act(this, what, button);
  }

  /**
   * @param {HTMLInputElement & HTMLSelectElement} input one of the two
   */
  changing(input) {
    const { dataset, id, name, value } = input;
    /** @type {Record<string, () => void>} */
    const fields = {
      "p-school": () => looking.lookAt(this, { school: value }),
      "p-cluster": () => looking.refine(this, { cluster: value }, "pushState"),
      "p-show": () => looking.refine(this, { show: value }, "pushState"),
      "p-list": () => this.show(),
      "p-paper": () => this.showPaper(),
      "p-gone": () => this.insights?.whoIsGone(this, value),
      "p-wish": () => editing.setWish(this, input),
    };
    if (dataset.cell) cells.typed(this, input);
    else if (dataset.sort) cells.sort(this, input);
    else if (dataset.mandate) this.agreeing?.changed(this, input);
    else if (dataset.add) cells.setDoer(this, dataset.add, value, null);
    else if (dataset.available) editing.setAvailable(this, input);
    else if (dataset.personName) editing.setPerson(this, dataset.personName, { name: value });
    else if (dataset.personKind)
      editing.setPerson(this, dataset.personKind, { kind: /** @type {any} */ (value) });
    else if (dataset.personRole) editing.setPerson(this, dataset.personRole, { role: value });
    else if (name === "when") looking.lookAt(this, { when: value === "goal" ? "goal" : "now" });
    else if (name === "by") looking.open(this, value);
    else if (fields[id]) fields[id]();
    else return false;
    return true;
  }

  /**
   * @param {HTMLInputElement} input
   */
  typing(input) {
    if (input.id === "p-text") looking.seek(this, input.value);
    else editing.name(this, input);
  }

  /**
   * Changes the school that is shown or what the plan is called, and renews only what that can touch.
   * @param {(plan: Plan) => void} edit
   * @param {() => void} renew
   * @param {string} [field]
   */
  edit(edit, renew, field = "") {
    this.renewing = renew;
    try {
      this.#change(edit, { field }, this.school);
    } finally {
      this.renewing = null;
    }
  }

  /**
   * @param {(plan: Plan) => unknown} edit
   * @param {{field?: string, said?: string}} [how]
   */
  change(edit, how) {
    this.#change(edit, how);
  }

  /**
   * @param {(plan: Plan) => unknown} edit
   * @param {{field?: string, said?: string}} [how]
   * @param {import("./state.js").School} [school] the only one that changes
   */
  #change(edit, how, school) {
    super.change((plan) => (this.spare.drop(school), edit(plan)), how);
    this.spare.soon(() => this.state);
  }

  /** @param {(plan: Plan) => unknown} edit */
  look(edit) {
    super.look((plan) => (this.spare.drop(), edit(plan)));
  }

  step() {
    return { text: this.spare.textOf(this.state), work: this.draft.work };
  }

  /* Showing */

  show() {
    if (this.renewing) return this.renewing();
    keepFocus(this.root, () => {
      this.showBar();
      beginning.show(this);
      this.#showTabs();
      this.#showView();
    });
    this.showSteps();
    this.showPaper();
  }

  /** Shows all anew at a moment that nobody chose: what is half typed is taken over first. */
  showAgain() {
    this.fields.settle();
    this.show();
  }

  showBar() {
    const { scene } = this;
    setValue(this.find("#p-school-name"), this.school.name);
    setValue(this.find("#p-plan-name"), this.state.name);
    this.find("#p-school").replaceChildren(
      ...this.state.schools.map((school) =>
        el(
          "option",
          { value: school.id, selected: school.id === this.school.id },
          scene.schoolName(school),
        ),
      ),
    );
    this.parts.schools.hidden = this.state.schools.length < 2;
    for (const radio of this.all("[name=when]")) radio.checked = radio.value === this.state.when;
    setValue(this.find("#p-wish"), this.state.wish === null ? "" : String(this.state.wish));
    this.showSteps();
  }

  /** What else a cell can touch, when its sums have been renewed. */
  afterCell() {
    if (!this.parts.start.hidden) beginning.show(this);
    editing.offerCarry(this);
    this.showSteps();
    clearTimeout(this.drawing);
    const { look } = this.parts;
    if (look.hasAttribute("open")) this.drawing = setTimeout(() => this.showPaper(), 300);
  }

  #showTabs() {
    const tab = looking.tabOf(this.view);
    this.tabs?.show((/** @type {HTMLElement} */ one) => one.dataset.view === tab);
    for (const panel of this.all("[data-panel]")) panel.hidden = panel.dataset.panel !== tab;
    for (const radio of this.all("[name=by]")) radio.checked = radio.value === this.view;
  }

  #showView() {
    const { view, scene } = this;
    this.parts["by-tasks"].hidden = view !== "tasks";
    this.parts["by-people"].hidden = view !== "people";
    if (LATE.includes(view)) late.showView(this, view);
    else if (view === "insights") late.showInsights(this);
    else if (view === "people") {
      const open = new Set(this.all("[data-open][open]").map((part) => part.dataset.open));
      this.parts["by-people"].replaceChildren(...drawPeople(scene, open));
    } else this.#showDivision(scene);
  }

  /**
   * @param {Scene} scene
   */
  #showDivision(scene) {
    const wide = this.wide.matches && !this.find("#p-list").checked;
    this.parts.list.hidden = !this.wide.matches;
    const { tasks } = this.parts;
    const shape = wide ? shapeOf(scene) : "";
    const isThere = shape && shape === this.shape && !tasks.querySelector("[aria-invalid]");
    if (isThere) {
      this.drawRows();
      fillTasks(tasks, scene);
    } else this.#drawDivision(scene, wide);
    this.shape = shape;
    renewSums(tasks, scene, isThere ? tasks.querySelectorAll("[data-row]") : []);
    setValue(this.find("#p-text"), this.filter.text);
    this.find("#p-cluster").value = this.filter.cluster;
    this.find("#p-show").value = this.filter.show;
    looking.filter(this);
    editing.offerCarry(this);
  }

  /**
   * @param {Scene} scene
   * @param {boolean} wide
   */
  #drawDivision(scene, wide) {
    const { sections, rows } = drawTasks(scene, wide);
    this.rows = rows;
    const isWaiting = !this.hasBegun && !looking.isFiltered(this);
    const { tasks } = this.parts;
    if (isWaiting) {
      tasks.setAttribute("aria-busy", "true");
      tasks.style.minHeight = `${rows.length * ROOM}rem`; // who comes back, comes to the same place
    } else this.drawRows();
    tasks.replaceChildren(...beginning.noPeople(this, wide), ...sections);
  }

  /**
   * Draws tasks that are still to be drawn.
   * @param {number} [most]
   */
  drawRows(most = this.rows.length) {
    for (const draw of this.rows.splice(0, most)) draw();
    if (this.rows.length) return;
    this.parts.tasks.removeAttribute("aria-busy");
    this.parts.tasks.style.minHeight = "";
  }
}

begin("plan", Planner);

/**
 * The page of the competence scan: one person says what they can, or a team does it at the table; the
 * team is shown per competence. It reads the tasks of the plan that this browser keeps, and no plan
 * ever reads the scan.
 *
 * @typedef {import("./state.js").Scan} Scan
 * @typedef {import("./state.js").Data} Data
 */

import { draw, plain, rich } from "../base/blocks.js";
import { all, el, need, setValue } from "../base/elements.js";
import { download } from "../base/hand-over.js";
import { Desk, readData } from "../desk/desk.js";
import { latest, newWork } from "../desk/draft.js";
import { History } from "../desk/history.js";
import { Tabs } from "../desk/tabs.js";
import { begin } from "../desk/tool.js";
import { drawQuestion, drawTeam } from "./drawing.js";
import { doubles, join } from "./joining.js";
import { summary } from "./papers.js";
import { PLAN, planIn } from "./plan.js";
import * as scans from "./state.js";
import { carriedIn, gaps, most, rowsOf, team } from "./sums.js";

const NAMESPACE = "urn:ict-teamwijzer:scan";

/** @extends {Desk<Scan, Data>} */
class Scanner extends Desk {
  /** @param {HTMLElement} root */
  constructor(root) {
    const data = readData(root);
    super(
      root,
      {
        key: "teamwijzer.scan",
        namespace: NAMESPACE,
        limits: scans.LIMITS,
        looks: scans.LOOKS,
        unlinked: true,
        empty: scans.empty,
        isEmpty: scans.isEmpty,
        clean: (/** @type {unknown} */ raw) => scans.clean(raw, data),
        pack: (/** @type {Scan} */ scan) => scan,
        title: (/** @type {Scan} */ scan) => `${data.words.file} ${scans.title(scan)}`.trim(),
      },
      data,
    );
    this.carried = carriedIn(latest(PLAN), data);
    this.isFromFile = false;
    this.drawn = ""; // which questions are there, and whose
    this.named = need(root, "#s-named", HTMLInputElement);
    this.name = need(root, "#s-name", HTMLInputElement);
    this.who = need(root, "#s-who", HTMLSelectElement);
    this.more = need(root, "#s-more", HTMLSelectElement);
    document.addEventListener("visibilitychange", () => this.#readPlan());
    this.tabs = new Tabs(need(root, "[role=tablist]", HTMLElement), (tab) =>
      this.look((scan) => {
        scan.view = tab.dataset.view ?? "";
      }),
    );
  }

  /** The plan may have changed in another tab. */
  #readPlan() {
    if (this.isFromFile || document.hidden) return;
    this.carried = carriedIn(latest(PLAN), this.data);
    this.show();
  }

  get rows() {
    return rowsOf(this.state, this.carried, this.data);
  }

  get person() {
    return scans.personOf(this.state);
  }

  /** What a person is called, or a number where no name was given. */
  nameOf(/** @type {import("./state.js").Person} */ person) {
    return person.name.trim() || this.format("person_n", this.state.people.indexOf(person) + 1);
  }

  /* Listening */

  /**
   * @param {string} what
   * @param {HTMLElement} button
   */
  doing(what, button) {
    /** @type {import("../desk/tool.js").Actions} */
    const actions = {
      "person-add": () => this.#addPerson(),
      "person-remove": () => this.#removePerson(),
      "row-add": () => this.#addRow(),
      "rows-plan": () => this.#addRows(),
      "row-remove": () => this.#removeRow(button.dataset.id ?? ""),
      "hand-mine": () => this.#hand([this.person]),
      "hand-blank": () => this.#hand([]),
      copy: () => this.#copy(true),
      "copy-plain": () => this.#copy(false),
      erase: () => this.#erase(),
    };
    return actions[what]?.(button);
  }

  /** @param {HTMLInputElement} input or a list, which has a value too */
  changing(input) {
    const { level, learn } = input.dataset;
    if (level) this.#say(level, { level: input.value });
    else if (learn) this.#say(learn, { learn: input.checked });
    else if (input.id === "s-who") this.#goTo(input.value);
    else if (input === this.named) this.show();
    else return input.id === "s-more";
    return true;
  }

  /** @param {HTMLInputElement} input */
  typing(input) {
    if (input !== this.name) return;
    this.change(
      () => {
        this.person.name = input.value;
      },
      { field: `name ${this.person.id}` },
    );
  }

  /* Changing */

  /**
   * @param {string} competence
   * @param {Partial<import("./state.js").Said>} said
   */
  #say(competence, said) {
    // What is asked about stays what it was when somebody began to answer.
    const { rows } = this;
    this.change((scan) => {
      scan.rows ??= rows;
      scans.say(this.person, competence, said, this.data);
    });
  }

  #goTo(/** @type {string} */ id) {
    this.look((scan) => {
      scan.at = id;
    });
    this.say(this.format("said_at", this.nameOf(this.person)));
  }

  #addPerson() {
    if (this.state.people.length >= scans.MOST.people)
      return this.notice(this.format("limit_people", scans.MOST.people));
    this.change((scan) => {
      const id = scans.nextId(scan.people);
      scan.people.push(scans.newPerson(id));
      scan.at = id;
    });
    this.name.focus();
    this.say(this.words.said_person);
  }

  #removePerson() {
    const name = this.nameOf(this.person);
    this.change(
      (scan) => {
        scan.people = scan.people.filter((one) => one !== this.person);
        if (!scan.people.length) scan.people = scans.empty().people;
        scan.at = scan.people[0].id;
      },
      { said: this.format("said_removed", name) },
    );
    this.name.focus();
  }

  #addRow() {
    const { rows, data, more } = this;
    const id = more.value;
    if (!id) return;
    this.change(
      (scan) => {
        scan.rows = [...data.competences.keys()].filter((one) => one === id || rows.includes(one));
      },
      { said: this.format("said_row", data.competences.get(id)?.title ?? "") },
    );
    need(this.root, `[data-level="${id}"]`, HTMLInputElement).focus();
  }

  /** What the plan asks for most and is not asked about yet. */
  get lacking() {
    const { rows, data } = this;
    const codes = (this.carried ?? []).map(({ code }) => code);
    return most(codes, data).filter((id) => !rows.includes(id));
  }

  #addRows() {
    const { rows, data, lacking } = this;
    this.change(
      (scan) => {
        scan.rows = [...data.competences.keys()].filter(
          (one) => lacking.includes(one) || rows.includes(one),
        );
      },
      { said: this.format("said_rows", lacking.length) },
    );
    this.more.focus();
  }

  /** @param {string} id */
  #removeRow(id) {
    const { rows, data } = this;
    const title = data.competences.get(id)?.title ?? "";
    this.change(
      (scan) => {
        scan.rows = rows.filter((one) => one !== id);
      },
      { said: this.format("said_row_gone", title) },
    );
    this.more.focus();
  }

  /** Nothing of the scan stays in this browser: no draft, nothing kept, nothing to undo. */
  async #erase() {
    const { words, shelf } = this;
    const choice = await this.ask(words.erase, words.erase_sure, [
      ["erase", words.erase],
      ["", words.cancel],
    ]);
    if (!choice) return;
    shelf.empty();
    this.draft.take(newWork());
    this.history = new History();
    this.put(scans.empty());
    this.keeper.drop(); // not even that there is nothing
    this.say(words.said_erased);
  }

  /* Files */

  /**
   * A file with these people, or with the questions alone.
   * @param {import("./state.js").Person[]} people
   */
  #hand(people) {
    const state = { ...this.state, rows: this.rows, people, at: people[0]?.id ?? "", view: "fill" };
    const name = people.length ? this.nameOf(people[0]) : this.words.blank;
    const title = `${this.words.file} ${name}`;
    download(
      `${this.fileName(title)}.json`,
      JSON.stringify({ kind: NAMESPACE, state }, null, 1),
      "application/json",
    );
    this.say(this.words.said_downloaded);
  }

  /**
   * Scans are put beside what is there; of a plan only the tasks of its goal are read.
   * @param {File[]} files
   */
  async openFiles(files) {
    const found = [];
    let plans = 0;
    const along = await this.loadAlong();
    for (const file of files) {
      const { state, lost, fault } = await along.files.read(file);
      const carried = state ? null : await planIn(file, this.data);
      if (state) found.push(state);
      else if (carried) {
        this.carried = carried;
        this.isFromFile = true;
        plans += 1;
      } else this.notice(`${file.name}: ${fault}`);
      this.nameLost(lost);
    }
    if (plans) {
      this.show();
      this.notice(this.words.said_plan);
    }
    if (found.length) await this.#join(found);
    return true;
  }

  /** @param {Scan[]} found */
  async #join(found) {
    const { words } = this;
    const both = doubles(this.state, found);
    const choice = both.length
      ? await this.ask(
          words.join_title,
          words.join_text,
          [
            ["replace", words.join_replace],
            ["beside", words.join_beside],
            ["", words.cancel],
          ],
          both,
        )
      : "beside";
    if (!choice) return;
    /** @type {ReturnType<typeof join>[]} */
    const done = [];
    this.change((scan) => {
      done.push(join(scan, found, choice === "replace", this.data));
    });
    for (const { added, replaced, lost } of done) {
      this.say(this.format("said_joined", added, replaced));
      if (lost.length) this.notice(this.format("join_lost", lost.join(", ")));
    }
  }

  /** @param {boolean} isRich */
  #copy(isRich) {
    const blocks = this.#blocks();
    this.copy(
      this.parts.paper,
      plain(blocks),
      isRich ? rich(blocks, this.data.language) : undefined,
    );
  }

  #blocks() {
    const { data, carried, state } = this;
    const rows = team(state, this.rows, data);
    const asked = state.people.filter((person) => !scans.isBlank(person)).length;
    const how = { named: this.named.checked, hasPlan: Boolean(carried?.length) };
    return summary(rows, gaps(rows, carried, asked, data), how, data);
  }

  /* Showing */

  show() {
    const { state } = this;
    this.tabs.show((tab) => tab.dataset.view === state.view);
    for (const panel of all(this.root, "[data-panel]", HTMLElement))
      panel.hidden = panel.dataset.panel !== state.view;
    this.#showPeople();
    this.#showQuestions();
    this.#showTeam();
    this.showSteps();
  }

  #showPeople() {
    const { people } = this.state;
    this.who.replaceChildren(
      ...people.map((one) =>
        el("option", { value: one.id, selected: one === this.person }, this.nameOf(one)),
      ),
    );
    this.parts.who.hidden = people.length < 2;
    setValue(this.name, this.person.name);
  }

  #showQuestions() {
    const { data, person, rows, words } = this;
    const key = `${person.id} ${rows.join(" ")}`;
    if (key !== this.drawn) {
      const [first] = data.competences.keys(); // whose page stands for those of all
      const pages = need(this.root, "[data-part=competence-page]", HTMLAnchorElement).href;
      this.drawn = key;
      this.parts.questions.replaceChildren(
        ...rows.map((id) => drawQuestion(id, data, pages.replace(first, id))),
      );
      const others = [...data.competences].filter(([id]) => !rows.includes(id));
      this.more.replaceChildren(
        el("option", { value: "" }, words.choose_one),
        ...others.map(([id, { title }]) => el("option", { value: id }, title)),
      );
    }
    const spoken = new Set(this.state.people.flatMap(({ said }) => said.map(([id]) => id)));
    for (const id of rows) {
      const { level, learn } = scans.saidOf(person, id);
      for (const radio of all(this.root, `[data-level="${id}"]`, HTMLInputElement))
        radio.checked = radio.value === level;
      need(this.root, `[data-learn="${id}"]`, HTMLInputElement).checked = learn;
      const remove = need(this.root, `[data-do=row-remove][data-id="${id}"]`, HTMLButtonElement);
      remove.hidden = spoken.has(id);
    }
    this.parts.asked.textContent = this.state.rows
      ? words.asked_own
      : this.carried?.length
        ? this.format("asked_plan", rows.length, this.carried.length)
        : this.format("asked_all", rows.length);
    need(this.root, "[data-do=rows-plan]", HTMLButtonElement).hidden = !this.lacking.length;
    const done = rows.filter((id) => scans.saidOf(person, id).level).length;
    this.parts.done.textContent = this.format("done", done, rows.length);
  }

  #showTeam() {
    const { data, words } = this;
    const asked = this.state.people.filter((person) => !scans.isBlank(person)).length;
    const rows = team(this.state, this.rows, data);
    this.parts.team.replaceChildren(
      ...(asked ? [drawTeam(rows, this.named.checked, data)] : [el("p", {}, words.team_none)]),
    );
    this.parts.paper.replaceChildren(...draw(this.#blocks(), data.language, 3));
  }
}

begin("scan", Scanner);

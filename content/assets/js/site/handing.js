/**
 * Handing tasks over: what the list shows, on paper with room for names, in a workbook, and as the
 * beginning of a division or a job description.
 *
 * @typedef {import("./who.js").Parts} Parts
 * @typedef {import("./who.js").Who} Who
 * @typedef {{code: string, title: string, level: string, levelName: string, parts: Parts}} Task
 * @typedef {object} Known what the page says of roles and levels
 * @property {Map<string, {title: string, preset: string, outside: boolean}>} roles
 * @property {Map<string, string>} parts what each part is called
 * @property {string[]} levels those that a school chooses from
 * @property {string} dropped the priority of what a school does not take on
 * @property {string[]} apart codes of tasks that are not counted along
 */

import { el, inside, need } from "../base/elements.js";
import { TYPES, download, fileName } from "../base/hand-over.js";
import { encode } from "../base/packing.js";
import { doers } from "./who.js";

/**
 * A plan in which everybody who can take these tasks on has them later, without hours: no source
 * gives any. It is as the planner takes one from a link.
 *
 * @param {Task[]} tasks
 * @param {Who} who
 * @param {Known} known
 */
export function division(tasks, who, known) {
  const busy = new Set(tasks.flatMap(({ parts }) => doers(parts, who).map(([role]) => role)));
  const roles = [...known.roles.keys()].filter((role) => busy.has(role));
  const idOf = (/** @type {string} */ role) => `p${roles.indexOf(role) + 1}`;
  const divided = tasks.map(({ code, level, parts }) => {
    const people = doers(parts, who).map(([role]) => [idOf(role), null]);
    const goal = { level: known.levels.includes(level) ? level : "", priority: "", who: people };
    return [code, { goal }];
  });
  const side = { priority: known.dropped };
  const shown = tasks.map(({ code }) => code);
  const apart = known.apart.filter((code) => !shown.includes(code));
  return {
    v: 1,
    when: "goal",
    people: roles.map((role) => ({
      id: idOf(role),
      name: known.roles.get(role)?.title ?? "",
      kind: known.roles.get(role)?.outside ? "external" : "person",
      role,
    })),
    schools: [
      {
        id: "s1",
        kind: "school",
        tasks: [...divided, ...apart.map((code) => [code, { now: side, goal: side }])],
      },
    ],
  };
}

/**
 * What the builder begins with: the tasks, and the job that comes close to the role.
 *
 * @param {Task[]} tasks
 * @param {Who} who
 * @param {Known} known
 */
export function description(tasks, { role }, known) {
  const preset = known.roles.get(role)?.preset ?? "";
  return { v: 1, kind: "job", preset, tasks: tasks.map(({ code }) => code) };
}

/** It is packed in a pause in typing, of so many milliseconds. */
const PAUSE = 100;

/** What is done with the tasks that a list shows. */
export class Handing {
  /**
   * @param {HTMLElement} root
   * @param {Known} known
   */
  constructor(root, known) {
    this.root = root;
    this.known = known;
    this.paper = need(root, ".tw-handout", HTMLElement);
    this.failed = need(root, "[data-failed]", HTMLElement);
    this.ways = {
      plan: need(root, "[data-way=plan]", HTMLAnchorElement),
      job: need(root, "[data-way=job]", HTMLAnchorElement),
    };
    this.goals = { plan: this.ways.plan.href, job: this.ways.job.href };
    /** @type {Task[]} */
    this.tasks = [];
    /** @type {Who} */
    this.who = { role: "", part: "" };
    this.said = "";
    need(root, "[data-do=print]", HTMLButtonElement).addEventListener("click", () => this.#print());
    need(root, "[data-do=excel]", HTMLButtonElement).addEventListener("click", () => this.#excel());
  }

  /**
   * @param {Task[]} tasks those that are shown
   * @param {Who} who
   * @param {string} said what the filter asks for, in words
   */
  async show(tasks, who, said) {
    Object.assign(this, { tasks, who, said });
    const { known, goals, ways } = this;
    this.failed.textContent = "";
    // Until it is packed nothing goes along, and least of all what was chosen before.
    ways.plan.href = goals.plan;
    ways.job.href = goals.job;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (this.tasks !== tasks) return; // another choice came in between
    const plan = `${goals.plan}#s=${await encode(division(tasks, who, known))}`;
    const job = `${goals.job}#s=${await encode(description(tasks, who, known))}`;
    if (this.tasks !== tasks) return; // as above
    ways.plan.href = plan;
    ways.job.href = job;
  }

  /** The rows of paper and workbook; name, from and hours are for the school to fill in. */
  #rows() {
    const { roles, parts: said } = this.known;
    return this.tasks.map(({ code, title, levelName, parts }) => {
      const names = doers(parts, this.who).map(
        ([role, part]) => `${roles.get(role)?.title} (${inside(said.get(part) ?? "")})`,
      );
      return [code, title, names.join(", "), levelName, "", "", ""];
    });
  }

  #print() {
    const { paper, root } = this;
    need(paper, "[data-filter]", HTMLElement).textContent = this.said;
    const rows = this.#rows().map((row) => el("tr", {}, ...row.map((text) => el("td", {}, text))));
    need(paper, "tbody", HTMLElement).replaceChildren(...rows);
    const whole = document.documentElement;
    root.append(paper);
    paper.hidden = false;
    whole.classList.add("tw-handing");
    addEventListener(
      "afterprint",
      () => {
        whole.classList.remove("tw-handing");
        paper.hidden = true;
      },
      { once: true },
    );
    print();
  }

  async #excel() {
    const { paper } = this;
    const title = need(paper, "h2", HTMLElement).textContent ?? "";
    const heads = [...paper.querySelectorAll("th")].map((head) => head.textContent ?? "");
    const about = [this.said, paper.querySelector("[data-source]")?.textContent ?? ""];
    try {
      const { writeList } = await import("../office/list.js");
      const bytes = await writeList({ title, about, heads, rows: this.#rows() });
      const name = fileName(`${title} ${this.known.roles.get(this.who.role)?.title ?? ""}`);
      download(`${name}.xlsx`, bytes, TYPES.get("xlsx") ?? "");
      this.failed.textContent = "";
    } catch {
      this.failed.textContent = this.failed.dataset.failed ?? "";
    }
  }
}

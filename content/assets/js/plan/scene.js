/**
 * What the views of a plan share: what is shown, in which words, and the small elements that they
 * are made of.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").School} School
 * @typedef {import("./state.js").When} When
 */

import { get } from "../base/clean.js";
import { el } from "../base/elements.js";
import { writeHours } from "./hours.js";
import { schoolOf } from "./state.js";

/** A plan as one looks at it: a school, a situation, the words of a language. */
export class Scene {
  /**
   * @param {Plan} plan
   * @param {PlanData} data
   */
  constructor(plan, data) {
    this.plan = plan;
    this.data = data;
    this.words = data.words;
    this.when = plan.when;
    this.school = schoolOf(plan);
    this.own = new Map(this.school.own.map((own) => [own.id, own]));
  }

  /**
   * One of the words with its {} filled in.
   * @param {string} name
   * @param {...(string | number)} values
   */
  format(name, ...values) {
    let next = 0;
    return this.words[name].replace(/\{\}/g, () => String(values[next++]));
  }

  /** Hours in the language. */
  hours(/** @type {number} */ hours) {
    return writeHours(hours, this.data.language);
  }

  /** A person's name, or a number where none was given. */
  name(/** @type {string} */ id) {
    const at = this.plan.people.findIndex((person) => person.id === id);
    return this.plan.people[at]?.name.trim() || this.format("person_n", at + 1);
  }

  /** Names in a row. */
  names(/** @type {string[]} */ ids) {
    return ids.map((id) => this.name(id)).join(", ");
  }

  /** A school's name, or a number where none was given. */
  schoolName(/** @type {School} */ school) {
    if (school.name.trim()) return school.name.trim();
    if (school.kind === "group") return this.words.group_n;
    return this.format("school_n", this.plan.schools.indexOf(school) + 1);
  }

  /** What a task is called. */
  title(/** @type {string} */ code) {
    return this.own.get(code)?.text ?? this.data.tasks.get(code)?.title ?? code;
  }

  /** The same, behind its code. */
  label(/** @type {string} */ code) {
    return this.own.has(code) ? this.title(code) : `${code} ${this.title(code)}`;
  }

  /** Tasks in a row, the first few. */
  labels(/** @type {string[]} */ codes, most = 6) {
    const said = codes
      .slice(0, most)
      .map((code) => this.label(code))
      .join("; ");
    return codes.length > most ? `${said}; ${this.format("i_more", codes.length - most)}` : said;
  }

  /** Who does a task, with hours: "An (3 u), Bert". */
  doers(/** @type {import("./state.js").Doer[]} */ who) {
    return who
      .map(([id, hours]) =>
        hours === null
          ? this.name(id)
          : `${this.name(id)} (${this.format("hours", this.hours(hours))})`,
      )
      .join(", ");
  }

  /** What was said of a task in the situation that is shown. */
  side(/** @type {string} */ code) {
    return get(this.school.tasks, code)?.[this.when];
  }
}

/**
 * A choice among ids of a map, with nothing chosen as the first.
 * @param {Map<string, {title: string, short?: string}>} options
 * @param {string} value
 * @param {Record<string, unknown>} properties
 * @param {string} none
 */
export function select(options, value, properties, none, short = false) {
  const made = [...options].map(([id, { title, short: brief }]) =>
    el("option", { value: id, selected: id === value }, short && brief ? brief : title),
  );
  return el("select", properties, el("option", { value: "", selected: !value }, none), ...made);
}

/**
 * @param {string} what
 * @param {string} label
 * @param {Record<string, unknown>} properties
 */
export function button(what, label, properties = {}) {
  return el(
    "button",
    { type: "button", className: "tw-button tw-quiet", "data-do": what, ...properties },
    label,
  );
}

/**
 * A field with its label.
 * @param {string} label
 * @param {HTMLElement} control
 */
export function field(label, control) {
  return el(
    "p",
    { className: "tw-field" },
    el("label", { htmlFor: control.id }, label),
    " ",
    control,
  );
}

/**
 * A table in a room of its own that scrolls.
 * @param {string} name
 * @param {string[]} heads
 * @param {(string | Node)[][]} rows
 */
export function table(name, heads, rows) {
  return el(
    "div",
    { className: "tw-scroll", tabIndex: 0, role: "region", "aria-label": name },
    el(
      "table",
      { className: "tw-table" },
      el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
      el(
        "tbody",
        {},
        ...rows.map(([first, ...others]) =>
          el(
            "tr",
            {},
            el("th", { scope: "row" }, first),
            ...others.map((cell) => el("td", {}, cell)),
          ),
        ),
      ),
    ),
  );
}

/** @param {string} text */
export function paragraph(text) {
  return el("p", {}, text);
}

/**
 * @param {string[]} items
 */
export function list(items) {
  return el("ul", {}, ...items.map((item) => el("li", {}, item)));
}

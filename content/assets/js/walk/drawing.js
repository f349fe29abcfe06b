/**
 * What the page of the walk draws anew each time: actions, rounds, tables.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Data} Data
 */

import { longDay } from "../base/days.js";
import { el, filled } from "../base/elements.js";
import * as flow from "./flow.js";
import * as walk from "./state.js";

/**
 * The fields of an action.
 *
 * @param {import("./flow.js").Action} action
 * @param {Data} data
 */
export function drawAction(action, data) {
  const { words } = data;
  const { key, actor, text, own } = action;
  const title = data.actors.get(actor)?.title ?? words.nobody;
  const part = el("fieldset", { className: "tw-action" }, el("legend", {}, `${title}: ${text}`));
  const name = (/** @type {string} */ field) => `a-${key.replaceAll("/", "-")}-${field}`;
  const label = (/** @type {string} */ field) =>
    el("label", { htmlFor: name(field) }, words[`field_${field}`]);
  const common = (/** @type {string} */ field) => ({
    id: name(field),
    "data-action": key,
    "data-field": field,
  });
  const states = ["", ...walk.STATES].map((state) =>
    el(
      "option",
      { value: state, selected: state === action.state },
      words[`state_${state || "none"}`],
    ),
  );
  part.append(
    el(
      "div",
      { className: "tw-pair" },
      el(
        "p",
        { className: "tw-field" },
        label("owner"),
        el("input", { ...common("owner"), value: action.owner }),
      ),
      el(
        "p",
        { className: "tw-field" },
        label("due"),
        el("input", { ...common("due"), type: "date", value: action.due }),
      ),
      el("p", { className: "tw-field" }, label("state"), el("select", common("state"), ...states)),
      el(
        "p",
        { className: "tw-field" },
        label("note"),
        el("input", { ...common("note"), value: action.note }),
      ),
    ),
  );
  if (own) {
    part.append(
      el("small", { className: "tw-tag" }, words.own_mark),
      " ",
      el(
        "button",
        {
          type: "button",
          className: "tw-quiet",
          "data-do": "own-remove",
          "data-key": key,
          "aria-label": filled(words.remove, text),
        },
        words.remove_short,
      ),
    );
  }
  return part;
}

/**
 * The rounds of a walk, and what changed since the one before.
 *
 * @param {State} state
 * @param {Data} data
 */
export function drawRounds(state, data) {
  const { words } = data;
  /** @type {HTMLElement[]} */
  const found = [
    el(
      "ol",
      {},
      ...state.rounds.map((one, at) =>
        el(
          "li",
          {},
          filled(words.rounds, at + 1, one.started ? longDay(one.started, data.language) : "…"),
        ),
      ),
    ),
  ];
  if (state.rounds.length > 1) {
    const changed = flow.changes(state, data);
    found.push(el("h3", {}, words.changes));
    const label = (/** @type {string} */ question, /** @type {string} */ id) =>
      walk.answerOf(data, question, id)?.label ?? "–";
    if (!changed.length) found.push(el("p", {}, words.changes_none));
    else {
      found.push(
        table(
          [words.question, words.before, words.now],
          changed.map((entry) => [
            `${entry.question}. ${data.questions.get(entry.question)?.text}`,
            label(entry.question, entry.before),
            label(entry.question, entry.now),
          ]),
        ),
      );
    }
  }
  return found;
}

/**
 * @param {string[]} heads
 * @param {(string | Node)[][]} rows
 */
export function table(heads, rows) {
  return el(
    "div",
    { className: "tw-scroll", tabIndex: 0 },
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

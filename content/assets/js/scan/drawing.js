/**
 * What the page of the scan draws: the questions for one person, and the table of the team.
 *
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./sums.js").Row} Row
 */

import { el, filled } from "../base/elements.js";
import { counted } from "./papers.js";

/**
 * The questions about a competence; what was said is put into them later.
 * @param {string} id
 * @param {Data} data
 * @param {string} page its address
 */
export function drawQuestion(id, data, page) {
  const { words, competences, levels } = data;
  const { title = id, text = "" } = competences.get(id) ?? {};
  const choices = [...levels.keys(), ""].map((level) =>
    el(
      "label",
      { className: "tw-check" },
      el("input", { type: "radio", name: `s-${id}`, value: level, "data-level": id }),
      " ",
      el("span", {}, words[`level_${level || "none"}`]),
    ),
  );
  return el(
    "fieldset",
    { className: "tw-action", "data-row": id },
    el("legend", {}, title),
    el(
      "p",
      { className: "tw-small" },
      `${text} `,
      el("a", { href: page }, filled(words.read, title)),
    ),
    el("p", { className: "tw-scan__levels" }, ...choices),
    el(
      "p",
      { className: "tw-row" },
      el(
        "label",
        { className: "tw-check" },
        el("input", { type: "checkbox", "data-learn": id }),
        " ",
        el("span", {}, words.learn),
      ),
      " ",
      el(
        "button",
        {
          type: "button",
          className: "tw-quiet",
          "data-do": "row-remove",
          "data-id": id,
          "aria-label": filled(words.row_remove, title),
        },
        words.row_remove_short,
      ),
    ),
  );
}

/**
 * The team, a row a competence.
 * @param {Row[]} rows
 * @param {boolean} named
 * @param {Data} data
 */
export function drawTeam(rows, named, data) {
  const { words, competences } = data;
  const heads = [words.competence, words.independent, words.helps, words.wants, words.unasked];
  return el(
    "div",
    { className: "tw-scroll", tabIndex: 0, role: "region", "aria-label": words.team_table },
    el(
      "table",
      { className: "tw-table" },
      el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
      el(
        "tbody",
        {},
        ...rows.map(({ id, independent, helps, learn, unasked }) =>
          el(
            "tr",
            { "data-team": id },
            el("th", { scope: "row" }, competences.get(id)?.title ?? id),
            ...[independent, helps, learn, unasked].map((people) =>
              el("td", {}, counted(people, named, data)),
            ),
          ),
        ),
      ),
    ),
  );
}

/**
 * The vacancy, as blocks: one page that a school can publish. `data` is as in `state.js`.
 *
 * @typedef {import("../base/blocks.js").Block} Block
 * @typedef {import("../base/blocks.js").Run} Run
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./state.js").State} State
 */

import { upperFirst } from "../base/elements.js";
import { SCHOOL_HAS } from "./state.js";
import {
  fill,
  heading,
  hoursOf,
  item,
  joined,
  langOf,
  officeOf,
  ownItem,
  paragraphs,
  sentence,
  sizedTitle,
  typed,
  wording,
} from "./wording.js";
import { workOf } from "./work.js";

/**
 * @param {State} state
 * @param {Data} data
 */
export function vacancy(state, data) {
  const { words } = data;
  const { offer } = state;
  const place = typed(offer.place, words.blank_place, "offer.place");
  const title = upperFirst(sizedTitle(state, data));
  const named = fill(words.vacancy_title, title);
  /** @type {Block[]} */
  const blocks = [
    {
      kind: "title",
      text: typeof place === "string" ? `${named}, ${place}` : named,
      runs: joined([`${named}, `, place]),
    },
  ];
  const published = [
    offer.reference.trim() ? fill(words.reference, offer.reference.trim()) : "",
    offer.published.trim() ? fill(words.published, offer.published.trim()) : "",
  ]
    .filter(Boolean)
    .join(" ");
  if (published) blocks.push({ kind: "text", runs: [published] });
  introduction(blocks, state, data);
  const own = new Map(state.own.map((entry) => [entry.id, entry]));
  const work = workOf(state, data).map((code) => {
    const mine = own.get(code);
    return mine
      ? ownItem(mine, "work", "vacancy", data)
      : item(code, "work", "vacancy", state, data);
  });
  if (work.length) {
    heading(blocks, words.vacancy_do, 1);
    blocks.push({ kind: "list", items: work });
  }
  wanted(blocks, state, data);
  heading(blocks, words.vacancy_offer, 1);
  blocks.push({ kind: "rows", rows: offered(state, data, place) });
  heading(blocks, words.vacancy_apply, 1);
  application(blocks, state, data);
  if (state.titles && state.tasks.length) {
    heading(blocks, words.vacancy_titles, 1);
    blocks.push({
      kind: "text",
      runs: [state.tasks.map((code) => data.tasks.get(code)?.title).join("; ") + "."],
    });
  }
  return blocks;
}

/**
 * Who the employer is, and why the job is there.
 *
 * @param {Block[]} blocks
 * @param {State} state
 * @param {Data} data
 */
function introduction(blocks, state, data) {
  const { words } = data;
  const { offer } = state;
  const name = typed(offer.school, words[`name_${state.employer}`], "offer.school");
  const about = typed(offer.about, words[`about_${state.employer}`], "offer.about");
  const facts = SCHOOL_HAS.filter((key) => state[key]);
  const isSchool = state.employer === "school";
  const more = facts.map((key) => (isSchool ? words[`vacancy_${key}`] : words[`group_${key}`]));
  if (state.level === "school-group") more.push(words.vacancy_all);
  const runs = sentence(words.vacancy_lead, name, about);
  if (more.length) runs.push(` ${more.join(" ")}`);
  blocks.push({
    kind: "text",
    runs,
    edit: offer.about.trim() ? "offer.about" : "",
    lang: langOf("offer.about", state),
  });
  const preset = data.presets.get(state.preset);
  const invitation = state.invitation.trim() || preset?.vacancy || "";
  if (invitation) paragraphs(blocks, invitation, "invitation", langOf("invitation", state));
  else blocks.push({ kind: "text", runs: [{ blank: words.blank_invitation, tag: "invitation" }] });
}

/**
 * What a candidate brings: what must be, and what is welcome.
 *
 * @param {Block[]} blocks
 * @param {State} state
 * @param {Data} data
 */
function wanted(blocks, state, data) {
  const { words } = data;
  const line = (/** @type {string} */ code, /** @type {string} */ list) =>
    item(code, list, "vacancy", state, data);
  const asks = (/** @type {boolean} */ must) =>
    state.asks
      .filter((ask) => ask.must === must)
      .map((ask) => ownItem(ask, "asks", "vacancy", data));
  const musts = state.required.map((name) => line(name, "required"));
  const named = [...state.required, ...state.preferred];
  const told = named.some((name) => data.competences.get(name)?.education === state.education);
  if (state.education && !told) musts.unshift(line("education", "flags"));
  if (state.proof) musts.push(line("proof", "flags"));
  musts.push(...asks(true));
  if (musts.length) {
    heading(blocks, words.vacancy_bring, 1);
    blocks.push({ kind: "list", items: musts });
  }
  const plus = [...state.preferred.map((name) => line(name, "preferred")), ...asks(false)];
  if (plus.length) {
    heading(blocks, words.vacancy_plus, 1);
    blocks.push({ kind: "list", items: plus });
  }
}

/**
 * What the school offers, in rows. What nobody asked for stays out while it is empty.
 *
 * @param {State} state
 * @param {Data} data
 * @param {Run} place
 * @returns {[string, Run[]][]}
 */
function offered(state, data, place) {
  const { words } = data;
  const { offer } = state;
  const hours = hoursOf(state, words) || { blank: words.blank_hours, tag: "hours" };
  const office = officeOf(state, words) || { blank: words.blank_office, tag: "office" };
  const extra = listOf(offer.extra);
  /** @type {[string, Run][]} */
  const rows = [
    ["hours", hours],
    ["office", office],
  ];
  for (const name of /** @type {const} */ (["contract", "start", "salary"])) {
    rows.push([name, typed(offer[name], words[`blank_${name}`], `offer.${name}`)]);
  }
  rows.push(["place", place]);
  for (const name of /** @type {const} */ (["reports", "leads"]))
    if (offer[name].trim()) rows.push([name, offer[name].trim()]);
  rows.push(["extra", typed(extra, words.blank_extra, "offer.extra")]);
  return rows.map(([name, run]) => [words[`fact_${name}`], [run]]);
}

/**
 * Lines that a school typed, as one text.
 *
 * @param {string} lines
 */
function listOf(lines) {
  return lines
    .split("\n")
    .map((line) => line.trim().replace(/[;,]$/, ""))
    .filter(Boolean)
    .join("; ");
}

/**
 * @param {Block[]} blocks
 * @param {State} state
 * @param {Data} data
 */
function application(blocks, state, data) {
  const { words } = data;
  const { offer } = state;
  const deadline = typed(offer.deadline, words.blank_deadline, "offer.deadline");
  const to = typed(offer.apply, words.blank_apply, "offer.apply");
  const runs = sentence(words.apply, deadline, to);
  const steps = listOf(offer.steps);
  runs.push(" ", ...sentence(words.apply_steps, typed(steps, words.blank_steps, "offer.steps")));
  if (offer.reserve.trim()) runs.push(` ${fill(words.reserve, offer.reserve.trim())}`);
  blocks.push({ kind: "text", runs: joined(runs) });
  const questions = sentence(
    words.questions,
    typed(offer.questions, words.blank_questions, "offer.questions"),
  );
  for (const name of /** @type {const} */ (["contact", "website", "annex"])) {
    if (offer[name].trim()) questions.push(` ${fill(words[`more_${name}`], offer[name].trim())}`);
  }
  blocks.push({ kind: "text", runs: joined(questions) });
  if (state.welcome) {
    const lang = langOf("vacancy:welcome", state);
    blocks.push({
      kind: "text",
      runs: [wording("welcome", "vacancy", state, data)],
      edit: "vacancy:welcome",
      lang,
    });
  }
}

/**
 * The job description, as blocks. `data` is as in `state.js`.
 *
 * @typedef {import("../base/blocks.js").Block} Block
 * @typedef {import("../base/blocks.js").Item} Item
 * @typedef {import("../base/blocks.js").Run} Run
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./state.js").State} State
 */

import { upperFirst } from "../base/elements.js";
import { HEAD, REQUIREMENTS, SCHOOL_HAS, jobTitle } from "./state.js";
import {
  fill,
  heading,
  hoursOf,
  item,
  langOf,
  listed,
  officeOf,
  ownItem,
  paragraphs,
  typed,
} from "./wording.js";
import { allowed, coreTasks } from "./work.js";

/**
 * @param {State} state
 * @param {Data} data
 */
export function jobDescription(state, data) {
  const { words } = data;
  const title = jobTitle(state, data);
  /** @type {Block[]} */
  const blocks = [{ kind: "title", text: fill(words.job_title, title) }];
  // Who named the school for the vacancy need not name it again.
  const known = { ...state.head, institution: state.head.institution || state.offer.school };
  /** @type {[string, Run[]][]} */
  const head = HEAD.map((name) => [
    words[`head_${name}`],
    [typed(known[name], words.fill_in, `head.${name}`)],
  ]);
  blocks.push({ kind: "rows", rows: head });
  const purpose = state.purpose.trim() || data.presets.get(state.preset)?.purpose || "";
  if (purpose) {
    heading(blocks, words.job_purpose, 1);
    paragraphs(blocks, purpose, "purpose", langOf("purpose", state));
  }
  const facts = factsOfJob(state, data);
  if (facts.length) {
    heading(blocks, words.job_facts, 1);
    blocks.push({ kind: "rows", rows: facts });
  }
  const begins = state.title.trim() ? words.begin_own : fill(words.begin, title);
  let part = "";
  for (const [code, section] of data.sections) {
    const items = state.duties
      .filter((duty) => data.duties.get(duty)?.section === code && allowed(duty, state, data))
      .map((duty) => item(duty, "duties", "job", state, data));
    const tasks = code === lastOfTasks(data) ? state.tasks : [];
    if (!items.length && !tasks.length) continue;
    if (code[0] !== part) {
      part = code[0];
      heading(blocks, `${part}. ${words[`part_${part.toLowerCase()}`]}`, 1);
    }
    if (items.length) {
      if (code.length > 1) heading(blocks, `${part}.${code.slice(1)} ${section.title}`, 2);
      listed(blocks, begins, items);
    }
    if (tasks.length) taskLists(blocks, state, data, title);
  }
  const others = [
    ...state.duties
      .filter((code) => !data.sections.has(data.duties.get(code)?.section ?? ""))
      .map((code) => item(code, "duties", "job", state, data)),
    ...state.own.map((own) => ownItem(own, "own", "job", data)),
  ];
  if (others.length) {
    heading(blocks, words.job_own, 1);
    listed(blocks, begins, others);
  }
  competenceLists(blocks, state, data);
  signatures(blocks, words);
  return blocks;
}

/**
 * @param {State} state
 * @param {Data} data
 * @returns {[string, Run[]][]}
 */
function factsOfJob(state, data) {
  const { words } = data;
  const { offer } = state;
  /** @type {[string, string][]} */
  const said = [
    ["hours", hoursOf(state, words)],
    ["place", offer.place],
    ["office", officeOf(state, words)],
  ];
  if (state.level) {
    const together = state.level === "school-group" && state.employer !== "school";
    const named = together ? words[`level_${state.employer}`] : data.levels.get(state.level)?.title;
    said.push(["level", named ?? ""]);
  }
  if (state.education) said.push(["education", words[`education_${state.education}`]]);
  said.push(["reports", offer.reports], ["leads", offer.leads]);
  const school = SCHOOL_HAS.filter((name) => state[name]);
  said.push(["school", upperFirst(school.map((name) => words[`school_${name}`]).join("; "))]);
  return said
    .filter(([, text]) => text.trim())
    .map(([name, text]) => [words[`fact_${name}`], [text.trim()]]);
}

/**
 * The section of part A after which the concrete tasks come.
 *
 * @param {Data} data
 */
function lastOfTasks(data) {
  return [...data.sections.keys()].filter((code) => code[0] === "A").at(-1);
}

/**
 * The tasks in two lists: the core ones and the others.
 *
 * @param {Block[]} blocks
 * @param {State} state
 * @param {Data} data
 * @param {string} title
 */
function taskLists(blocks, state, data, title) {
  const { words } = data;
  const core = new Set(coreTasks(state, data));
  const begins = state.title.trim() ? words.begin_task_own : fill(words.begin_task, title);
  for (const isCore of [true, false]) {
    const codes = state.tasks.filter((code) => core.has(code) === isCore);
    if (!codes.length) continue;
    heading(blocks, isCore ? words.job_core : words.job_other, 2);
    listed(
      blocks,
      begins,
      codes.map((code) => item(code, "tasks", "job", state, data)),
    );
  }
}

/**
 * @param {Block[]} blocks
 * @param {State} state
 * @param {Data} data
 */
function competenceLists(blocks, state, data) {
  const { words } = data;
  const asks = (/** @type {boolean} */ must) =>
    state.asks.filter((ask) => ask.must === must).map((ask) => ownItem(ask, "asks", "job", data));
  const lists = REQUIREMENTS.map((list) => ({
    list,
    items: [
      ...state[list].map((name) => item(name, list, "job", state, data)),
      ...asks(list === "required"),
    ],
  })).filter(({ items }) => items.length);
  if (lists.length) heading(blocks, words.job_competences, 1);
  for (const { list, items } of lists) listed(blocks, words[`job_${list}`], items);
}

/**
 * @param {Block[]} blocks
 * @param {Record<string, string>} words
 */
function signatures(blocks, words) {
  heading(blocks, words.signatures, 1);
  blocks.push({
    kind: "table",
    columns: ["", words.name, words.date, words.signature],
    rows: ["coordinator", "evaluator-1", "evaluator-2"].map((who) => [
      [words[`sign_${who}`]],
      [{ blank: words.fill_in, tag: `sign.${who}.name` }],
      [{ blank: words.fill_in, tag: `sign.${who}.date` }],
      [""],
    ]),
  });
}

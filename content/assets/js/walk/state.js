/**
 * What a team noted on its walk through the step plan: the state. Nothing here touches the
 * document.
 *
 * The state is free of language.
 *
 * @typedef {object} Details
 * @property {string} state one of STATES, or "" where the answers say it
 * @property {string} owner
 * @property {string} due a day as 2026-11-22, or ""
 * @property {string} note
 *
 * @typedef {Details & {id: string, actor: string, text: string}} Own an action of the school's own
 *
 * @typedef {object} Round
 * @property {string} started a day, or ""
 * @property {[string, string][]} answers question → answer
 * @property {[string, Details][]} steps
 * @property {[string, Details][]} actions question/answer/number → what was said of it
 * @property {Own[]} own
 * @property {[string, string][]} sort task → where it was sorted
 *
 * @typedef {{v: number, id: string, school: string, view: string, at: string, rounds: Round[]}} State
 *
 * @typedef {{id: string, label: string, meaning: string, next: string, actions: {actor: string, text: string}[]}} Answer
 * @typedef {{step: string, text: string, sorting: boolean, answers: Answer[]}} Question
 *
 * @typedef {{title: string, cluster: string, level: string, text: string}} Task `level`: where the
 *   guide would organise it; `text`: what it means
 *
 * @typedef {object} Data what the page carries
 * @property {string} language
 * @property {string} form address of the blank form
 * @property {string} workbook address of the blank workbook
 * @property {import("../office/sheet.js").Layout & {current: string, target: string, mandates: string}} sheet
 * @property {string} blank the preset from which nothing is chosen yet
 * @property {{step: string, answer: string}} recruit the answer that asks for a vacancy
 * @property {Record<string, string>} words
 * @property {Map<string, {level: string, priority: string}>} buckets where a task can be sorted
 * @property {Map<string, {number: number, title: string}>} steps
 * @property {Map<string, Question>} questions
 * @property {Map<string, {title: string}>} actors
 * @property {Map<string, {title: string}>} clusters
 * @property {string} later the file with the words that the page does not carry
 * @property {string[]} codes of all tasks, in order
 * @property {string} sorted the file with what `tasks` holds
 * @property {Map<string, Task>} tasks empty until somebody comes to sort them
 * @property {Map<string, {short: string}>} levels
 * @property {Map<string, {short: string}>} priorities
 */

import {
  cleanLine,
  cleanPairs,
  cleanText,
  get,
  isObject,
  migrated,
  put,
  shortened,
} from "../base/clean.js";
import { cleanDay } from "../base/days.js";

export const VERSION = 1;
/** Version of a state → how to bring it to the next. Versions to come add a line here. */
const STEPS = new Map();

/** Letters that a field holds. */
export const LIMITS = { line: 200, text: 4000 };
export const ROUNDS = 20;
export const OWN = 60;
const ITEMS = 400;

export const STATES = ["todo", "busy", "done"];
const VIEWS = ["walk", "stand", "sort"];

/** What is looked at: no change of the walk. */
export const LOOKS = ["view", "at"];

/**
 * A walk that has not begun. `id` is the same wherever this walk is taken, and no other walk's.
 *
 * @returns {State}
 */
export function empty() {
  return { v: VERSION, id: "", school: "", view: "walk", at: "", rounds: [newRound("")] };
}

/**
 * @param {string} started
 * @returns {Round}
 */
export function newRound(started) {
  return { started, answers: [], steps: [], actions: [], own: [], sort: [] };
}

/**
 * Whether nothing was answered, typed or sorted.
 *
 * @param {State} state
 */
export function isEmpty(state) {
  return JSON.stringify({ ...state, id: "", view: "walk", at: "" }) === JSON.stringify(empty());
}

/**
 * What of a walk its form shows.
 *
 * @param {State} state
 * @returns {State}
 */
export function shown(state) {
  const { view, at } = empty();
  return { ...state, view, at, rounds: [{ ...round(state), sort: [] }] };
}

/**
 * The round that the team is in.
 *
 * @param {State} state
 * @returns {Round}
 */
export function round(state) {
  return state.rounds[state.rounds.length - 1];
}

/**
 * A state from anywhere, rebuilt field by field; never throws.
 *
 * @param {unknown} raw
 * @param {Data} data
 * @returns {{state: State | null, lost: string[]}}
 */
export function clean(raw, data) {
  /** @type {string[]} */
  const lost = [];
  if (!isObject(raw)) return { state: null, lost };
  const given = migrated(new Map(Object.entries(raw)), VERSION, STEPS, lost);
  if (!given) return { state: null, lost };
  const state = empty();
  const [id, view, at] = ["id", "view", "at"].map((name) => String(given.get(name) ?? ""));
  if (/^[a-z0-9]{14}$/.test(id)) state.id = id;
  state.school = cleanLine(given.get("school"), LIMITS.line, "school", lost);
  if (VIEWS.includes(view)) state.view = view;
  if (data.questions.has(at)) state.at = at;
  const rounds = listed(given.get("rounds")).filter(isObject);
  if (!rounds.length && given.has("rounds")) lost.push("rounds");
  if (rounds.length > ROUNDS) lost.push("rounds");
  if (rounds.length) state.rounds = rounds.slice(-ROUNDS).map((one) => cleanRound(one, data, lost));
  const known = new Set(Object.keys(empty()));
  for (const name of given.keys()) if (!known.has(name)) lost.push(shortened(name));
  return { state, lost: [...new Set(lost)].slice(0, 20) };
}

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
function listed(value) {
  return Array.isArray(value) ? value : [];
}

/**
 * @param {Record<string, unknown>} raw
 * @param {Data} data
 * @param {string[]} lost
 * @returns {Round}
 */
function cleanRound(raw, data, lost) {
  const given = new Map(Object.entries(raw));
  const made = newRound(cleanDay(given.get("started")));
  for (const [question, answer] of cleanPairs(given.get("answers"), LIMITS.line, ITEMS)) {
    if (answerOf(data, question, answer)) made.answers = put(made.answers, question, answer);
    else lost.push(shortened(`${question} ${answer}`));
  }
  for (const [step, said] of entries(given.get("steps"))) {
    if (!data.steps.has(step)) lost.push(shortened(step));
    else made.steps = put(made.steps, step, details(said, lost));
  }
  for (const [key, said] of entries(given.get("actions"))) {
    const [question, answer, at] = key.split("/");
    if (answerOf(data, question, answer)?.actions[Number(at)])
      made.actions = put(made.actions, key, details(said, lost));
    else keepOwn(made, said, key, lost);
  }
  const owns = listed(given.get("own"));
  if (owns.length > OWN) lost.push("own");
  for (const own of owns.filter(isObject)) {
    const actor = String(own.actor);
    keepOwn(made, own, own.text, lost, data.actors.has(actor) ? actor : "", String(own.id));
  }
  for (const [code, bucket] of cleanPairs(given.get("sort"), LIMITS.line, ITEMS)) {
    if (data.codes.includes(code) && data.buckets.has(bucket))
      made.sort = put(made.sort, code, bucket);
    else lost.push(shortened(code));
  }
  return made;
}

/**
 * An action that the plan no longer knows is kept as one of the school's own.
 *
 * @param {Round} made
 * @param {unknown} said
 * @param {unknown} words
 * @param {string[]} lost
 */
function keepOwn(made, said, words, lost, actor = "", id = "") {
  const text = cleanText(typeof words === "string" ? words : "", LIMITS.text, "own", lost);
  if (!text.trim() || made.own.length >= OWN) return;
  const isFree = /^own-\d{1,4}$/.test(id) && !made.own.some((own) => own.id === id);
  made.own.push({ id: isFree ? id : nextOwn(made.own), actor, text, ...details(said, lost) });
}

/**
 * @param {unknown} value
 * @returns {[string, Record<string, unknown>][]}
 */
function entries(value) {
  const found = listed(value).slice(0, ITEMS);
  return /** @type {[string, Record<string, unknown>][]} */ (
    found.filter((pair) => Array.isArray(pair) && typeof pair[0] === "string" && isObject(pair[1]))
  );
}

/**
 * State, owner, date and note of a step or an action.
 *
 * @param {unknown} raw
 * @param {string[]} lost
 * @returns {Details}
 */
function details(raw, lost) {
  const given = new Map(isObject(raw) ? Object.entries(raw) : []);
  const state = String(given.get("state"));
  return {
    state: STATES.includes(state) ? state : "",
    owner: cleanLine(given.get("owner"), LIMITS.line, "owner", lost),
    due: cleanDay(given.get("due")),
    note: cleanText(given.get("note"), LIMITS.text, "note", lost),
  };
}

/**
 * An id for an action of the school's own, which no other has.
 *
 * @param {Own[]} own
 */
export function nextOwn(own) {
  return `own-${Math.max(0, ...own.map(({ id }) => Number(id.slice(4)))) + 1}`;
}

export const NOTHING = { state: "", owner: "", due: "", note: "" };

/**
 * Details of a step or action, empty where there are none.
 *
 * @param {[string, Details][]} pairs
 * @param {string} key
 * @returns {Details}
 */
export function detailsOf(pairs, key) {
  return { ...NOTHING, ...get(pairs, key) };
}

/**
 * @param {Data} data
 * @param {string} question
 * @param {string | undefined} answer
 */
export function answerOf(data, question, answer) {
  return data.questions.get(question)?.answers.find(({ id }) => id === answer);
}

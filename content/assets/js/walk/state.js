/**
 * What a team noted on its walk through the step plan: the state. Nothing here touches the
 * document.
 *
 * `data` is what the page carries in its JSON: steps, questions with their answers, actors,
 * tasks, levels and priorities. The state is free of language.
 */

import { cleanLine, cleanPairs, cleanText, isObject, migrated, shortened } from "../base/clean.js";

export const VERSION = 1;
/** Version of a state → how to bring it to the next. Versions to come add a line here. */
const STEPS = new Map();

const LINE = 200;
const TEXT = 4000;
export const ROUNDS = 20;
const OWN = 60;
const ITEMS = 400;

export const STATES = ["todo", "busy", "done"];
const VIEWS = ["walk", "stand", "sort"];

/** A walk that has not begun. */
export function empty() {
  return { v: VERSION, school: "", view: "walk", at: "", rounds: [newRound("")] };
}

export function newRound(started) {
  return { started, answers: [], steps: [], actions: [], own: [], sort: [] };
}

/** Whether nothing was answered, typed or sorted. */
export function isEmpty(state) {
  return JSON.stringify({ ...state, view: "walk", at: "" }) === JSON.stringify(empty());
}

/** The round that the team is in. */
export function round(state) {
  return state.rounds.at(-1);
}

/** A state from anywhere, rebuilt field by field; never throws. */
export function clean(raw, data) {
  const lost = [];
  if (!isObject(raw)) return { state: null, lost };
  const given = migrated(new Map(Object.entries(raw)), VERSION, STEPS, lost);
  if (!given) return { state: null, lost };
  const state = empty();
  state.school = cleanLine(given.get("school"), LINE, "school", lost);
  if (VIEWS.includes(given.get("view"))) state.view = given.get("view");
  if (data.questions.has(given.get("at"))) state.at = given.get("at");
  const rounds = Array.isArray(given.get("rounds")) ? given.get("rounds").filter(isObject) : [];
  if (!rounds.length && given.has("rounds")) lost.push("rounds");
  if (rounds.length > ROUNDS) lost.push("rounds");
  if (rounds.length) state.rounds = rounds.slice(-ROUNDS).map((one) => cleanRound(one, data, lost));
  const known = new Set(Object.keys(empty()));
  for (const name of given.keys()) if (!known.has(name)) lost.push(shortened(name));
  return { state, lost: [...new Set(lost)].slice(0, 20) };
}

function cleanRound(raw, data, lost) {
  const given = new Map(Object.entries(raw));
  const made = newRound(day(given.get("started")));
  for (const [question, answer] of cleanPairs(given.get("answers"), LINE, ITEMS)) {
    if (answerOf(data, question, answer)) made.answers = put(made.answers, question, answer);
    else lost.push(shortened(`${question} ${answer}`));
  }
  for (const [step, said] of entries(given.get("steps"))) {
    if (!data.steps.has(step)) lost.push(shortened(step));
    else made.steps = put(made.steps, step, details(said, lost));
  }
  for (const [key, said] of entries(given.get("actions"))) {
    const [question, answer, at] = key.split("/");
    if (answerOf(data, question, answer)?.actions[Number(at)]) made.actions = put(made.actions, key, details(said, lost));
    else keepOwn(made, said, key, lost);
  }
  if (Array.isArray(given.get("own"))) {
    if (given.get("own").length > OWN) lost.push("own");
    for (const own of given.get("own").filter(isObject)) keepOwn(made, own, own.text, lost, data.actors.has(own.actor) ? own.actor : "");
  }
  for (const [code, bucket] of cleanPairs(given.get("sort"), LINE, ITEMS)) {
    if (data.tasks.has(code) && data.buckets.has(bucket)) made.sort = put(made.sort, code, bucket);
    else lost.push(shortened(code));
  }
  return made;
}

/** An action that the plan no longer knows is kept as one of the school's own. */
function keepOwn(made, said, words, lost, actor = "") {
  const text = cleanText(typeof words === "string" ? words : "", TEXT, "own", lost);
  if (!text.trim() || made.own.length >= OWN) return;
  made.own.push({ id: `own-${made.own.length + 1}`, actor, text, ...details(said, lost) });
}

function entries(value) {
  if (!Array.isArray(value)) return [];
  return value.slice(0, ITEMS).filter((pair) => Array.isArray(pair) && typeof pair[0] === "string" && isObject(pair[1]));
}

/** State, owner, date and note of a step or an action. */
function details(raw, lost) {
  const given = new Map(isObject(raw) ? Object.entries(raw) : []);
  return {
    state: STATES.includes(given.get("state")) ? given.get("state") : "",
    owner: cleanLine(given.get("owner"), LINE, "owner", lost),
    due: day(given.get("due")),
    note: cleanText(given.get("note"), TEXT, "note", lost),
  };
}

/** A date as 2026-11-22; anything else is none. */
function day(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return "";
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : "";
}

/* Lists of pairs, which JSON keeps as they are */

export function get(pairs, key) {
  return pairs.find(([other]) => other === key)?.[1];
}

export function put(pairs, key, value) {
  return [...pairs.filter(([other]) => other !== key), [key, value]];
}

export function drop(pairs, key) {
  return pairs.filter(([other]) => other !== key);
}

export const NOTHING = { state: "", owner: "", due: "", note: "" };

/** Details of a step or action, empty where there are none. */
export function detailsOf(pairs, key) {
  return { ...NOTHING, ...get(pairs, key) };
}

export function answerOf(data, question, answer) {
  return data.questions.get(question)?.answers.find(({ id }) => id === answer);
}

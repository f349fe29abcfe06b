/**
 * What a team noted on its walk through the step plan: the state. Nothing here touches the
 * document.
 *
 * `data` is what the page carries in its JSON: steps, questions with their answers, actors,
 * tasks, levels and priorities. The state is free of language.
 */

import { cleanLine, cleanPairs, cleanText, get, isObject, migrated, put, shortened } from "../base/clean.js";
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

/** A walk that has not begun. `id` is the same wherever this walk is taken, and no other walk's. */
export function empty() {
  return { v: VERSION, id: "", school: "", view: "walk", at: "", rounds: [newRound("")] };
}

export function newRound(started) {
  return { started, answers: [], steps: [], actions: [], own: [], sort: [] };
}

/** Whether nothing was answered, typed or sorted. */
export function isEmpty(state) {
  return JSON.stringify({ ...state, id: "", view: "walk", at: "" }) === JSON.stringify(empty());
}

/** What of a walk its form shows. */
export function shown(state) {
  return { ...state, ...Object.fromEntries(LOOKS.map((name) => [name, empty()[name]])), rounds: [{ ...round(state), sort: [] }] };
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
  if (/^[a-z0-9]{14}$/.test(given.get("id"))) state.id = given.get("id");
  state.school = cleanLine(given.get("school"), LIMITS.line, "school", lost);
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
    if (answerOf(data, question, answer)?.actions[Number(at)]) made.actions = put(made.actions, key, details(said, lost));
    else keepOwn(made, said, key, lost);
  }
  if (Array.isArray(given.get("own"))) {
    if (given.get("own").length > OWN) lost.push("own");
    for (const own of given.get("own").filter(isObject)) keepOwn(made, own, own.text, lost, data.actors.has(own.actor) ? own.actor : "", own.id);
  }
  for (const [code, bucket] of cleanPairs(given.get("sort"), LIMITS.line, ITEMS)) {
    if (data.tasks.has(code) && data.buckets.has(bucket)) made.sort = put(made.sort, code, bucket);
    else lost.push(shortened(code));
  }
  return made;
}

/** An action that the plan no longer knows is kept as one of the school's own. */
function keepOwn(made, said, words, lost, actor = "", id = "") {
  const text = cleanText(typeof words === "string" ? words : "", LIMITS.text, "own", lost);
  if (!text.trim() || made.own.length >= OWN) return;
  const isFree = /^own-\d{1,4}$/.test(id) && !made.own.some((own) => own.id === id);
  made.own.push({ id: isFree ? id : nextOwn(made.own), actor, text, ...details(said, lost) });
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
    owner: cleanLine(given.get("owner"), LIMITS.line, "owner", lost),
    due: cleanDay(given.get("due")),
    note: cleanText(given.get("note"), LIMITS.text, "note", lost),
  };
}

/** An id for an action of the school's own, which no other has. */
export function nextOwn(own) {
  return `own-${Math.max(0, ...own.map(({ id }) => Number(id.slice(4)))) + 1}`;
}

export const NOTHING = { state: "", owner: "", due: "", note: "" };

/** Details of a step or action, empty where there are none. */
export function detailsOf(pairs, key) {
  return { ...NOTHING, ...get(pairs, key) };
}

export function answerOf(data, question, answer) {
  return data.questions.get(question)?.answers.find(({ id }) => id === answer);
}

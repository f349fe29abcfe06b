/**
 * The walk through the step plan without its page: the answers, the route that they take, and
 * what follows from them. The data alone decides the flow. Nothing here touches the document.
 *
 * `data` is what the page carries in its JSON: steps, questions with their answers, actors,
 * tasks, levels and priorities. The state is free of language.
 */

import { cleanLine, cleanPairs, cleanText, isObject, migrated, shortened } from "./tool.js";

export const VERSION = 1;
/** Version of a state → how to bring it to the next. Versions to come add a line here. */
const STEPS = new Map();

const LINE = 200;
const TEXT = 4000;
const ROUNDS = 20;
const OWN = 60;
const ITEMS = 400;

export const STATES = ["todo", "busy", "done"];
const BUCKETS = ["school-group", "school", "later", "drop"];
const VIEWS = ["walk", "stand", "sort"];

/** A walk that has not begun. */
export function empty() {
  return { v: VERSION, school: "", view: "walk", at: "", rounds: [newRound("")] };
}

function newRound(started) {
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
    if (data.tasks.has(code) && BUCKETS.includes(bucket)) made.sort = put(made.sort, code, bucket);
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

const NOTHING = { state: "", owner: "", due: "", note: "" };

/** Details of a step or action, empty where there are none. */
export function detailsOf(pairs, key) {
  return { ...NOTHING, ...get(pairs, key) };
}

/* The flow */

/** The question with which every walk begins. */
export function first(data) {
  return [...data.questions.keys()][0];
}

export function answerOf(data, question, answer) {
  return data.questions.get(question)?.answers.find(({ id }) => id === answer);
}

/**
 * The way that the answers take: each question on it in order, with its answer or none. It
 * ends where an answer is lacking, or says that there is work to do first, or at the goal.
 */
export function route(state, data) {
  const { answers } = round(state);
  const way = [];
  let at = first(data);
  while (at && !way.some(({ question }) => question === at)) {
    const answer = answerOf(data, at, get(answers, at));
    way.push({ question: at, answer: answer?.id ?? "", turn: answer && !data.questions.has(answer.next) ? answer.next : "" });
    at = answer && data.questions.has(answer.next) ? answer.next : "";
  }
  return way;
}

/** Every question that can still come after this one. */
function reachable(data, from) {
  const found = new Set();
  const open = [from];
  while (open.length) {
    const at = open.pop();
    if (!data.questions.has(at) || found.has(at)) continue;
    found.add(at);
    open.push(...data.questions.get(at).answers.map(({ next }) => next));
  }
  return found;
}

/**
 * What another answer to a question would cost: later questions whose answers no longer
 * hold, and actions of the old answer that somebody had filled in.
 */
export function price(state, data, question, answer) {
  const now = round(state);
  const old = get(now.answers, question);
  if (!old || old === answer) return { questions: [], actions: [] };
  const { next } = answerOf(data, question, answer);
  const turn = !data.questions.has(next);
  // An answer that leads back to work keeps what came after: it is only not yet its turn again.
  const open = turn ? reachable(data, answerOf(data, question, old).next) : reachable(data, next);
  const way = route(state, data).map((entry) => entry.question);
  const after = new Set(way.slice(way.indexOf(question) + 1));
  const questions = now.answers.map(([id]) => id).filter((id) => after.has(id) && !open.has(id));
  const gone = new Set([`${question}/${old}`, ...questions.map((id) => `${id}/${get(now.answers, id)}`)]);
  const actions = now.actions
    .filter(([key, said]) => gone.has(key.split("/").slice(0, 2).join("/")) && JSON.stringify(said) !== JSON.stringify(NOTHING))
    .map(([key]) => key);
  return { questions, actions };
}

/** Gives an answer, and drops what no longer holds. */
export function answer(state, data, question, id) {
  const { questions, actions } = price(state, data, question, id);
  const now = round(state);
  for (const gone of questions) now.answers = drop(now.answers, gone);
  for (const gone of actions) now.actions = drop(now.actions, gone);
  now.answers = put(now.answers, question, id);
}

/** How far each step is: what was said of it, or what the answers say. */
export function standing(state, data) {
  const way = route(state, data);
  const now = round(state);
  return new Map([...data.steps.keys()].map((step) => {
    const said = get(now.steps, step)?.state;
    const mine = way.filter(({ question }) => data.questions.get(question).step === step);
    const last = mine.at(-1);
    let computed = "todo";
    if (last?.answer) computed = last.turn === "again" || last.turn === "choose" ? "busy" : "done";
    else if (last && way.length > 1) computed = "busy";
    return [step, said || computed];
  }));
}

/** The step that a walk has come to. */
export function reached(state, data) {
  return data.questions.get(route(state, data).at(-1).question).step;
}

/** What there is to do: the actions of the answers given, then the school's own. */
export function actions(state, data) {
  const now = round(state);
  const found = [];
  for (const { question, answer: id } of route(state, data)) {
    const { step } = data.questions.get(question);
    for (const [at, { actor, text }] of (answerOf(data, question, id)?.actions ?? []).entries()) {
      const key = `${question}/${id}/${at}`;
      found.push({ key, step, actor, text, own: false, ...detailsOf(now.actions, key) });
    }
  }
  return [...found, ...now.own.map((own) => ({ ...own, key: own.id, step: "", own: true }))];
}

/** Begins again, with the round that was kept for comparison. */
export function nextRound(state, today) {
  state.rounds = [...state.rounds, { ...newRound(today), sort: round(state).sort, steps: [] }].slice(-ROUNDS);
  state.at = "";
}

/** What changed since the round before: questions with another answer, then and now. */
export function changes(state, data) {
  if (state.rounds.length < 2) return [];
  const [before, now] = state.rounds.slice(-2);
  return [...data.questions.keys()]
    .map((question) => ({ question, before: get(before.answers, question) ?? "", now: get(now.answers, question) ?? "" }))
    .filter((entry) => entry.before !== entry.now);
}

/** Level and priority that a sorted task gets in the workbook. */
export function sorted(bucket) {
  return {
    "school-group": { level: "school-group", priority: "short-term" },
    school: { level: "school", priority: "short-term" },
    later: { level: "", priority: "long-term" },
    drop: { level: "", priority: "none" },
  }[bucket];
}

/* Taking it along */

/** The walk as blocks, as in `job.js`: title, headings, texts, rows. */
export function summary(state, data) {
  const { words } = data;
  const now = round(state);
  const blocks = [{ kind: "title", text: state.school.trim() ? `${words.title}: ${state.school.trim()}` : words.title }];
  const stand = standing(state, data);
  blocks.push({ kind: "heading", text: words.stand, level: 1 });
  blocks.push({ kind: "rows", rows: [...data.steps].map(([id, step]) => [`${step.number}. ${step.title}`, [words[`state_${stand.get(id)}`]]]) });
  blocks.push({ kind: "heading", text: words.answers, level: 1 });
  for (const { question, answer: id } of route(state, data)) {
    const asked = data.questions.get(question);
    const given = answerOf(data, question, id);
    blocks.push({ kind: "heading", text: `${question}. ${asked.text}`, level: 2 });
    blocks.push({ kind: "text", runs: [given ? `${given.label}. ${given.meaning}` : words.not_answered] });
  }
  for (const [id, step] of data.steps) {
    const said = detailsOf(now.steps, id);
    const rows = ["note", "owner", "due"].filter((name) => said[name].trim()).map((name) => [words[name], [written(said, name, data)]]);
    if (rows.length) blocks.push({ kind: "heading", text: `${words.agreements}: ${step.number}. ${step.title}`, level: 2 }, { kind: "rows", rows });
  }
  return [...blocks, ...actionBlocks(state, data)];
}

/** A field as people read it: a date in words. */
function written(said, name, data) {
  if (name !== "due") return said[name].trim();
  return new Date(`${said.due}T12:00:00`).toLocaleDateString(data.language, { dateStyle: "long" });
}

/** What there is to do, an actor at a time. */
export function actionBlocks(state, data) {
  const { words } = data;
  const blocks = [{ kind: "heading", text: words.actions, level: 1 }];
  const all = actions(state, data);
  for (const [actor, title] of [...[...data.actors].map(([id, { title }]) => [id, title]), ["", words.nobody]]) {
    const mine = all.filter((action) => action.actor === actor);
    if (!mine.length) continue;
    blocks.push({ kind: "heading", text: title, level: 2 });
    for (const action of mine) {
      const said = ["owner", "due", "note"].filter((name) => action[name].trim()).map((name) => `${words[name]}: ${written(action, name, data)}`);
      if (action.state) said.unshift(words[`state_${action.state}`]);
      blocks.push({ kind: "list", items: [{ text: action.text + (said.length ? ` (${said.join("; ")})` : "") }] });
    }
  }
  return blocks.length > 1 ? blocks : [];
}

/** What a blank of the form holds: text, or true for a box that is ticked. */
export function formValues(state, data, today) {
  const values = new Map([["head.school", state.school.trim()], ["head.date", today]]);
  const now = round(state);
  for (const [question, id] of now.answers) values.set(`answer.${question}.${id}`, true);
  const stand = standing(state, data);
  for (const [id, step] of data.steps) {
    const said = detailsOf(now.steps, id);
    values.set(`step.${step.number}.${stand.get(id)}`, true);
    values.set(`step.${step.number}.1`, said.note.trim());
    values.set(`step.${step.number}.owner`, said.owner.trim());
    values.set(`step.${step.number}.date`, said.due);
  }
  return values;
}

/** A calendar with a day for each action and step that has one; "" where none has. */
export function calendar(state, data, stamp) {
  const now = round(state);
  const dated = actions(state, data)
    .filter(({ due, state: how }) => due && how !== "done")
    .map(({ key, due, text, owner, note }) => ({ key, due, text, more: [owner, note] }));
  for (const [id, step] of data.steps) {
    const said = detailsOf(now.steps, id);
    if (said.due) dated.push({ key: id, due: said.due, text: `${step.number}. ${step.title}`, more: [said.owner, said.note] });
  }
  if (!dated.length) return "";
  const school = state.school.trim();
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ICT-teamwijzer//Stappenplan//NL", "CALSCALE:GREGORIAN"];
  for (const { key, due, text, more } of dated) {
    lines.push("BEGIN:VEVENT", `UID:${due}-${key.replaceAll("/", "-")}-${hash(school + text)}@ict-teamwijzer`, `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${due.replaceAll("-", "")}`, `DTEND;VALUE=DATE:${dayAfter(due)}`,
      `SUMMARY:${calendarText(school ? `${school}: ${text}` : text)}`);
    const said = more.filter((part) => part.trim()).join("\n");
    if (said) lines.push(`DESCRIPTION:${calendarText(said)}`);
    lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return lines.map(folded).join("\r\n") + "\r\n";
}

function dayAfter(due) {
  const date = new Date(`${due}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10).replaceAll("-", "");
}

function calendarText(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** No line of a calendar is longer than 75 bytes; the next begins with a space. */
function folded(line) {
  const size = (text) => new TextEncoder().encode(text).length;
  const lines = [""];
  for (const letter of line) {
    if (size(lines.at(-1) + letter) > 74) lines.push(" ");
    lines.push(lines.pop() + letter);
  }
  return lines.join("\r\n");
}

/** A short number that stays the same for the same words. */
function hash(words) {
  let number = 5381;
  for (const letter of words) number = ((number * 33) ^ letter.codePointAt(0)) >>> 0;
  return number.toString(36);
}

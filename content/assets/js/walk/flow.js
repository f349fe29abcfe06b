/**
 * The route that the answers of a walk take, and what follows from them. The data alone decides
 * the flow. Nothing here touches the document.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Data} Data
 * @typedef {{question: string, answer: string, turn: string}} Stop a question on the way
 * @typedef {import("./state.js").Details & {key: string, step: string, actor: string, text: string,
 *   own: boolean}} Action
 */

import { drop, get, put } from "../base/clean.js";
import { NOTHING, ROUNDS, answerOf, detailsOf, newRound, round } from "./state.js";

/**
 * The question with which every walk begins.
 *
 * @param {Data} data
 */
export function first(data) {
  return [...data.questions.keys()][0];
}

/**
 * The way that the answers take: each question on it in order, with its answer or none. It
 * ends where an answer is lacking, or says that there is work to do first, or at the goal.
 *
 * @param {State} state
 * @param {Data} data
 */
export function route(state, data) {
  const { answers } = round(state);
  /** @type {Stop[]} */
  const way = [];
  let at = first(data);
  while (at && !way.some(({ question }) => question === at)) {
    const answer = answerOf(data, at, get(answers, at));
    way.push({
      question: at,
      answer: answer?.id ?? "",
      turn: answer && !data.questions.has(answer.next) ? answer.next : "",
    });
    at = answer && data.questions.has(answer.next) ? answer.next : "";
  }
  return way;
}

/**
 * Every question that can still come after this one.
 *
 * @param {Data} data
 * @param {string} from
 */
function reachable(data, from) {
  const found = new Set();
  const open = [from];
  while (open.length) {
    const at = open.pop() ?? "";
    const asked = data.questions.get(at);
    if (!asked || found.has(at)) continue;
    found.add(at);
    open.push(...asked.answers.map(({ next }) => next));
  }
  return found;
}

/**
 * What another answer to a question would cost: later questions whose answers no longer
 * hold, and actions of the old answer that somebody had filled in.
 *
 * @param {State} state
 * @param {Data} data
 * @param {string} question
 * @param {string} answer
 * @returns {{questions: string[], actions: string[]}}
 */
export function price(state, data, question, answer) {
  const now = round(state);
  const old = get(now.answers, question);
  if (!old || old === answer) return { questions: [], actions: [] };
  const next = answerOf(data, question, answer)?.next ?? "";
  const turn = !data.questions.has(next);
  // An answer that leads back to work keeps what came after: it is only not yet its turn again.
  const open = turn
    ? reachable(data, answerOf(data, question, old)?.next ?? "")
    : reachable(data, next);
  const way = route(state, data).map((entry) => entry.question);
  const after = new Set(way.slice(way.indexOf(question) + 1));
  const questions = now.answers.map(([id]) => id).filter((id) => after.has(id) && !open.has(id));
  const gone = new Set([
    `${question}/${old}`,
    ...questions.map((id) => `${id}/${get(now.answers, id)}`),
  ]);
  const actions = now.actions
    .filter(
      ([key, said]) =>
        gone.has(key.split("/").slice(0, 2).join("/")) &&
        JSON.stringify(said) !== JSON.stringify(NOTHING),
    )
    .map(([key]) => key);
  return { questions, actions };
}

/**
 * Gives an answer, and drops what no longer holds.
 *
 * @param {State} state
 * @param {Data} data
 * @param {string} question
 * @param {string} id
 */
export function answer(state, data, question, id) {
  const { questions, actions } = price(state, data, question, id);
  const now = round(state);
  for (const gone of questions) now.answers = drop(now.answers, gone);
  for (const gone of actions) now.actions = drop(now.actions, gone);
  now.answers = put(now.answers, question, id);
}

/**
 * How far each step is: what was said of it, or what the answers say.
 *
 * @param {State} state
 * @param {Data} data
 * @returns {Map<string, string>}
 */
export function standing(state, data) {
  const way = route(state, data);
  const now = round(state);
  return new Map(
    [...data.steps.keys()].map((step) => {
      const said = get(now.steps, step)?.state;
      const mine = way.filter(({ question }) => data.questions.get(question)?.step === step);
      const last = mine.at(-1);
      let computed = "todo";
      if (last?.answer)
        computed = last.turn === "again" || last.turn === "choose" ? "busy" : "done";
      else if (last && way.length > 1) computed = "busy";
      return [step, said || computed];
    }),
  );
}

/**
 * The step that a walk has come to.
 *
 * @param {State} state
 * @param {Data} data
 */
export function reached(state, data) {
  return data.questions.get(route(state, data).at(-1)?.question ?? "")?.step ?? "";
}

/**
 * What there is to do: the actions of the answers given, then the school's own.
 *
 * @param {State} state
 * @param {Data} data
 * @returns {Action[]}
 */
export function actions(state, data) {
  const now = round(state);
  const found = [];
  for (const { question, answer: id } of route(state, data)) {
    const step = data.questions.get(question)?.step ?? "";
    for (const [at, { actor, text }] of (answerOf(data, question, id)?.actions ?? []).entries()) {
      const key = `${question}/${id}/${at}`;
      found.push({ key, step, actor, text, own: false, ...detailsOf(now.actions, key) });
    }
  }
  return [...found, ...now.own.map((own) => ({ ...own, key: own.id, step: "", own: true }))];
}

/**
 * Begins again, with the round that was kept for comparison.
 *
 * @param {State} state
 * @param {string} today
 */
export function nextRound(state, today) {
  state.rounds = [
    ...state.rounds,
    { ...newRound(today), sort: round(state).sort, steps: [] },
  ].slice(-ROUNDS);
  state.at = "";
}

/**
 * What changed since the round before: questions with another answer, then and now.
 *
 * @param {State} state
 * @param {Data} data
 */
export function changes(state, data) {
  if (state.rounds.length < 2) return [];
  const [before, now] = state.rounds.slice(-2);
  return [...data.questions.keys()]
    .map((question) => ({
      question,
      before: get(before.answers, question) ?? "",
      now: get(now.answers, question) ?? "",
    }))
    .filter((entry) => entry.before !== entry.now);
}

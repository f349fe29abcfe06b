/**
 * What was chosen in the job-description builder: the state. The texts that follow from it
 * stand in `text.js`. Nothing here touches the document.
 *
 * `data` is what the page carries in its JSON: tasks, duties, sections, clusters, competences,
 * presets and words of one language. The state is free of language, so that the same choice
 * can be read in another one.
 */

import { cleanLine as line, cleanPairs as pairs, cleanText as text, isObject, migrated, shortened as label } from "../base/clean.js";

export const VERSION = 1;
/** Version of a state → how to bring it to the next. Versions to come add a line here. */
const STEPS = new Map();

const LINE = 200;
const TEXT = 4000;
const ITEMS = 200;
const OWN = 60;

export const HEAD = ["institution", "number", "board", "evaluator-1", "evaluator-2"];
export const OFFER = ["school", "about", "contract", "start", "salary", "extra", "deadline", "apply", "questions"];
const LINES = ["title", "hours"];
const TEXTS = ["purpose", "invitation"];
const FLAGS = ["proof", "municipal", "programmes", "needs"];
const CHOICES = { unit: ["hours", "percent"], kind: ["job", "vacancy"] };
const LISTS = ["tasks", "duties", "required", "preferred"];

/** A state in which nothing was chosen. */
export function empty() {
  return {
    v: VERSION, preset: "", kind: "job", title: "", hours: "", purpose: "", invitation: "",
    proof: false, municipal: false, programmes: false, needs: false,
    level: "", education: "", unit: "hours",
    tasks: [], duties: [], required: [], preferred: [], own: [], words: [], core: null,
    head: Object.fromEntries(HEAD.map((name) => [name, ""])),
    offer: Object.fromEntries(OFFER.map((name) => [name, ""])),
  };
}

/** Whether anything was chosen or typed. */
export function isEmpty(state) {
  return JSON.stringify({ ...state, kind: "job" }) === JSON.stringify(empty());
}

/** A copy to keep outside this page: it also says what its codes stood for. */
export function pack(state, data) {
  const names = [...state.tasks, ...state.duties].map((code) => [code, textOf(code, data)]);
  return { ...state, names };
}

/**
 * A state from anywhere, rebuilt field by field from what we know; never throws.
 * Returns the state, or null where there is none to be found, and what could not be used.
 */
export function clean(raw, data) {
  const lost = [];
  if (!isObject(raw)) return { state: null, lost };
  const given = migrated(new Map(Object.entries(raw)), VERSION, STEPS, lost);
  if (!given) return { state: null, lost };
  const state = empty();
  for (const name of LINES) state[name] = line(given.get(name), LINE, name, lost);
  for (const name of TEXTS) state[name] = text(given.get(name), TEXT, name, lost);
  for (const name of FLAGS) state[name] = given.get(name) === true;
  const among = (/** @type {Map<string, unknown>} */ known) => ["", ...known.keys()];
  const choices = { ...CHOICES, level: among(data.levels), education: among(data.education) };
  for (const [name, known] of Object.entries(choices)) {
    const value = given.get(name);
    if (known.includes(value)) state[name] = value;
    else if (value !== undefined) lost.push(name);
  }
  if (data.presets.has(given.get("preset"))) state.preset = given.get("preset");
  else if (given.get("preset")) lost.push(label(given.get("preset")));
  const names = new Map(pairs(given.get("names"), LINE, 2 * ITEMS));
  for (const name of LISTS) {
    const known = { tasks: data.tasks, duties: data.duties }[name] ?? data.competences;
    for (const code of codes(given.get(name), name, lost)) {
      if (known.has(code)) {
        if (!state[name].includes(code)) state[name].push(code);
      } else if (known === data.competences) lost.push(label(code));
      else keep(state, names.get(code) ?? code, data.language), lost.push(label(code));
    }
  }
  state.preferred = state.preferred.filter((name) => !state.required.includes(name));
  if (given.get("core") !== undefined && given.get("core") !== null) {
    state.core = codes(given.get("core"), "core", lost).filter((code) => data.tasks.has(code));
  }
  if (Array.isArray(given.get("own"))) {
    for (const item of given.get("own").slice(0, OWN)) {
      const own = isObject(item) ? item : {};
      const said = text(own.text, TEXT, "own", lost);
      if (said.trim()) keep(state, said, /^[a-z]{2}$/.test(own.lang) ? own.lang : data.language);
    }
    if (given.get("own").length > OWN) lost.push("own");
  } else if (given.has("own")) lost.push("own");
  const places = new Set(wordPlaces(state));
  for (const [place, said] of pairs(given.get("words"), TEXT, 2 * ITEMS)) {
    if (places.has(place) && said.trim()) state.words.push([place, said]);
    else lost.push(label(place));
  }
  for (const [group, fields] of [["head", HEAD], ["offer", OFFER]]) {
    const inside = new Map(isObject(given.get(group)) ? Object.entries(given.get(group)) : []);
    if (given.has(group) && !inside.size && !isObject(given.get(group))) lost.push(group);
    for (const name of fields) state[group][name] = text(inside.get(name), TEXT, name, lost);
  }
  const known = new Set([...Object.keys(empty()), "names"]);
  for (const name of given.keys()) if (!known.has(name)) lost.push(label(name));
  return { state, lost: [...new Set(lost)].slice(0, 20) };
}

function codes(value, name, lost) {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return lost.push(name), [];
  const strings = value.filter((code) => typeof code === "string");
  if (strings.length < value.length || value.length > ITEMS) lost.push(name);
  return strings.slice(0, ITEMS).map((code) => line(code, 40, name, lost));
}

function keep(state, said, lang) {
  if (state.own.length < OWN) state.own.push({ id: `own-${state.own.length + 1}`, text: said, lang });
}

function textOf(code, data) {
  return data.tasks.get(code)?.title ?? data.duties.get(code)?.text ?? code;
}

/* Choosing */

/** The state that a preset begins with. What the school said of itself stays. */
export function begin(state, preset, data) {
  const from = data.presets.get(preset);
  return {
    ...empty(), kind: state.kind, head: state.head, offer: state.offer,
    municipal: state.municipal, programmes: state.programmes, needs: state.needs,
    preset, level: from.level, education: from.education, proof: from.proof,
    tasks: [...from.tasks], duties: [...from.duties],
    required: [...from.required], preferred: [...from.preferred],
  };
}

/** The core tasks: the school's own marks, or those of the data. */
export function coreTasks(state, data) {
  return state.core ?? [...data.tasks].filter(([, task]) => task.core).map(([code]) => code);
}

/** What the preset or the core marks suggest, and was not chosen: code and reason. */
export function leftOut(state, data) {
  const preset = data.presets.get(state.preset);
  const found = [];
  const add = (list, names, why) => {
    for (const name of names ?? []) {
      const chosen = state[list].includes(name) || (list === "required" && state.preferred.includes(name));
      if (!chosen && !found.some((other) => other.code === name)) found.push({ list, code: name, why });
    }
  };
  add("tasks", preset?.tasks, "preset");
  add("duties", preset?.duties.filter((code) => allowed(code, state, data)), "preset");
  add("required", preset?.required, "preset");
  // Core marks count for the kinds of work that this job is about.
  const clusters = new Set(state.tasks.map((code) => data.tasks.get(code).cluster));
  add("tasks", coreTasks(state, data).filter((code) => clusters.has(data.tasks.get(code).cluster)), "core");
  return found;
}

/** Whether a duty may stand in the text: the part on teaching asks for proof. */
export function allowed(code, state, data) {
  return !data.sections.get(data.duties.get(code).section).condition || state.proof;
}

/**
 * Whether the list asks for a "white raven": a good deal of work in all four clusters, or
 * more than half of all tasks. The report names no number; these are ours.
 */
export function tooMuch(state, data) {
  const counts = [...data.clusters.keys()].map(
    (name) => state.tasks.filter((code) => data.tasks.get(code).cluster === name).length,
  );
  return counts.every((count) => count >= 3) || state.tasks.length > data.tasks.size / 2;
}

/** The places whose wording a school may change, in the texts of this state. */
function wordPlaces(state) {
  const codes_ = [...state.tasks, ...state.duties];
  const both = ["job", "vacancy"].flatMap((kind) => codes_.map((code) => `${kind}:${code}`));
  return [
    ...both,
    ...state.required.map((name) => `vacancy:${name}`),
    ...state.preferred.map((name) => `vacancy:${name}`),
    ...state.required.map((name) => `job:${name}`),
    ...state.preferred.map((name) => `job:${name}`),
  ];
}

/** Drops wordings of what is no longer chosen. */
export function tidy(state) {
  const places = new Set(wordPlaces(state));
  state.words = state.words.filter(([place]) => places.has(place));
}

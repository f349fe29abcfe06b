/**
 * What was chosen in the job-description builder: the state. The texts that follow from it
 * stand in `text.js`. Nothing here touches the document.
 *
 * `data` is what the page carries in its JSON: tasks, duties, sections, clusters, competences,
 * presets and words of one language. The state is free of language, so that the same choice
 * can be read in another one.
 */

import {
  cleanLine as line, cleanPairs as pairs, cleanText as text, isObject, migrated, shortened as label,
} from "../base/clean.js";
import { upperFirst } from "../base/elements.js";

export const VERSION = 2;
/** Version of a state → how to bring it to the next. Versions to come add a line here. */
const STEPS = new Map([[1, withSentences]]);

/** Letters that a field holds. */
export const LIMITS = { line: 200, text: 4000 };
const ITEMS = 200;
export const OWN = 60;
const ASKS = 20;
/** How many lines the work of a vacancy has, unless a school chooses them itself. */
const FEW_LINES = 6;
const MOST_LINES = 8;

export const HEAD = ["institution", "number", "board", "evaluator-1", "evaluator-2"];
export const OFFER = [
  "school", "place", "about", "contract", "start", "salary", "reports", "leads", "extra",
  "deadline", "apply", "steps", "reserve", "questions", "contact", "website", "annex",
  "reference", "published",
];
const LINES = ["title", "hours"];
const TEXTS = ["purpose", "invitation"];
/** Flags, each as it is where nothing was said. */
const FLAGS = {
  proof: false, municipal: false, programmes: false, needs: false,
  experience: false, welcome: true, titles: false,
};
const CHOICES = {
  unit: ["hours", "percent"],
  kind: ["job", "vacancy"],
  employer: ["school", "school-group", "school-community"],
  office: ["", "ict", "bpt", "teaching", "contract"],
};
const LISTS = ["tasks", "duties", "required", "preferred"];

/** A state in which nothing was chosen. */
export function empty() {
  return {
    v: VERSION, preset: "", kind: "job", title: "", hours: "", purpose: "", invitation: "",
    ...FLAGS, level: "", education: "", unit: "hours", employer: "school", office: "",
    appointment: "",
    tasks: [], duties: [], required: [], preferred: [], own: [], asks: [], words: [], core: null,
    work: null, langs: [],
    head: Object.fromEntries(HEAD.map((name) => [name, ""])),
    offer: Object.fromEntries(OFFER.map((name) => [name, ""])),
  };
}

/**
 * Until version 1 a task stood in the texts as a title. A wording of a school's own is such a
 * title too: with a capital it stands as it was typed, and nothing is put before it.
 */
function withSentences(given) {
  if (!Array.isArray(given.get("words"))) return given;
  const words = given.get("words").map((pair) => {
    if (!Array.isArray(pair) || typeof pair[1] !== "string") return pair;
    return /^\w+:[A-Z]\d{2}/.test(pair[0]) ? [pair[0], upperFirst(pair[1].trim())] : pair;
  });
  return new Map([...given, ["words", words]]);
}

/** Whether anything was chosen or typed. */
export function isEmpty(state) {
  return JSON.stringify({ ...state, kind: "job", langs: [] }) === JSON.stringify(empty());
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
  for (const name of LINES) state[name] = line(given.get(name), LIMITS.line, name, lost);
  for (const name of TEXTS) state[name] = text(given.get(name), LIMITS.text, name, lost);
  for (const name of Object.keys(FLAGS)) {
    if (typeof given.get(name) === "boolean") state[name] = given.get(name);
  }
  cleanChoices(given, state, data, lost);
  const names = new Map(pairs(given.get("names"), LIMITS.line, 2 * ITEMS));
  for (const name of LISTS) {
    const known = { tasks: data.tasks, duties: data.duties }[name] ?? data.competences;
    for (const code of codes(given.get(name), name, lost)) {
      if (known.has(code)) {
        if (!state[name].includes(code)) state[name].push(code);
      } else if (known === data.competences) lost.push(label(code));
      else keep(state, names.get(code) ?? code, data.language), lost.push(label(code));
    }
  }
  fromPreset(given, state, data);
  state.preferred = state.preferred.filter((name) => !state.required.includes(name));
  if (given.get("core") !== undefined && given.get("core") !== null) {
    state.core = codes(given.get("core"), "core", lost).filter((code) => data.tasks.has(code));
  }
  const renamed = cleanOwn(given, state, data, lost);
  cleanAsks(given, state, data, lost);
  if (Array.isArray(given.get("work"))) {
    const found = codes(given.get("work"), "work", lost).map((code) => renamed.get(code) ?? code);
    state.work = [...new Set(found)].filter((code) => workable(state, data).has(code));
  } else if (given.get("work") !== undefined && given.get("work") !== null) lost.push("work");
  const places = new Set(wordPlaces(state));
  for (const [place, said] of pairs(given.get("words"), LIMITS.text, 2 * ITEMS)) {
    if (places.has(place) && said.trim()) state.words.push([place, said]);
    else lost.push(label(place));
  }
  state.langs = pairs(given.get("langs"), 2, 4 * ITEMS).filter(([, lang]) => /^[a-z]{2}$/.test(lang));
  for (const [group, fields] of [["head", HEAD], ["offer", OFFER]]) {
    const inside = new Map(isObject(given.get(group)) ? Object.entries(given.get(group)) : []);
    if (given.has(group) && !inside.size && !isObject(given.get(group))) lost.push(group);
    for (const name of fields) state[group][name] = text(inside.get(name), LIMITS.text, name, lost);
  }
  const known = new Set([...Object.keys(empty()), "names"]);
  for (const name of given.keys()) if (!known.has(name)) lost.push(label(name));
  return { state, lost: [...new Set(lost)].slice(0, 20) };
}

function cleanChoices(given, state, data, lost) {
  const among = (/** @type {Map<string, unknown>} */ known) => ["", ...known.keys()];
  const choices = {
    ...CHOICES, level: among(data.levels), education: among(data.education),
    appointment: ["", ...data.appointments],
  };
  for (const [name, known] of Object.entries(choices)) {
    const value = given.get(name);
    if (known.includes(value)) state[name] = value;
    else if (value !== undefined) lost.push(name);
  }
  if (data.presets.has(given.get("preset"))) state.preset = given.get("preset");
  else if (given.get("preset")) lost.push(label(given.get("preset")));
}

/** Another tool hands over a job with its tasks: what it says nothing of is as the job has it. */
function fromPreset(given, state, data) {
  const preset = data.presets.get(state.preset);
  if (!preset) return;
  for (const name of LISTS) if (!given.has(name)) state[name] = [...preset[name]];
  for (const name of ["proof", "experience", "education", "level"]) {
    if (!given.has(name) && !given.has("duties")) state[name] = preset[name];
  }
}

/** The school's own duties; returns old id → new id. */
function cleanOwn(given, state, data, lost) {
  const renamed = new Map();
  if (!Array.isArray(given.get("own"))) {
    if (given.has("own")) lost.push("own");
    return renamed;
  }
  for (const item of given.get("own").slice(0, OWN)) {
    const own = isObject(item) ? item : {};
    const said = text(own.text, LIMITS.text, "own", lost);
    if (!said.trim()) continue;
    keep(state, said, language(own.lang, data));
    renamed.set(own.id, state.own.at(-1).id);
  }
  if (given.get("own").length > OWN) lost.push("own");
  return renamed;
}

/** What a school asks for that no competence says. */
function cleanAsks(given, state, data, lost) {
  const asks = given.get("asks");
  if (asks === undefined) return;
  if (!Array.isArray(asks)) return void lost.push("asks");
  if (asks.length > ASKS) lost.push("asks");
  for (const item of asks.slice(0, ASKS)) {
    const ask = isObject(item) ? item : {};
    const said = text(ask.text, LIMITS.text, "asks", lost);
    if (said.trim()) addAsk(state, said, language(ask.lang, data), ask.must !== false);
  }
}

export function addAsk(state, said, lang, must) {
  const ids = state.asks.map(({ id }) => Number(id.slice(4)));
  if (state.asks.length >= ASKS) return;
  state.asks.push({ id: `ask-${Math.max(0, ...ids) + 1}`, text: said, lang, must });
}

function language(lang, data) {
  return typeof lang === "string" && /^[a-z]{2}$/.test(lang) ? lang : data.language;
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
  const kept = [
    "kind", "head", "offer", "municipal", "programmes", "needs", "hours", "unit", "office",
    "appointment", "welcome", "asks",
  ];
  // The employer follows the job, unless the school has named it.
  const before = data.presets.get(state.preset)?.level || "school";
  const named = state.offer.school.trim() || state.employer !== before;
  const employer = named && state.employer !== "school" ? state.employer : from.level || "school";
  return {
    ...empty(), ...Object.fromEntries(kept.map((name) => [name, state[name]])),
    preset, level: from.level, education: from.education, proof: from.proof,
    experience: from.experience, employer,
    langs: state.langs.filter(([place]) => /^(head|offer)\./.test(place)),
    ...Object.fromEntries(LISTS.map((name) => [name, [...from[name]]])),
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
  return !data.sections.get(data.duties.get(code).section)?.condition || state.proof;
}

/** What the work of a vacancy may tell of: tasks, duties but for B and C, and the school's own. */
export function workable(state, data) {
  const duties = state.duties.filter((code) => !/^[BC]/.test(code) && allowed(code, state, data));
  return new Set([...duties, ...state.tasks, ...state.own.map(({ id }) => id)]);
}

/**
 * The lines of a vacancy's work: those that the school chose, or else those of the job, the core
 * first, what a school worded itself, and what it added.
 */
export function workOf(state, data) {
  const may = workable(state, data);
  if (state.work) return state.work.filter((code) => may.has(code));
  const preset = data.presets.get(state.preset);
  const worded = new Set(state.words.map(([place]) => place.replace("vacancy:", "")));
  const found = new Set([...(preset?.work ?? []), ...worded].filter((code) => may.has(code)));
  const core = coreTasks(state, data);
  const others = [
    ...state.tasks.filter((code) => core.includes(code)),
    ...state.tasks.filter((code) => !core.includes(code)),
    ...state.duties.filter((code) => may.has(code)),
  ];
  const least = preset?.work.length ? FEW_LINES : MOST_LINES;
  const said = (code) => data.duties.get(code)?.tasks?.some((task) => found.has(task));
  for (const code of others) {
    if (found.size >= least) break;
    if (!said(code)) found.add(code);
  }
  for (const { id } of state.own) found.add(id);
  return [...found];
}

/** The places whose wording a school may change, in the texts of this state. */
function wordPlaces(state) {
  const items = [
    ...state.tasks, ...state.duties, ...state.required, ...state.preferred, "education", "proof",
  ];
  return [...items.flatMap((code) => [`job:${code}`, `vacancy:${code}`]), "vacancy:welcome"];
}

/** Drops wordings of what is no longer chosen. */
export function tidy(state) {
  const places = new Set(wordPlaces(state));
  state.words = state.words.filter(([place]) => places.has(place));
  if (state.work) {
    const known = new Set([...state.tasks, ...state.duties, ...state.own.map(({ id }) => id)]);
    state.work = state.work.filter((code) => known.has(code));
  }
}

/** Notes in which language something was typed. */
export function typedIn(state, place, lang) {
  state.langs = [...state.langs.filter(([other]) => other !== place), [place, lang]];
}

/**
 * What a text that leaves the house carries: what it uses, and nothing else that was typed. From
 * it the same text can be made again.
 */
export function only(state, kind, data) {
  const empty_ = empty();
  const drop = kind === "vacancy"
    ? { head: empty_.head, purpose: "" }
    : { invitation: "", asks: state.asks, offer: { ...empty_.offer, ...among(state.offer) } };
  const own = kind === "vacancy" ? workOf(state, data) : null;
  const kept = { ...state, ...drop, kind };
  if (own) {
    kept.own = state.own.filter(({ id }) => own.includes(id));
    if (kept.own.length < state.own.length) kept.work = own;
  }
  kept.words = state.words.filter(([place]) => place.startsWith(`${kind}:`));
  kept.langs = state.langs.filter(([place]) => usedPlace(kept, place));
  return kept;
}

/** Of what a school offers, what stands in a job description. */
function among(offer) {
  return { school: offer.school, place: offer.place, reports: offer.reports, leads: offer.leads };
}

function usedPlace(state, place) {
  const [group, name] = place.split(".");
  if (name) return Boolean(state[group]?.[name]);
  return Boolean(state[place]) || state.words.some(([other]) => other === place);
}

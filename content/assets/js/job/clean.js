/**
 * A state of the builder from anywhere (a link, a file, an earlier version), rebuilt field by
 * field from what we know. `data` is as in `state.js`.
 */

import {
  cleanLine as line,
  cleanPairs as pairs,
  cleanText as text,
  isObject,
  migrated,
  shortened as label,
} from "../base/clean.js";
import { upperFirst } from "../base/elements.js";
import {
  ASKS,
  CHOICES,
  FLAGS,
  HEAD,
  LIMITS,
  LISTS,
  OFFER,
  OWN,
  VERSION,
  addAsk,
  empty,
  wordPlaces,
  workable,
} from "./state.js";

/** Version of a state → how to bring it to the next. Versions to come add a line here. */
const STEPS = new Map([[1, withSentences]]);

const ITEMS = 200;
const LINES = ["title", "hours"];
const TEXTS = ["purpose", "invitation"];

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
      else {
        keep(state, names.get(code) ?? code, data.language);
        lost.push(label(code));
      }
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
  state.langs = pairs(given.get("langs"), 2, 4 * ITEMS).filter(([, lang]) =>
    /^[a-z]{2}$/.test(lang),
  );
  for (const [group, fields] of [
    ["head", HEAD],
    ["offer", OFFER],
  ]) {
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
    ...CHOICES,
    level: among(data.levels),
    education: among(data.education),
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

function language(lang, data) {
  return typeof lang === "string" && /^[a-z]{2}$/.test(lang) ? lang : data.language;
}

function codes(value, name, lost) {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return (lost.push(name), []);
  const strings = value.filter((code) => typeof code === "string");
  if (strings.length < value.length || value.length > ITEMS) lost.push(name);
  return strings.slice(0, ITEMS).map((code) => line(code, 40, name, lost));
}

function keep(state, said, lang) {
  if (state.own.length < OWN)
    state.own.push({ id: `own-${state.own.length + 1}`, text: said, lang });
}

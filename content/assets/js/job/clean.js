/**
 * A state of the builder from anywhere (a link, a file, an earlier version), rebuilt field by
 * field from what we know. `data` is as in `state.js`.
 *
 * @typedef {import("../base/clean.js").Given} Given
 * @typedef {import("../base/clean.js").Lost} Lost
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./state.js").State} State
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
} from "./state.js";
import { workable } from "./work.js";

/** Version of a state → how to bring it to the next. Versions to come add a line here. */
const STEPS = new Map([[1, withSentences]]);

const ITEMS = 200;
const LINES = /** @type {const} */ (["title", "hours"]);
const TEXTS = /** @type {const} */ (["purpose", "invitation"]);
const FLAG_NAMES = /** @type {import("./state.js").FlagName[]} */ (Object.keys(FLAGS));

/**
 * Until version 1 a task stood in the texts as a title. A wording of a school's own is such a
 * title too: with a capital it stands as it was typed, and nothing is put before it.
 *
 * @param {Given} given
 * @returns {Given}
 */
function withSentences(given) {
  const before = given.get("words");
  if (!Array.isArray(before)) return given;
  const words = before.map((pair) => {
    if (!Array.isArray(pair) || typeof pair[1] !== "string") return pair;
    return /^\w+:[A-Z]\d{2}/.test(pair[0]) ? [pair[0], upperFirst(pair[1].trim())] : pair;
  });
  return new Map([...given, ["words", words]]);
}

/**
 * A state from anywhere, rebuilt field by field from what we know; never throws.
 * Returns the state, or null where there is none to be found, and what could not be used.
 *
 * @param {unknown} raw
 * @param {Data} data
 * @returns {{state: State | null, lost: string[]}}
 */
export function clean(raw, data) {
  /** @type {Lost} */
  const lost = [];
  if (!isObject(raw)) return { state: null, lost };
  const given = migrated(new Map(Object.entries(raw)), VERSION, STEPS, lost);
  if (!given) return { state: null, lost };
  const state = empty();
  for (const name of LINES) state[name] = line(given.get(name), LIMITS.line, name, lost);
  for (const name of TEXTS) state[name] = text(given.get(name), LIMITS.text, name, lost);
  for (const name of FLAG_NAMES) {
    const flag = given.get(name);
    if (typeof flag === "boolean") state[name] = flag;
  }
  cleanChoices(given, state, data, lost);
  const names = new Map(pairs(given.get("names"), LIMITS.line, 2 * ITEMS));
  const { tasks, duties, competences } = data;
  const lists = { tasks, duties, required: competences, preferred: competences };
  for (const name of LISTS) {
    const known = lists[name];
    for (const code of codes(given.get(name), name, lost)) {
      if (known.has(code)) {
        if (!state[name].includes(code)) state[name].push(code);
      } else if (known === competences) lost.push(label(code));
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
  cleanGroup(given, "head", HEAD, state.head, lost);
  cleanGroup(given, "offer", OFFER, state.offer, lost);
  const known = new Set([...Object.keys(empty()), "names"]);
  for (const name of given.keys()) if (!known.has(name)) lost.push(label(name));
  return { state, lost: [...new Set(lost)].slice(0, 20) };
}

/**
 * The fields of the head or the offer.
 *
 * @template {string} Name
 * @param {Given} given
 * @param {string} group
 * @param {readonly Name[]} names
 * @param {Record<Name, string>} fields that are filled
 * @param {Lost} lost
 */
function cleanGroup(given, group, names, fields, lost) {
  const raw = given.get(group);
  const inside = new Map(isObject(raw) ? Object.entries(raw) : []);
  if (given.has(group) && !isObject(raw)) lost.push(group);
  for (const name of names) fields[name] = text(inside.get(name), LIMITS.text, name, lost);
}

/**
 * @param {Given} given
 * @param {State} state
 * @param {Data} data
 * @param {Lost} lost
 */
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
    if (typeof value === "string" && known.includes(value)) Object.assign(state, { [name]: value });
    else if (value !== undefined) lost.push(name);
  }
  const preset = given.get("preset");
  if (typeof preset === "string" && data.presets.has(preset)) state.preset = preset;
  else if (preset) lost.push(label(preset));
}

/**
 * Another tool hands over a job with its tasks: what it says nothing of is as the job has it.
 *
 * @param {Given} given
 * @param {State} state
 * @param {Data} data
 */
function fromPreset(given, state, data) {
  const preset = data.presets.get(state.preset);
  if (!preset) return;
  for (const name of LISTS) if (!given.has(name)) state[name] = [...preset[name]];
  for (const name of /** @type {const} */ (["proof", "experience", "education", "level"])) {
    if (!given.has(name) && !given.has("duties")) Object.assign(state, { [name]: preset[name] });
  }
}

/**
 * The school's own duties; returns old id → new id.
 *
 * @param {Given} given
 * @param {State} state
 * @param {Data} data
 * @param {Lost} lost
 */
function cleanOwn(given, state, data, lost) {
  /** @type {Map<unknown, string>} */
  const renamed = new Map();
  const owns = given.get("own");
  if (!Array.isArray(owns)) {
    if (given.has("own")) lost.push("own");
    return renamed;
  }
  for (const item of owns.slice(0, OWN)) {
    /** @type {Record<string, unknown>} */
    const own = isObject(item) ? item : {};
    const said = text(own.text, LIMITS.text, "own", lost);
    if (!said.trim()) continue;
    keep(state, said, language(own.lang, data));
    renamed.set(own.id, state.own[state.own.length - 1].id);
  }
  if (owns.length > OWN) lost.push("own");
  return renamed;
}

/**
 * What a school asks for that no competence says.
 *
 * @param {Given} given
 * @param {State} state
 * @param {Data} data
 * @param {Lost} lost
 */
function cleanAsks(given, state, data, lost) {
  const asks = given.get("asks");
  if (asks === undefined) return;
  if (!Array.isArray(asks)) return void lost.push("asks");
  if (asks.length > ASKS) lost.push("asks");
  for (const item of asks.slice(0, ASKS)) {
    /** @type {Record<string, unknown>} */
    const ask = isObject(item) ? item : {};
    const said = text(ask.text, LIMITS.text, "asks", lost);
    if (said.trim()) addAsk(state, said, language(ask.lang, data), ask.must !== false);
  }
}

/**
 * @param {unknown} lang
 * @param {Data} data
 */
function language(lang, data) {
  return typeof lang === "string" && /^[a-z]{2}$/.test(lang) ? lang : data.language;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {Lost} lost
 */
function codes(value, name, lost) {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return (lost.push(name), []);
  const strings = value.filter((code) => typeof code === "string");
  if (strings.length < value.length || value.length > ITEMS) lost.push(name);
  return strings.slice(0, ITEMS).map((code) => line(code, 40, name, lost));
}

/**
 * @param {State} state
 * @param {string} said
 * @param {string} lang
 */
function keep(state, said, lang) {
  if (state.own.length < OWN)
    state.own.push({ id: `own-${state.own.length + 1}`, text: said, lang });
}

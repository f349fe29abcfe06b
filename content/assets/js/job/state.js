/**
 * What was chosen in the job-description builder: the state. The texts that follow from it
 * stand in `text.js`. Nothing here touches the document.
 *
 * `data` is what the page carries in its JSON: tasks, duties, sections, clusters, competences,
 * presets and words of one language. The state is free of language, so that the same choice
 * can be read in another one.
 *
 * @typedef {"job" | "vacancy"} Kind which of the two texts
 * @typedef {(typeof HEAD)[number]} HeadName
 * @typedef {(typeof OFFER)[number]} OfferName
 * @typedef {(typeof TEXTS)[number]} TextName
 * @typedef {(typeof LISTS)[number]} ListName
 * @typedef {keyof typeof FLAGS} FlagName
 *
 * @typedef {{id: string, text: string, lang: string}} Own a duty of the school's own
 * @typedef {Own & {must: boolean}} Ask what no competence says, and whether it is required
 *
 * @typedef {object} Chosen
 * @property {number} v
 * @property {string} preset that it began with, or ""
 * @property {Kind} kind the text that is shown
 * @property {string} level where the work is done, or ""
 * @property {string} education the diploma that is asked for, or ""
 * @property {string} unit of `hours`: one of CHOICES
 * @property {string} employer one of CHOICES
 * @property {string} office one of CHOICES
 * @property {string} appointment the diploma that the pay follows, or ""
 * @property {Own[]} own
 * @property {Ask[]} asks
 * @property {[string, string][]} words text:code → the school's own wording of it there
 * @property {string[] | null} core codes; null: those of the data
 * @property {string[] | null} work lines of the vacancy; null: those that `work.js` takes
 * @property {[string, string][]} langs field, place of a wording or "list code" → language it was typed in
 * @property {Record<HeadName, string>} head
 * @property {Record<OfferName, string>} offer
 *
 * @typedef {Chosen & Record<TextName, string> & Record<FlagName, boolean>
 *   & Record<ListName, string[]>} State
 *
 * @typedef {{title: string, duty: string, cluster: string, core: boolean}} Task
 * @typedef {object} Duty
 * @property {string} section "" where it belongs to one preset alone
 * @property {string} text
 * @property {string} [municipal] its wording in a municipal school
 * @property {string} [group] its wording at another employer than a school
 * @property {string} [vacancy] its wording there
 * @property {string[]} [tasks] that say the same
 * @typedef {{title: string, profile: string, education: string}} Competence `education`: the
 *   diploma that it is, or ""
 * @typedef {object} Preset
 * @property {string} title
 * @property {string} purpose
 * @property {string} vacancy why the job is there
 * @property {string} level
 * @property {string} education
 * @property {boolean} proof
 * @property {boolean} experience whether experience may stand for the diploma
 * @property {string[]} tasks
 * @property {string[]} duties
 * @property {string[]} work what a vacancy tells of first
 * @property {string[]} required
 * @property {string[]} preferred
 *
 * @typedef {object} Data what the page carries
 * @property {string} language
 * @property {string} form address of the blank form
 * @property {string} texts file of what tasks are searched by
 * @property {Record<string, string>} words
 * @property {string} later the file with the words that the page does not carry
 * @property {string} blank the preset from which nothing is chosen yet
 * @property {Map<string, string>} school_tasks what a school has → the task that it brings along
 * @property {Map<string, {title: string}>} levels
 * @property {Map<string, Record<string, never>>} education
 * @property {string[]} appointments
 * @property {Map<string, {title: string}>} clusters
 * @property {Map<string, Task>} tasks
 * @property {Map<string, {title: string, condition: boolean}>} sections `condition`: it asks for proof
 * @property {Map<string, Duty>} duties
 * @property {Map<string, Competence>} competences
 * @property {Map<string, Preset>} presets
 */

import { workOf } from "./work.js";

export const VERSION = 2;

/** Letters that a field holds. */
export const LIMITS = { line: 200, text: 4000 };
export const OWN = 60;
export const ASKS = 20;

export const HEAD = /** @type {const} */ ([
  "institution",
  "number",
  "board",
  "evaluator-1",
  "evaluator-2",
]);
export const OFFER = /** @type {const} */ ([
  "school",
  "place",
  "about",
  "contract",
  "start",
  "salary",
  "reports",
  "leads",
  "extra",
  "deadline",
  "apply",
  "steps",
  "reserve",
  "questions",
  "contact",
  "website",
  "annex",
  "reference",
  "published",
]);
/** What is typed beside these: the first two on one line. */
export const TEXTS = /** @type {const} */ (["title", "hours", "purpose", "invitation"]);
/** Flags, each as it is where nothing was said. */
export const FLAGS = {
  proof: false,
  municipal: false,
  programmes: false,
  needs: false,
  experience: false,
  welcome: true,
  titles: false,
};
export const CHOICES = {
  unit: ["hours", "percent"],
  kind: ["job", "vacancy"],
  employer: ["school", "school-group", "school-community"],
  office: ["", "ict", "bpt", "teaching", "contract"],
};
export const LISTS = /** @type {const} */ (["tasks", "duties", "required", "preferred"]);
/** Of these lists, those of competences. */
export const REQUIREMENTS = /** @type {const} */ (["required", "preferred"]);
/** Of the flags, those that bring a task along. */
export const SCHOOL_HAS = /** @type {const} */ (["programmes", "needs"]);

/**
 * A state in which nothing was chosen.
 *
 * @returns {State}
 */
export function empty() {
  return {
    v: VERSION,
    preset: "",
    kind: "job",
    title: "",
    hours: "",
    purpose: "",
    invitation: "",
    ...FLAGS,
    level: "",
    education: "",
    unit: "hours",
    employer: "school",
    office: "",
    appointment: "",
    tasks: [],
    duties: [],
    required: [],
    preferred: [],
    own: [],
    asks: [],
    words: [],
    core: null,
    work: null,
    langs: [],
    head: unsaid(HEAD),
    offer: unsaid(OFFER),
  };
}

/**
 * @template {string} Name
 * @param {readonly Name[]} names
 */
function unsaid(names) {
  return /** @type {Record<Name, string>} */ (Object.fromEntries(names.map((name) => [name, ""])));
}

/**
 * Whether anything was chosen or typed.
 *
 * @param {State} state
 */
export function isEmpty(state) {
  return JSON.stringify({ ...state, kind: "job", langs: [] }) === JSON.stringify(empty());
}

/**
 * A copy to keep outside this page: it also says what its codes stood for.
 *
 * @param {State} state
 * @param {Data} data
 */
export function pack(state, data) {
  const names = [...state.tasks, ...state.duties].map((code) => [code, textOf(code, data)]);
  return { ...state, names };
}

/**
 * The name of the job, as in the middle of a sentence.
 *
 * @param {State} state
 * @param {Data} data
 */
export function jobTitle(state, data) {
  const preset = data.presets.get(state.preset) ?? data.presets.get(data.blank);
  return state.title.trim() || (preset?.title ?? "");
}

/**
 * @param {State} state
 * @param {string} said
 * @param {string} lang
 * @param {boolean} must
 */
export function addAsk(state, said, lang, must) {
  const ids = state.asks.map(({ id }) => Number(id.slice(4)));
  if (state.asks.length >= ASKS) return;
  state.asks.push({ id: `ask-${Math.max(0, ...ids) + 1}`, text: said, lang, must });
}

/**
 * @param {string} code
 * @param {Data} data
 */
function textOf(code, data) {
  return data.tasks.get(code)?.title ?? data.duties.get(code)?.text ?? code;
}

/**
 * The state that a preset begins with. What the school said of itself stays.
 *
 * @param {State} state
 * @param {string} preset
 * @param {Data} data
 * @returns {State}
 */
export function begin(state, preset, data) {
  const from = data.presets.get(preset);
  if (!from) return state;
  /** @type {(keyof State)[]} */
  const kept = [
    "kind",
    "head",
    "offer",
    "municipal",
    "programmes",
    "needs",
    "hours",
    "unit",
    "office",
    "appointment",
    "welcome",
    "asks",
  ];
  // The employer follows the job, unless the school has named it.
  const before = data.presets.get(state.preset)?.level || "school";
  const named = state.offer.school.trim() || state.employer !== before;
  const employer = named && state.employer !== "school" ? state.employer : from.level || "school";
  return {
    ...empty(),
    ...Object.fromEntries(kept.map((name) => [name, state[name]])),
    preset,
    level: from.level,
    education: from.education,
    proof: from.proof,
    experience: from.experience,
    employer,
    langs: state.langs.filter(([place]) => /^(head|offer)\./.test(place)),
    ...Object.fromEntries(LISTS.map((name) => [name, [...from[name]]])),
  };
}

/**
 * The places whose wording a school may change, in the texts of this state.
 *
 * @param {State} state
 */
export function wordPlaces(state) {
  const items = [
    ...state.tasks,
    ...state.duties,
    ...state.required,
    ...state.preferred,
    "education",
    "proof",
  ];
  return [...items.flatMap((code) => [`job:${code}`, `vacancy:${code}`]), "vacancy:welcome"];
}

/**
 * Drops wordings of what is no longer chosen.
 *
 * @param {State} state
 */
export function tidy(state) {
  const places = new Set(wordPlaces(state));
  state.words = state.words.filter(([place]) => places.has(place));
  if (state.work) {
    const known = new Set([...state.tasks, ...state.duties, ...state.own.map(({ id }) => id)]);
    state.work = state.work.filter((code) => known.has(code));
  }
}

/**
 * Notes in which language something was typed.
 *
 * @param {State} state
 * @param {string} place
 * @param {string} lang
 */
export function typedIn(state, place, lang) {
  state.langs = [...state.langs.filter(([other]) => other !== place), [place, lang]];
}

/**
 * What a text that leaves the house carries: what it uses, and nothing else that was typed. From
 * it the same text can be made again.
 *
 * @param {State} state
 * @param {Kind} kind
 * @param {Data} data
 */
export function only(state, kind, data) {
  const empty_ = empty();
  const drop =
    kind === "vacancy"
      ? { head: empty_.head, purpose: "" }
      : { invitation: "", asks: state.asks, offer: { ...empty_.offer, ...among(state.offer) } };
  const own = kind === "vacancy" ? workOf(state, data) : null;
  /** @type {State} */
  const kept = { ...state, ...drop, kind };
  if (own) {
    kept.own = state.own.filter(({ id }) => own.includes(id));
    if (kept.own.length < state.own.length) kept.work = own;
  }
  kept.words = state.words.filter(([place]) => place.startsWith(`${kind}:`));
  kept.langs = state.langs.filter(([place]) => usedPlace(kept, place));
  return kept;
}

/**
 * Of what a school offers, what stands in a job description.
 *
 * @param {State["offer"]} offer
 */
function among(offer) {
  return { school: offer.school, place: offer.place, reports: offer.reports, leads: offer.leads };
}

/**
 * @param {State} state
 * @param {string} place
 */
function usedPlace(state, place) {
  return Boolean(textIn(state, place)) || state.words.some(([other]) => other === place);
}

/**
 * What stands in a text field: one of the state itself, or of its head or offer such as
 * `offer.place`. undefined where there is no such field.
 *
 * @param {State} state
 * @param {string} field
 */
export function textIn(state, field) {
  const [text, head, offer] = named(field);
  if (text) return state[text];
  if (head) return state.head[head];
  return offer && state.offer[offer];
}

/**
 * Fills such a field. False where there is none of that name.
 *
 * @param {State} state
 * @param {string} field
 * @param {string} said
 */
export function setText(state, field, said) {
  const [text, head, offer] = named(field);
  if (text) state[text] = said;
  else if (head) state.head[head] = said;
  else if (offer) state.offer[offer] = said;
  else return false;
  return true;
}

/**
 * The name of a field as one of the three that it can be.
 *
 * @param {string} field
 * @returns {[TextName | undefined, HeadName | undefined, OfferName | undefined]}
 */
function named(field) {
  return [
    TEXTS.find((name) => name === field),
    HEAD.find((name) => `head.${name}` === field),
    OFFER.find((name) => `offer.${name}` === field),
  ];
}

/**
 * What was chosen in the job-description builder: the state. The texts that follow from it
 * stand in `text.js`. Nothing here touches the document.
 *
 * `data` is what the page carries in its JSON: tasks, duties, sections, clusters, competences,
 * presets and words of one language. The state is free of language, so that the same choice
 * can be read in another one.
 */

export const VERSION = 2;

/** Letters that a field holds. */
export const LIMITS = { line: 200, text: 4000 };
export const OWN = 60;
export const ASKS = 20;
/** How many lines the work of a vacancy has, unless a school chooses them itself. */
const FEW_LINES = 6;
const MOST_LINES = 8;

export const HEAD = ["institution", "number", "board", "evaluator-1", "evaluator-2"];
export const OFFER = [
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
];
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
export const LISTS = ["tasks", "duties", "required", "preferred"];

/** A state in which nothing was chosen. */
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
    head: Object.fromEntries(HEAD.map((name) => [name, ""])),
    offer: Object.fromEntries(OFFER.map((name) => [name, ""])),
  };
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

export function addAsk(state, said, lang, must) {
  const ids = state.asks.map(({ id }) => Number(id.slice(4)));
  if (state.asks.length >= ASKS) return;
  state.asks.push({ id: `ask-${Math.max(0, ...ids) + 1}`, text: said, lang, must });
}

function textOf(code, data) {
  return data.tasks.get(code)?.title ?? data.duties.get(code)?.text ?? code;
}

/** The state that a preset begins with. What the school said of itself stays. */
export function begin(state, preset, data) {
  const from = data.presets.get(preset);
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
      const chosen =
        state[list].includes(name) || (list === "required" && state.preferred.includes(name));
      if (!chosen && !found.some((other) => other.code === name))
        found.push({ list, code: name, why });
    }
  };
  add("tasks", preset?.tasks, "preset");
  add(
    "duties",
    preset?.duties.filter((code) => allowed(code, state, data)),
    "preset",
  );
  add("required", preset?.required, "preset");
  // Core marks count for the kinds of work that this job is about.
  const clusters = new Set(state.tasks.map((code) => data.tasks.get(code).cluster));
  add(
    "tasks",
    coreTasks(state, data).filter((code) => clusters.has(data.tasks.get(code).cluster)),
    "core",
  );
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
  const drop =
    kind === "vacancy"
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

/**
 * The job-description builder without its page: what was chosen (the state), and the two
 * texts that follow from it. Nothing here touches the document.
 *
 * `data` is what the page carries in its JSON: tasks, duties, sections, clusters, competences,
 * presets and words of one language. The state is free of language, so that the same choice
 * can be read in another one.
 */

import { cleanLine as line, cleanPairs as pairs, cleanText as text, isObject, migrated, shortened as label, upperFirst } from "./tool.js";

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
const CHOICES = {
  level: ["", "school", "school-group"],
  education: ["", "secondary", "bachelor", "teacher-training", "master"],
  unit: ["hours", "percent"],
  kind: ["job", "vacancy"],
};
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
  for (const [name, known] of Object.entries(CHOICES)) {
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

/* Composing */

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

/** The wording of an item in a text: the school's own, or that of the data. */
export function wording(code, kind, state, data) {
  const own = state.words.find(([place]) => place === `${kind}:${code}`);
  if (own) return own[1];
  const duty = data.duties.get(code);
  if (duty) {
    if (kind === "vacancy") return duty.vacancy;
    return state.municipal && duty.municipal ? duty.municipal : duty.text;
  }
  const competence = data.competences.get(code);
  if (competence) return kind === "vacancy" ? competence.profile : competence.title;
  return lowerFirst(data.tasks.get(code).title);
}

/** Whether the school wrote it: then it is the same in every language. */
function item(code, kind, state, data) {
  const own = state.words.some(([place]) => place === `${kind}:${code}`);
  return { code, text: wording(code, kind, state, data), own };
}

/** "Plan networks" → "plan networks" and "E-mail" → "e-mail", but "ICT needs" stays. */
function lowerFirst(said) {
  return /^\p{Lu}[\p{Ll}-]/u.test(said) ? said[0].toLowerCase() + said.slice(1) : said;
}

/** The name of the job, as in the middle of a sentence. */
export function jobTitle(state, data) {
  return state.title.trim() || (data.presets.get(state.preset) ?? data.presets.get("blank")).title;
}

function fill(pattern, ...values) {
  let next = 0;
  return pattern.replace(/\{\}/g, () => values[next++] ?? "");
}

/** What was typed, or a blank with a name. */
function typed(value, name, tag) {
  return value.trim() ? value.trim() : { blank: name, tag };
}

/** A sentence around texts and blanks, as runs. */
function sentence(pattern, ...values) {
  const runs = [];
  pattern.split("{}").forEach((part, index) => {
    for (const run of index ? [values[index - 1], part] : [part]) {
      if (typeof run === "string" && typeof runs.at(-1) === "string") runs.push(runs.pop() + run);
      else runs.push(run);
    }
  });
  return runs.filter((run) => run !== "");
}

/**
 * One of the two texts, as blocks in order: see `blocks.js`.
 */
export function compose(state, data, kind = state.kind) {
  return (kind === "vacancy" ? vacancy : jobDescription)(state, data);
}

function jobDescription(state, data) {
  const { words } = data;
  const title = jobTitle(state, data);
  const blocks = [{ kind: "title", text: fill(words.job_title, title) }];
  blocks.push({
    kind: "rows",
    rows: HEAD.map((name) => [words[`head_${name}`], [typed(state.head[name], words.fill_in, `head.${name}`)]]),
  });
  const purpose = state.purpose.trim() || data.presets.get(state.preset)?.purpose || "";
  if (purpose) heading(blocks, words.job_purpose, 1), paragraphs(blocks, purpose);
  const facts = [];
  if (state.hours.trim()) facts.push([words.fact_hours, [fill(words[`hours_${state.unit}`], state.hours.trim())]]);
  if (state.level) facts.push([words.fact_level, [words[`level_${state.level}`]]]);
  if (state.education) facts.push([words.fact_education, [words[`education_${state.education}`]]]);
  const school = ["programmes", "needs"].filter((name) => state[name]).map((name) => words[`school_${name}`]);
  if (school.length) facts.push([words.fact_school, [upperFirst(school.join("; "))]]);
  if (facts.length) heading(blocks, words.job_facts, 1), blocks.push({ kind: "rows", rows: facts });
  const begins = state.title.trim() ? words.begin_own : fill(words.begin, title);
  let part = "";
  for (const [code, section] of data.sections) {
    const items = state.duties
      .filter((duty) => data.duties.get(duty).section === code && allowed(duty, state, data))
      .map((duty) => item(duty, "job", state, data));
    const tasks = code === lastOfTasks(data) ? state.tasks : [];
    if (!items.length && !tasks.length) continue;
    if (code[0] !== part) {
      part = code[0];
      heading(blocks, `${part}. ${words[`part_${part.toLowerCase()}`]}`, 1);
    }
    if (items.length) {
      if (code.length > 1) heading(blocks, `${part}.${code.slice(1)} ${section.title}`, 2);
      blocks.push({ kind: "text", runs: [begins], lead: true }, { kind: "list", items });
    }
    if (tasks.length) taskLists(blocks, state, data);
  }
  if (state.own.length) {
    heading(blocks, words.job_own, 1);
    blocks.push({ kind: "text", runs: [begins], lead: true }, { kind: "list", items: owns(state) });
  }
  if (state.required.length || state.preferred.length) {
    heading(blocks, words.job_competences, 1);
    for (const list of ["required", "preferred"]) {
      if (!state[list].length) continue;
      blocks.push({ kind: "text", runs: [words[`job_${list}`]], lead: true });
      blocks.push({ kind: "list", items: state[list].map((name) => item(name, "job", state, data)) });
    }
  }
  heading(blocks, words.signatures, 1);
  blocks.push({
    kind: "table",
    columns: ["", words.name, words.date, words.signature],
    rows: ["coordinator", "evaluator-1", "evaluator-2"].map((who) => [
      [words[`sign_${who}`]],
      [{ blank: words.fill_in, tag: `sign.${who}.name` }],
      [{ blank: words.fill_in, tag: `sign.${who}.date` }],
      [""],
    ]),
  });
  return blocks;
}

/** The section of part A after which the concrete tasks come. */
function lastOfTasks(data) {
  return [...data.sections.keys()].filter((code) => code[0] === "A").at(-1);
}

function taskLists(blocks, state, data) {
  heading(blocks, data.words.job_tasks, 2);
  for (const [name, cluster] of data.clusters) {
    const items = state.tasks
      .filter((code) => data.tasks.get(code).cluster === name)
      .map((code) => item(code, "job", state, data));
    if (!items.length) continue;
    blocks.push({ kind: "text", runs: [`${cluster.title}:`], lead: true }, { kind: "list", items });
  }
}

function vacancy(state, data) {
  const { words } = data;
  const title = jobTitle(state, data);
  const { offer } = state;
  const blocks = [{ kind: "title", text: fill(words.vacancy_title, upperFirst(title)) }];
  const school = typed(offer.school, words.blank_school, "offer.school");
  const article = /^[aeiou]/i.test(title) ? words.article_vowel : words.article;
  blocks.push({ kind: "text", runs: sentence(words.vacancy_lead, school, article, title) });
  heading(blocks, words.vacancy_about, 1);
  if (offer.about.trim()) paragraphs(blocks, offer.about);
  else blocks.push({ kind: "text", runs: [{ blank: words.blank_about, tag: "offer.about" }] });
  const said = ["programmes", "needs"].filter((name) => state[name]).map((name) => words[`vacancy_${name}`]);
  if (state.level) said.push(words[`vacancy_${state.level}`]);
  if (said.length) blocks.push({ kind: "text", runs: [said.join(" ")] });
  const invitation = state.invitation.trim() || data.presets.get(state.preset)?.vacancy || "";
  const duties = state.duties.filter((code) => allowed(code, state, data));
  const does = duties.filter((code) => code[0] === "A").map((code) => item(code, "vacancy", state, data));
  does.push(...owns(state));
  const tasks = state.tasks.map((code) => item(code, "vacancy", state, data));
  const works = duties.filter((code) => code[0] !== "A").map((code) => item(code, "vacancy", state, data));
  if (invitation || does.length || tasks.length) heading(blocks, words.vacancy_do, 1);
  if (invitation) paragraphs(blocks, invitation);
  listed(blocks, words.vacancy_you, does);
  listed(blocks, words.vacancy_tasks, tasks);
  if (works.length) heading(blocks, words.vacancy_work, 1);
  listed(blocks, words.vacancy_you, works);
  const needs = state.required.map((name) => item(name, "vacancy", state, data));
  const said_ = state.required.some((name) => data.competences.get(name).education === state.education);
  if (state.education && !said_) needs.unshift({ code: "", text: words[`profile_${state.education}`], own: false });
  if (state.proof) needs.push({ code: "", text: words.profile_proof, own: false });
  if (needs.length) heading(blocks, words.vacancy_bring, 1);
  listed(blocks, words.vacancy_you, needs);
  const plus = state.preferred.map((name) => item(name, "vacancy", state, data));
  if (plus.length) heading(blocks, words.vacancy_plus, 1);
  listed(blocks, words.vacancy_you, plus);
  heading(blocks, words.vacancy_offer, 1);
  const hours = state.hours.trim()
    ? [fill(words[`hours_${state.unit}`], state.hours.trim())]
    : [{ blank: words.blank_hours, tag: "offer.hours" }];
  blocks.push({
    kind: "rows",
    rows: [
      [words.fact_hours, hours],
      ...["contract", "start", "salary", "extra"].map((name) => [
        words[`fact_${name}`],
        [typed(offer[name], words[`blank_${name}`], `offer.${name}`)],
      ]),
    ],
  });
  heading(blocks, words.vacancy_apply, 1);
  blocks.push({
    kind: "text",
    runs: sentence(words.apply, typed(offer.deadline, words.blank_deadline, "offer.deadline"), typed(offer.apply, words.blank_apply, "offer.apply")),
  });
  blocks.push({ kind: "text", runs: sentence(words.questions, typed(offer.questions, words.blank_questions, "offer.questions")) });
  return blocks;
}

function heading(blocks, said, level) {
  blocks.push({ kind: "heading", text: said, level });
}

function paragraphs(blocks, said) {
  for (const part of said.split(/\n+/)) if (part.trim()) blocks.push({ kind: "text", runs: [part.trim()] });
}

function listed(blocks, lead, items) {
  if (items.length) blocks.push({ kind: "text", runs: [lead], lead: true }, { kind: "list", items });
}

function owns(state) {
  return state.own.map((own) => ({ code: own.id, text: own.text.trim().replace(/\s+/g, " "), own: true, lang: own.lang }));
}

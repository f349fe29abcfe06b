/**
 * The two texts that follow from the state of the builder, as blocks: see `blocks.js`. `data`
 * is as in `state.js`. Nothing here touches the document.
 */

import { upperFirst } from "../base/elements.js";
import { HEAD, allowed } from "./state.js";

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
  return state.title.trim() || (data.presets.get(state.preset) ?? data.presets.get(data.blank)).title;
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
 * One of the two texts, as blocks in order.
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
  if (state.level) facts.push([words.fact_level, [data.levels.get(state.level).title]]);
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

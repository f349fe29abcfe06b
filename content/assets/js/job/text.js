/**
 * The two texts that follow from the state of the builder, as blocks: see `blocks.js`. `data`
 * is as in `state.js`. Nothing here touches the document.
 *
 * What can be changed where one reads it says so: an item has `list` and `code`, a paragraph
 * `edit`, the name of its field.
 */

import { upperFirst } from "../base/elements.js";
import { HEAD, allowed, coreTasks, workOf } from "./state.js";

/** The wording of an item in a text: the school's own, or that of the data. */
export function wording(code, kind, state, data) {
  return ownWording(code, kind, state) ?? given(code, kind, state, data);
}

function ownWording(code, kind, state) {
  return state.words.find(([place]) => place === `${kind}:${code}`)?.[1];
}

function given(code, kind, state, data) {
  const { words } = data;
  if (code === "education") {
    return kind === "vacancy" ? proven(words[`profile_${state.education}`], state, data) : "";
  }
  if (code === "proof") return words.profile_proof;
  if (code === "welcome") return words.welcome;
  const duty = data.duties.get(code);
  if (duty) {
    if (kind === "vacancy") return duty.vacancy;
    if (state.employer !== "school" && duty.group) return duty.group;
    return state.municipal && duty.municipal ? duty.municipal : duty.text;
  }
  const competence = data.competences.get(code);
  if (!competence) return data.tasks.get(code).duty;
  if (kind !== "vacancy") return competence.title;
  const must = competence.education && state.required.includes(code);
  return must ? proven(competence.profile, state, data) : competence.profile;
}

/** A diploma that is a must, for which experience may do as well. */
function proven(said, state, data) {
  return state.experience ? said + data.words.or_experience : said;
}

/** One line of a list. In a vacancy it is a whole sentence, unless the school wrote it as one. */
function item(code, list, kind, state, data) {
  const typed = ownWording(code, kind, state);
  const said = wording(code, kind, state, data);
  const lang = typed === undefined ? undefined : langOf(`${kind}:${code}`, state);
  return { code, list, text: whole(said, lang, kind, data), own: typed !== undefined, lang };
}

function ownItem({ id, text, lang }, list, kind, data) {
  const said = text.trim().replace(/\s+/g, " ");
  return { code: id, list, text: whole(said, lang, kind, data), own: true, lang };
}

function whole(said, lang, kind, data) {
  const asTyped = !/^\p{Ll}/u.test(said) || (lang && lang !== data.language);
  if (kind !== "vacancy" || asTyped) return said;
  return fill(data.words.you_do, said.replace(/\.$/, ""));
}

/** In which language a school typed something; undefined where nobody noted it. */
function langOf(place, state) {
  return state.langs.find(([other]) => other === place)?.[1];
}

/** The name of the job, as in the middle of a sentence. */
export function jobTitle(state, data) {
  return state.title.trim() || (data.presets.get(state.preset) ?? data.presets.get(data.blank)).title;
}

/** The same with its size: "halftijds technisch ICT-coördinator". */
function sizedTitle(state, data) {
  const title = jobTitle(state, data);
  const size = state.unit === "percent" ? Number(state.hours.trim().replace(",", ".")) : 0;
  if (!size) return title;
  const { words } = data;
  if (size === 50) return fill(words.half_time, title);
  return size === 100 ? fill(words.full_time, title) : fill(words.part_time, title, state.hours.trim());
}

function fill(pattern, ...values) {
  let next = 0;
  return pattern.replace(/\{\}/g, () => values[next++] ?? "");
}

/** What was typed, or a blank with a name. The tag of a blank is the name of its field. */
function typed(value, name, tag) {
  return value.trim() ? value.trim() : { blank: name, tag };
}

/** A sentence around texts and blanks, as runs. */
function sentence(pattern, ...values) {
  const runs = [];
  pattern.split("{}").forEach((part, index) => {
    for (const run of index ? [values[index - 1], part] : [part]) {
      const last = runs.at(-1);
      if (typeof run === "string" && typeof last === "string") runs.push(runs.pop() + run);
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
  const head = HEAD.map((name) => [
    words[`head_${name}`], [typed(state.head[name], words.fill_in, `head.${name}`)],
  ]);
  blocks.push({ kind: "rows", rows: head });
  const purpose = state.purpose.trim() || data.presets.get(state.preset)?.purpose || "";
  if (purpose) {
    heading(blocks, words.job_purpose, 1);
    paragraphs(blocks, purpose, "purpose", langOf("purpose", state));
  }
  const facts = factsOfJob(state, data);
  if (facts.length) heading(blocks, words.job_facts, 1), blocks.push({ kind: "rows", rows: facts });
  const begins = state.title.trim() ? words.begin_own : fill(words.begin, title);
  let part = "";
  for (const [code, section] of data.sections) {
    const items = state.duties
      .filter((duty) => data.duties.get(duty).section === code && allowed(duty, state, data))
      .map((duty) => item(duty, "duties", "job", state, data));
    const tasks = code === lastOfTasks(data) ? state.tasks : [];
    if (!items.length && !tasks.length) continue;
    if (code[0] !== part) {
      part = code[0];
      heading(blocks, `${part}. ${words[`part_${part.toLowerCase()}`]}`, 1);
    }
    if (items.length) {
      if (code.length > 1) heading(blocks, `${part}.${code.slice(1)} ${section.title}`, 2);
      listed(blocks, begins, items);
    }
    if (tasks.length) taskLists(blocks, state, data, title);
  }
  const others = [
    ...state.duties.filter((code) => !data.sections.has(data.duties.get(code).section))
      .map((code) => item(code, "duties", "job", state, data)),
    ...state.own.map((own) => ownItem(own, "own", "job", data)),
  ];
  if (others.length) heading(blocks, words.job_own, 1), listed(blocks, begins, others);
  competenceLists(blocks, state, data);
  signatures(blocks, words);
  return blocks;
}

function factsOfJob(state, data) {
  const { words } = data;
  const { offer } = state;
  const said = [["hours", hoursOf(state, words)], ["place", offer.place], ["office", officeOf(state, words)]];
  if (state.level) said.push(["level", data.levels.get(state.level).title]);
  if (state.education) said.push(["education", words[`education_${state.education}`]]);
  said.push(["reports", offer.reports], ["leads", offer.leads]);
  const school = ["programmes", "needs"].filter((name) => state[name]);
  said.push(["school", upperFirst(school.map((name) => words[`school_${name}`]).join("; "))]);
  return said.filter(([, text]) => text.trim()).map(([name, text]) => [words[`fact_${name}`], [text.trim()]]);
}

function hoursOf(state, words) {
  return state.hours.trim() ? fill(words[`hours_${state.unit}`], state.hours.trim()) : "";
}

/** The office in which somebody is appointed, and the diploma that the pay follows. */
function officeOf(state, words) {
  const office = state.office ? words[`office_${state.office}`] : "";
  const level = state.appointment ? fill(words.appointed, words[`appointment_${state.appointment}`]) : "";
  return upperFirst([office, level].filter(Boolean).join(", "));
}

/** The section of part A after which the concrete tasks come. */
function lastOfTasks(data) {
  return [...data.sections.keys()].filter((code) => code[0] === "A").at(-1);
}

/** The tasks in two lists: the core ones and the others. */
function taskLists(blocks, state, data, title) {
  const { words } = data;
  const core = new Set(coreTasks(state, data));
  const begins = state.title.trim() ? words.begin_task_own : fill(words.begin_task, title);
  for (const [said, isCore] of [[words.job_core, true], [words.job_other, false]]) {
    const codes = state.tasks.filter((code) => core.has(code) === isCore);
    if (!codes.length) continue;
    heading(blocks, said, 2);
    listed(blocks, begins, codes.map((code) => item(code, "tasks", "job", state, data)));
  }
}

function competenceLists(blocks, state, data) {
  const { words } = data;
  const asks = (must) => state.asks.filter((ask) => ask.must === must).map((ask) => ownItem(ask, "asks", "job", data));
  const lists = [["required", asks(true)], ["preferred", asks(false)]]
    .map(([list, own]) => [list, [...state[list].map((name) => item(name, list, "job", state, data)), ...own]])
    .filter(([, items]) => items.length);
  if (lists.length) heading(blocks, words.job_competences, 1);
  for (const [list, items] of lists) listed(blocks, words[`job_${list}`], items);
}

function signatures(blocks, words) {
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
}

function vacancy(state, data) {
  const { words } = data;
  const { offer } = state;
  const place = typed(offer.place, words.blank_place, "offer.place");
  const title = upperFirst(sizedTitle(state, data));
  const named = fill(words.vacancy_title, title);
  const blocks = [{
    kind: "title",
    text: typeof place === "string" ? `${named}, ${place}` : named,
    runs: joined([`${named}, `, place]),
  }];
  const published = [
    offer.reference.trim() ? fill(words.reference, offer.reference.trim()) : "",
    offer.published.trim() ? fill(words.published, offer.published.trim()) : "",
  ].filter(Boolean).join(" ");
  if (published) blocks.push({ kind: "text", runs: [published] });
  introduction(blocks, state, data);
  const own = new Map(state.own.map((entry) => [entry.id, entry]));
  const work = workOf(state, data).map((code) =>
    own.has(code) ? ownItem(own.get(code), "work", "vacancy", data) : item(code, "work", "vacancy", state, data));
  if (work.length) heading(blocks, words.vacancy_do, 1), blocks.push({ kind: "list", items: work });
  wanted(blocks, state, data);
  heading(blocks, words.vacancy_offer, 1);
  blocks.push({ kind: "rows", rows: offered(state, data, place) });
  heading(blocks, words.vacancy_apply, 1);
  application(blocks, state, data);
  if (state.titles && state.tasks.length) {
    heading(blocks, words.vacancy_titles, 1);
    blocks.push({ kind: "text", runs: [state.tasks.map((code) => data.tasks.get(code).title).join("; ") + "."] });
  }
  return blocks;
}

/** Who the employer is, and why the job is there. */
function introduction(blocks, state, data) {
  const { words } = data;
  const { offer } = state;
  const name = typed(offer.school, words[`name_${state.employer}`], "offer.school");
  const about = typed(offer.about, words[`about_${state.employer}`], "offer.about");
  const facts = ["programmes", "needs"].filter((key) => state[key]);
  const some = state.employer === "school" ? "vacancy" : "group";
  const more = facts.map((key) => words[`${some}_${key}`]);
  if (state.level === "school-group") more.push(words.vacancy_all);
  const runs = sentence(words.vacancy_lead, name, about);
  if (more.length) runs.push(` ${more.join(" ")}`);
  blocks.push({ kind: "text", runs, edit: offer.about.trim() ? "offer.about" : "", lang: langOf("offer.about", state) });
  const preset = data.presets.get(state.preset);
  const invitation = state.invitation.trim() || preset?.vacancy || "";
  if (invitation) paragraphs(blocks, invitation, "invitation", langOf("invitation", state));
  else blocks.push({ kind: "text", runs: [{ blank: words.blank_invitation, tag: "invitation" }] });
}

/** What a candidate brings: what must be, and what is welcome. */
function wanted(blocks, state, data) {
  const { words } = data;
  const line = (/** @type {string} */ code, /** @type {string} */ list) => item(code, list, "vacancy", state, data);
  const asks = (/** @type {boolean} */ must) =>
    state.asks.filter((ask) => ask.must === must).map((ask) => ownItem(ask, "asks", "vacancy", data));
  const musts = state.required.map((name) => line(name, "required"));
  const named = [...state.required, ...state.preferred];
  const told = named.some((name) => data.competences.get(name).education === state.education);
  if (state.education && !told) musts.unshift(line("education", "flags"));
  if (state.proof) musts.push(line("proof", "flags"));
  musts.push(...asks(true));
  if (musts.length) heading(blocks, words.vacancy_bring, 1), blocks.push({ kind: "list", items: musts });
  const plus = [...state.preferred.map((name) => line(name, "preferred")), ...asks(false)];
  if (plus.length) heading(blocks, words.vacancy_plus, 1), blocks.push({ kind: "list", items: plus });
}

/** What the school offers, in rows. What nobody asked for stays out while it is empty. */
function offered(state, data, place) {
  const { words } = data;
  const { offer } = state;
  const hours = hoursOf(state, words) || { blank: words.blank_hours, tag: "hours" };
  const office = officeOf(state, words) || { blank: words.blank_office, tag: "office" };
  const extra = listOf(offer.extra);
  const rows = [["hours", hours], ["office", office]];
  for (const name of ["contract", "start", "salary"]) {
    rows.push([name, typed(offer[name], words[`blank_${name}`], `offer.${name}`)]);
  }
  rows.push(["place", place]);
  for (const name of ["reports", "leads"]) if (offer[name].trim()) rows.push([name, offer[name].trim()]);
  rows.push(["extra", typed(extra, words.blank_extra, "offer.extra")]);
  return rows.map(([name, run]) => [words[`fact_${name}`], [run]]);
}

/** Lines that a school typed, as one text. */
function listOf(lines) {
  return lines.split("\n").map((line) => line.trim().replace(/[;,]$/, "")).filter(Boolean).join("; ");
}

function application(blocks, state, data) {
  const { words } = data;
  const { offer } = state;
  const deadline = typed(offer.deadline, words.blank_deadline, "offer.deadline");
  const to = typed(offer.apply, words.blank_apply, "offer.apply");
  const runs = sentence(words.apply, deadline, to);
  const steps = listOf(offer.steps);
  runs.push(" ", ...sentence(words.apply_steps, typed(steps, words.blank_steps, "offer.steps")));
  if (offer.reserve.trim()) runs.push(` ${fill(words.reserve, offer.reserve.trim())}`);
  blocks.push({ kind: "text", runs: joined(runs) });
  const questions = sentence(words.questions, typed(offer.questions, words.blank_questions, "offer.questions"));
  for (const name of ["contact", "website", "annex"]) {
    if (offer[name].trim()) questions.push(` ${fill(words[`more_${name}`], offer[name].trim())}`);
  }
  blocks.push({ kind: "text", runs: joined(questions) });
  if (state.welcome) {
    const lang = langOf("vacancy:welcome", state);
    blocks.push({ kind: "text", runs: [wording("welcome", "vacancy", state, data)], edit: "vacancy:welcome", lang });
  }
}

/** Texts that follow each other as one run. */
function joined(runs) {
  return sentence("{}".repeat(runs.length), ...runs);
}

function heading(blocks, said_, level) {
  blocks.push({ kind: "heading", text: said_, level });
}

function paragraphs(blocks, said_, edit, lang) {
  for (const part of said_.split(/\n+/)) {
    if (part.trim()) blocks.push({ kind: "text", runs: [part.trim()], edit, lang });
  }
}

function listed(blocks, lead, items) {
  if (items.length) blocks.push({ kind: "text", runs: [lead], lead: true }, { kind: "list", items });
}

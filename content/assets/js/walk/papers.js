/**
 * What a walk takes along: a text, the values of a form, a calendar.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("../base/blocks.js").Block} Block
 */

import { draw, plain, rich } from "../base/blocks.js";
import { put, refuse } from "../base/clean.js";
import { longDay } from "../base/days.js";
import { upperFirst } from "../base/elements.js";
import { actions, route, standing } from "./flow.js";
import { LIMITS, answerOf, detailsOf, round } from "./state.js";

/** What is noted of a step, in order. */
const FIELDS = /** @type {const} */ (["note", "owner", "due"]);
/** What is noted of an action. */
const ORDER = /** @type {const} */ (["owner", "due", "note"]);

/**
 * The walk as elements for paper.
 *
 * @param {State} state
 * @param {Data} data
 */
export function drawn(state, data) {
  return draw(summary(state, data), data.language, 3);
}

/**
 * The walk for the clipboard: as plain text, and as HTML.
 *
 * @param {State} state
 * @param {Data} data
 * @returns {[string, string]}
 */
export function texts(state, data) {
  const blocks = summary(state, data);
  return [plain(blocks), rich(blocks, data.language)];
}

/**
 * The walk as blocks: title, headings, texts, rows.
 *
 * @param {State} state
 * @param {Data} data
 * @returns {Block[]}
 */
export function summary(state, data) {
  const { words } = data;
  const now = round(state);
  /** @type {Block[]} */
  const blocks = [
    {
      kind: "title",
      text: state.school.trim() ? `${words.title}: ${state.school.trim()}` : words.title,
    },
  ];
  const stand = standing(state, data);
  blocks.push({ kind: "heading", text: words.stand, level: 1 });
  blocks.push({
    kind: "rows",
    rows: [...data.steps].map(([id, step]) => [
      `${step.number}. ${step.title}`,
      [upperFirst(words[`state_${stand.get(id)}`])],
    ]),
  });
  blocks.push({ kind: "heading", text: words.answers, level: 1 });
  for (const { question, answer: id } of route(state, data)) {
    const asked = data.questions.get(question);
    const given = answerOf(data, question, id);
    blocks.push({ kind: "heading", text: `${question}. ${asked?.text}`, level: 2 });
    blocks.push({
      kind: "text",
      runs: [given ? `${given.label}. ${given.meaning}` : words.not_answered],
    });
  }
  for (const [id, step] of data.steps) {
    const said = detailsOf(now.steps, id);
    /** @type {[string, string[]][]} */
    const rows = FIELDS.filter((name) => said[name].trim()).map((name) => [
      words[name],
      [written(said, name, data)],
    ]);
    if (rows.length)
      blocks.push(
        { kind: "heading", text: `${words.agreements}: ${step.number}. ${step.title}`, level: 2 },
        { kind: "rows", rows },
      );
  }
  return [...blocks, ...actionBlocks(state, data)];
}

/**
 * A field as people read it: a date in words.
 *
 * @param {import("./state.js").Details} said
 * @param {"note" | "owner" | "due"} name
 * @param {Data} data
 */
function written(said, name, data) {
  if (name !== "due") return said[name].trim();
  return longDay(said.due, data.language);
}

/**
 * What there is to do, an actor at a time.
 *
 * @param {State} state
 * @param {Data} data
 */
export function actionBlocks(state, data) {
  const { words } = data;
  /** @type {Block[]} */
  const blocks = [{ kind: "heading", text: words.actions, level: 1 }];
  const all = actions(state, data);
  for (const [actor, title] of [
    ...[...data.actors].map(([id, { title }]) => [id, title]),
    ["", words.nobody],
  ]) {
    const mine = all.filter((action) => action.actor === actor);
    if (!mine.length) continue;
    blocks.push({ kind: "heading", text: title, level: 2 });
    for (const action of mine) {
      const said = ORDER.filter((name) => action[name].trim()).map(
        (name) => `${words[name]}: ${written(action, name, data)}`,
      );
      if (action.state) said.unshift(upperFirst(words[`state_${action.state}`]));
      blocks.push({
        kind: "list",
        items: [{ text: action.text + (said.length ? ` (${said.join("; ")})` : "") }],
      });
    }
  }
  return blocks.length > 1 ? blocks : [];
}

/**
 * What a blank of the form holds: text, or true for a box that is ticked.
 *
 * @param {State} state
 * @param {Data} data
 * @param {string} today
 */
export function formValues(state, data, today) {
  /** @type {Map<string, string | true>} */
  const values = new Map();
  values.set("head.school", state.school.trim());
  values.set("head.date", today);
  const now = round(state);
  for (const [question, id] of now.answers) values.set(`answer.${question}.${id}`, true);
  const stand = standing(state, data);
  for (const [id, step] of data.steps) {
    const said = detailsOf(now.steps, id);
    values.set(`step.${step.number}.${stand.get(id)}`, true);
    values.set(`step.${step.number}.1`, said.note.trim());
    values.set(`step.${step.number}.owner`, said.owner.trim());
    values.set(`step.${step.number}.date`, said.due);
  }
  return values;
}

/**
 * Puts what stands in a blank of the form into a walk; false where the blank is none of text.
 *
 * @param {State} state
 * @param {string} tag
 * @param {string} text
 */
export function reword(state, tag, text) {
  const [kind, step, name] = tag.split(".");
  if (tag === "head.school") state.school = text.slice(0, LIMITS.line);
  else if (kind === "step" && (name === "1" || name === "owner")) {
    const now = round(state);
    const field = name === "1" ? "note" : "owner";
    const said = {
      ...detailsOf(now.steps, `step-${step}`),
      [field]: text.slice(0, field === "note" ? LIMITS.text : LIMITS.line),
    };
    now.steps = put(now.steps, `step-${step}`, said);
  } else return false;
  return true;
}

/**
 * A calendar with a day for each action and step that has one; "" where none has. An event is the
 * same when its day or words change: its UID is of the walk, the round and the action, and what is
 * written later has a higher SEQUENCE. `stamp`: 20261122T093000Z.
 *
 * @param {State} state
 * @param {Data} data
 * @param {string} stamp
 */
export function calendar(state, data, stamp) {
  const now = round(state);
  const dated = actions(state, data)
    .filter(({ due, state: how }) => due && how !== "done")
    .map(({ key, due, text, owner, note }) => ({ key, due, text, more: [owner, note] }));
  for (const [id, step] of data.steps) {
    const said = detailsOf(now.steps, id);
    if (said.due)
      dated.push({
        key: id,
        due: said.due,
        text: `${step.number}. ${step.title}`,
        more: [said.owner, said.note],
      });
  }
  if (!dated.length) return "";
  const school = state.school.trim();
  const sequence = Math.floor(
    Date.parse(stamp.replace(/(....)(..)(..T..)(..)(.*)/, "$1-$2-$3:$4:$5")) / 60_000,
  );
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//ICT-teamwijzer//Stappenplan//${data.language.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
  ];
  for (const { key, due, text, more } of dated) {
    const named = school ? `${school}: ${text}` : text;
    lines.push(
      "BEGIN:VEVENT",
      `UID:${state.id}-${state.rounds.length}-${key.replaceAll("/", "-")}@ict-teamwijzer`,
      `SEQUENCE:${sequence}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${due.replaceAll("-", "")}`,
      `DTEND;VALUE=DATE:${dayAfter(due)}`,
      `SUMMARY:${calendarText(named)}`,
    );
    const said = more.filter((part) => part.trim()).join("\n");
    if (said) lines.push(`DESCRIPTION:${calendarText(said)}`);
    lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return lines.map(refuse).map(folded).join("\r\n") + "\r\n";
}

/** @param {string} due */
function dayAfter(due) {
  const date = new Date(`${due}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10).replaceAll("-", "");
}

/** @param {string} text */
function calendarText(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/**
 * No line of a calendar is longer than 75 bytes; the next begins with a space.
 *
 * @param {string} line
 */
function folded(line) {
  const size = (/** @type {string} */ text) => new TextEncoder().encode(text).length;
  const lines = [""];
  for (const letter of line) {
    if (size(lines[lines.length - 1] + letter) > 74) lines.push(" ");
    lines[lines.length - 1] += letter;
  }
  return lines.join("\r\n");
}

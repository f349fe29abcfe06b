/** What a walk takes along: a text, the values of a form, a calendar. `data` is as in `state.js`. */

import { upperFirst } from "../base/elements.js";
import { actions, route, standing } from "./flow.js";
import { answerOf, detailsOf, round } from "./state.js";

/** The walk as blocks, as in `job.js`: title, headings, texts, rows. */
export function summary(state, data) {
  const { words } = data;
  const now = round(state);
  const blocks = [{ kind: "title", text: state.school.trim() ? `${words.title}: ${state.school.trim()}` : words.title }];
  const stand = standing(state, data);
  blocks.push({ kind: "heading", text: words.stand, level: 1 });
  blocks.push({ kind: "rows", rows: [...data.steps].map(([id, step]) => [`${step.number}. ${step.title}`, [upperFirst(words[`state_${stand.get(id)}`])]]) });
  blocks.push({ kind: "heading", text: words.answers, level: 1 });
  for (const { question, answer: id } of route(state, data)) {
    const asked = data.questions.get(question);
    const given = answerOf(data, question, id);
    blocks.push({ kind: "heading", text: `${question}. ${asked.text}`, level: 2 });
    blocks.push({ kind: "text", runs: [given ? `${given.label}. ${given.meaning}` : words.not_answered] });
  }
  for (const [id, step] of data.steps) {
    const said = detailsOf(now.steps, id);
    const rows = ["note", "owner", "due"].filter((name) => said[name].trim()).map((name) => [words[name], [written(said, name, data)]]);
    if (rows.length) blocks.push({ kind: "heading", text: `${words.agreements}: ${step.number}. ${step.title}`, level: 2 }, { kind: "rows", rows });
  }
  return [...blocks, ...actionBlocks(state, data)];
}

/** A field as people read it: a date in words. */
function written(said, name, data) {
  if (name !== "due") return said[name].trim();
  return new Date(`${said.due}T12:00:00`).toLocaleDateString(data.language, { dateStyle: "long" });
}

/** What there is to do, an actor at a time. */
export function actionBlocks(state, data) {
  const { words } = data;
  const blocks = [{ kind: "heading", text: words.actions, level: 1 }];
  const all = actions(state, data);
  for (const [actor, title] of [...[...data.actors].map(([id, { title }]) => [id, title]), ["", words.nobody]]) {
    const mine = all.filter((action) => action.actor === actor);
    if (!mine.length) continue;
    blocks.push({ kind: "heading", text: title, level: 2 });
    for (const action of mine) {
      const said = ["owner", "due", "note"].filter((name) => action[name].trim()).map((name) => `${words[name]}: ${written(action, name, data)}`);
      if (action.state) said.unshift(upperFirst(words[`state_${action.state}`]));
      blocks.push({ kind: "list", items: [{ text: action.text + (said.length ? ` (${said.join("; ")})` : "") }] });
    }
  }
  return blocks.length > 1 ? blocks : [];
}

/** What a blank of the form holds: text, or true for a box that is ticked. */
export function formValues(state, data, today) {
  const values = new Map([["head.school", state.school.trim()], ["head.date", today]]);
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

/** A calendar with a day for each action and step that has one; "" where none has. */
export function calendar(state, data, stamp) {
  const now = round(state);
  const dated = actions(state, data)
    .filter(({ due, state: how }) => due && how !== "done")
    .map(({ key, due, text, owner, note }) => ({ key, due, text, more: [owner, note] }));
  for (const [id, step] of data.steps) {
    const said = detailsOf(now.steps, id);
    if (said.due) dated.push({ key: id, due: said.due, text: `${step.number}. ${step.title}`, more: [said.owner, said.note] });
  }
  if (!dated.length) return "";
  const school = state.school.trim();
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ICT-teamwijzer//Stappenplan//NL", "CALSCALE:GREGORIAN"];
  for (const { key, due, text, more } of dated) {
    lines.push("BEGIN:VEVENT", `UID:${due}-${key.replaceAll("/", "-")}-${hash(school + text)}@ict-teamwijzer`, `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${due.replaceAll("-", "")}`, `DTEND;VALUE=DATE:${dayAfter(due)}`,
      `SUMMARY:${calendarText(school ? `${school}: ${text}` : text)}`);
    const said = more.filter((part) => part.trim()).join("\n");
    if (said) lines.push(`DESCRIPTION:${calendarText(said)}`);
    lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return lines.map(folded).join("\r\n") + "\r\n";
}

function dayAfter(due) {
  const date = new Date(`${due}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10).replaceAll("-", "");
}

function calendarText(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** No line of a calendar is longer than 75 bytes; the next begins with a space. */
function folded(line) {
  const size = (text) => new TextEncoder().encode(text).length;
  const lines = [""];
  for (const letter of line) {
    if (size(lines.at(-1) + letter) > 74) lines.push(" ");
    lines.push(lines.pop() + letter);
  }
  return lines.join("\r\n");
}

/** A short number that stays the same for the same words. */
function hash(words) {
  let number = 5381;
  for (const letter of words) number = ((number * 33) ^ letter.codePointAt(0)) >>> 0;
  return number.toString(36);
}

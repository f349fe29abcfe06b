/**
 * A plan as blocks, as `base/blocks.js` knows them, and as a table for a spreadsheet.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./state.js").When} When
 * @typedef {import("../base/blocks.js").Block} Block
 */

import { changeSaid } from "./outlook.js";
import { writeCell } from "./hours.js";
import { moves } from "./moves.js";
import { besideBlocks } from "./report.js";
import { FIELDS, WHEN, peopleOf, rowsOf } from "./state.js";
import { insights } from "./sums.js";

/**
 * What can be taken along: the division by cluster or by person, the insights, the mandates, the
 * report over all schools, or the sheet of one person ("sheet-p1").
 * @param {Scene} scene
 * @param {string} what
 */
export function paper(scene, what) {
  if (what.startsWith("sheet-")) return sheet(scene, what.slice("sheet-".length));
  if (what === "schools") return besideBlocks(scene);
  if (what === "mandates") return mandateBlocks(scene);
  const makers = { clusters: byCluster, people: byPerson, insights: insightBlocks };
  return [
    head(scene),
    situation(scene),
    .../** @type {Record<string, (scene: Scene) => Block[]>} */ (makers)[what](scene),
  ];
}

/**
 * @param {Scene} scene
 * @returns {Block}
 */
function head(scene) {
  const { words, school } = scene;
  const named = school.name.trim() || scene.plan.schools.length > 1;
  return {
    kind: "title",
    text: named ? scene.format("p_title_of", scene.schoolName(school)) : words.p_title,
  };
}

/**
 * @param {Scene} scene
 * @returns {Block}
 */
function situation({ words, when }) {
  return { kind: "rows", rows: [[words.p_situation, [words[`when_${when}`]]]] };
}

/**
 * @param {string} text
 * @returns {Block}
 */
function heading(text, level = 1) {
  return { kind: "heading", text, level };
}

/**
 * @param {string} said
 * @returns {Block}
 */
function text(said) {
  return { kind: "text", runs: [said] };
}

/**
 * @param {string} name
 * @param {string} value
 * @returns {[string, string[]]}
 */
function fact(name, value) {
  return [name, [value]];
}

/**
 * @param {string[]} texts
 * @returns {Block}
 */
function list(texts) {
  return { kind: "list", items: texts.map((text) => ({ text })) };
}

/**
 * @param {Scene} scene
 * @returns {Block[]}
 */
function byCluster(scene) {
  const { words, data, when } = scene;
  const rows = rowsOf(scene.school, data);
  return [...data.clusters].flatMap(([id, { title }]) => [
    heading(title),
    {
      kind: "table",
      columns: [words.column_task, words.column_level, words.column_priority, words.column_who],
      rows: rows
        .filter(({ cluster }) => cluster === id)
        .map((row) => [
          [scene.label(row.code)],
          [data.levels.get(row[when].level)?.short ?? ""],
          [data.priorities.get(row[when].priority)?.short ?? ""],
          [row[when].who.length ? scene.doers(row[when].who) : words.p_nobody],
        ]),
    },
  ]);
}

/**
 * @param {Scene} scene
 * @returns {Block[]}
 */
function byPerson(scene) {
  const { words } = scene;
  const { people } = insights(scene.plan, scene.data, scene.school, scene.when);
  return people.flatMap((person) => {
    const has =
      person.available === null
        ? scene.format("hours", scene.hours(person.hours))
        : scene.format("hours_of", scene.hours(person.hours), scene.hours(person.available));
    const tasks = person.codes.length
      ? list(person.codes.map((code) => taskSaid(scene, code, person.id, scene.when)))
      : text(words.no_tasks);
    return [heading(`${scene.name(person.id)}: ${has}`), tasks];
  });
}

/**
 * A task with the hours of one person.
 * @param {Scene} scene
 * @param {string} code
 * @param {string} id
 * @param {When} when
 */
function taskSaid(scene, code, id, when) {
  const row = rowsOf(scene.school, scene.data).find((one) => one.code === code);
  const hours = row?.[when].who.find(([other]) => other === id)?.[1] ?? null;
  return `${scene.label(code)}: ${hours === null ? scene.words.p_no_hours : scene.format("hours", scene.hours(hours))}`;
}

/**
 * @param {Scene} scene
 * @returns {Block[]}
 */
function insightBlocks(scene) {
  const { words, data, plan, school } = scene;
  const [now, goal] = WHEN.map((when) => insights(plan, data, school, when));
  const shown = scene.when === "now" ? now : goal;
  const change = moves(data, school);
  const figures = [goal.total, now.total, change.moved, change.fresh, change.gone].map((one) =>
    scene.hours(one),
  );
  /** @type {(title: string, rows: [string, number, number][]) => Block[]} */
  const hours = (title, rows) => [
    heading(title),
    {
      kind: "table",
      columns: [title, words.i_now, words.i_goal],
      rows: rows.map(([name, before, after]) => [
        [name],
        [scene.hours(before)],
        [scene.hours(after)],
      ]),
    },
  ];
  return [
    ...hours(
      words.i_people,
      now.people.map((person, at) => [scene.name(person.id), person.hours, goal.people[at].hours]),
    ),
    ...hours(
      words.i_clusters,
      [...data.clusters].map(([id, { title }]) => [
        title,
        now.clusters.get(id)?.hours ?? 0,
        goal.clusters.get(id)?.hours ?? 0,
      ]),
    ),
    heading(words.i_nobody),
    list(
      [...shown.nobodyBy]
        .filter(([, codes]) => codes.length)
        .map(([id, codes]) =>
          scene.format(
            "i_nobody_by",
            data.priorities.get(id)?.title ?? words.i_without_priority,
            scene.labels(codes, 100),
          ),
        ),
    ),
    heading(words.i_single),
    list(
      shown.people
        .filter(({ alone }) => alone.length)
        .map((person) =>
          scene.format(
            "i_away_one",
            scene.name(person.id),
            person.alone.length,
            scene.hours(person.aloneHours),
            scene.labels(person.alone, 100),
          ),
        ),
    ),
    heading(words.i_change),
    text(scene.format("i_change_text", ...figures)),
    list(change.tasks.map((task) => `${scene.label(task.code)}: ${changeSaid(scene, task)}`)),
  ];
}

/**
 * Who has which mandate in the school that is shown.
 * @param {Scene} scene
 * @returns {Block[]}
 */
function mandateBlocks(scene) {
  const { words, data, school } = scene;
  /** @type {Block} */
  const title = {
    kind: "title",
    text: scene.format("agree_paper", scene.schoolName(school)),
  };
  if (!school.mandates.length) return [title, text(words.agree_paper_none)];
  return [
    title,
    {
      kind: "table",
      columns: ["", ...FIELDS.map((field) => words[`mandate_${field}`])],
      rows: school.mandates.map(([key, row]) => [
        [data.clusters.get(key)?.title ?? scene.label(key)],
        ...FIELDS.map((field) => [scene.names(row[field]) || words.p_nobody]),
      ]),
    },
  ];
}

/**
 * The sheet of one person: tasks, hours and mandate, now and later.
 * @param {Scene} scene
 * @param {string} id
 */
function sheet(scene, id) {
  const { words, plan, data, school } = scene;
  const role = data.roles.get(plan.people.find((person) => person.id === id)?.role ?? "")?.title;
  /** @type {Block[]} */
  const blocks = [{ kind: "title", text: scene.format("p_sheet", scene.name(id)) }];
  const facts = [
    ...(role ? [fact(words.role, role)] : []),
    ...(school.name.trim() ? [fact(words.school, school.name.trim())] : []),
  ];
  if (facts.length) blocks.push({ kind: "rows", rows: facts });
  for (const when of WHEN) {
    const sum = insights(plan, data, school, when).people.find((person) => person.id === id);
    if (!sum) continue;
    const has =
      sum.available === null
        ? scene.format("hours", scene.hours(sum.hours))
        : scene.format("hours_of", scene.hours(sum.hours), scene.hours(sum.available));
    blocks.push(heading(`${words[`when_${when}`]}: ${has}`));
    blocks.push(
      sum.codes.length
        ? list(sum.codes.map((code) => taskSaid(scene, code, id, when)))
        : text(words.no_tasks),
    );
  }
  const agreed = school.mandates.flatMap(([key, row]) =>
    FIELDS.filter((field) => row[field].includes(id)).map((field) =>
      words[`p_mandate_${field}`].replace("{}", data.clusters.get(key)?.title ?? scene.label(key)),
    ),
  );
  if (agreed.length) blocks.push(heading(words.p_mandate), list(agreed));
  return blocks;
}

/**
 * The situation that is shown as a table with semicolons: see *Tables are separated by semicolons*
 * in CONTRIBUTING.md.
 * @param {Scene} scene
 */
export function csv(scene) {
  const { words, data, when } = scene;
  const people = peopleOf(scene.plan, scene.school);
  const lines = [
    [
      "Code",
      words.i_cluster,
      words.column_task,
      words.column_level,
      words.column_priority,
      ...people.map((id) => scene.name(id)),
      words.column_hours,
    ],
  ];
  for (const row of rowsOf(scene.school, data)) {
    const given = new Map(row[when].who);
    const sum =
      row[when].who.reduce((all, [, hours]) => all + Math.round((hours ?? 0) * 100), 0) / 100;
    lines.push([
      scene.own.has(row.code) ? "" : row.code,
      data.clusters.get(row.cluster)?.title ?? "",
      scene.title(row.code),
      data.levels.get(row[when].level)?.title ?? "",
      data.priorities.get(row[when].priority)?.title ?? "",
      ...people.map((id) => writeCell(given.get(id), data.language)),
      row[when].who.length ? scene.hours(sum) : "",
    ]);
  }
  return `\ufeff${lines.map((cells) => cells.map(cellOf).join(";")).join("\r\n")}\r\n`;
}

/** @param {string} text */
function cellOf(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The division by task: a table a cluster where there is room, else a list. Both are made of the
 * same controls, and a change renews the sums only: the fields stay what they are.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./sums.js").Insights} Insights
 *
 * @typedef {object} Division what all of its rows are drawn from
 * @property {Scene} scene
 * @property {string[]} people
 * @property {Set<string>} core codes
 * @property {Insights} sums
 * @property {(code: string, sort: "level" | "priority", named?: Record<string, string>) => HTMLElement} choice
 *   of a level or a priority for a task
 */

import { el, setValue } from "../base/elements.js";
import { writeCell } from "./hours.js";
import { coreOf, peopleOf, rowsOf, side } from "./state.js";
import { button, select } from "./scene.js";
import { insights } from "./sums.js";

const SORTINGS = /** @type {const} */ (["level", "priority"]);
/** A table can hold a thousand fields: a copy of one is made in a third of the time. */
const CELL = el("input", { type: "text", inputMode: "decimal", autocomplete: "off" });

/**
 * A section for each cluster, hidden as long as it holds no task, and what draws a task in its place:
 * one after the other, for a browser needs its time for hundreds of fields.
 * @param {Scene} scene
 * @param {boolean} wide as tables
 * @returns {{sections: HTMLElement[], rows: (() => void)[]}}
 */
export function drawTasks(scene, wide) {
  const options = { level: scene.data.levels, priority: scene.data.priorities };
  const none = wide ? "–" : scene.words.unsaid;
  /** @type {Division} */
  const division = {
    scene,
    people: peopleOf(scene.plan, scene.school),
    core: new Set(coreOf(scene.school, scene.data)),
    sums: insights(scene.plan, scene.data, scene.school, scene.when),
    choice: (code, sort, named = {}) =>
      select(
        options[sort],
        (scene.side(code) ?? side())[sort],
        { "data-sort": sort, "data-code": code, ...named },
        none,
        wide,
      ),
  };
  const { people } = division;
  const places = [...scene.data.clusters].map(([id, { title, letter }]) => {
    const head = el(
      "h2",
      { id: `p-c-${id}` },
      el("span", { className: `tw-code tw-code--${letter}` }, letter),
      ` ${title} `,
      el("small", { "data-sum": `cluster-${id}` }),
    );
    const ids = people.map((person) => `p-h-${id}-${person}`);
    const body = el(wide ? "tbody" : "div");
    const section = el(
      "section",
      { "aria-labelledby": head.id, "data-cluster": id, hidden: true },
      head,
      wide ? drawTable(scene, id, title, people, ids, body) : body,
    );
    const draw = (/** @type {string} */ code) =>
      wide ? drawRow(division, code, id, ids) : drawCard(division, code);
    return { id, section, body, draw };
  });
  const all = rowsOf(scene.school, scene.data);
  const rows = places.flatMap(({ id, section, body, draw }, at) =>
    all
      .filter(({ cluster }) => cluster === id || (!cluster && !at))
      .map(({ code }) => () => {
        body.append(draw(code));
        section.hidden = false;
      }),
  );
  return { sections: places.map(({ section }) => section), rows };
}

/**
 * What the tables of two plans have in common where they differ in their values only.
 * @param {Scene} scene
 */
export function shapeOf(scene) {
  const people = peopleOf(scene.plan, scene.school).map((id) => [id, scene.name(id)]);
  return JSON.stringify([people, scene.school.own, coreOf(scene.school, scene.data)]);
}

/**
 * Puts the values of a plan in tables of its shape: no field is made, and the focus stays.
 * @param {HTMLElement} root
 * @param {Scene} scene
 */
export function fillTasks(root, scene) {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-row]"))) {
    const { level, priority, who } = scene.side(row.dataset.row ?? "") ?? side();
    const hours = new Map(who);
    for (const field of /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (
      row.querySelectorAll("[data-cell], [data-sort]")
    )) {
      const { person, sort } = field.dataset;
      if (sort) setValue(field, sort === "level" ? level : priority);
      else setValue(field, writeCell(hours.get(person ?? ""), scene.data.language));
    }
  }
}

/**
 * The table of a cluster, without its rows.
 * @param {Scene} scene
 * @param {string} cluster
 * @param {string} title
 * @param {string[]} people
 * @param {string[]} ids of their names above the columns
 * @param {HTMLElement} body
 */
function drawTable(scene, cluster, title, people, ids, body) {
  const { words } = scene;
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, words.column_task),
    el("th", { scope: "col", id: `p-h-${cluster}-level` }, words.column_level),
    el("th", { scope: "col", id: `p-h-${cluster}-priority` }, words.column_priority),
    ...people.map((id, at) =>
      el(
        "th",
        { scope: "col" },
        el("span", { id: ids[at] }, scene.name(id)),
        " ",
        el("small", { "data-sum": id }),
      ),
    ),
    el("th", { scope: "col" }, words.column_hours),
    el("th", { scope: "col" }, words.column_who),
  );
  return el(
    "div",
    {
      className: "tw-plan__scroll",
      tabIndex: 0,
      role: "region",
      "aria-label": scene.format("table_of", title),
    },
    el("table", { className: "tw-plan__table" }, el("thead", {}, head), body),
  );
}

/**
 * @param {Division} division
 * @param {string} code
 * @param {string} cluster
 * @param {string[]} heads ids of the people's names above
 */
function drawRow({ scene, people, core, sums, choice }, code, cluster, heads) {
  const { who } = scene.side(code) ?? side();
  const row = `p-r-${code}`;
  const given = new Map(who);
  const named = (/** @type {string} */ head) => ({ "aria-labelledby": `${row} ${head}` });
  const cells = people.map((id, at) =>
    el("td", {}, cell(scene, code, id, given.get(id), named(heads[at]))),
  );
  return el(
    "tr",
    { "data-row": code },
    el(
      "th",
      { scope: "row" },
      el("span", { id: row }, ...titleOf(scene, code)),
      ...marks(scene, code, core),
    ),
    ...SORTINGS.map((sort) => el("td", {}, choice(code, sort, named(`p-h-${cluster}-${sort}`)))),
    ...cells,
    el("td", {}, el("span", { "data-sum": `hours-${code}` }, hoursSaid(scene, who))),
    el("td", { "data-sum": `who-${code}` }, doersSaid(scene, code, who, sums)),
  );
}

/**
 * A task as a set of fields: only who does it has one.
 * @param {Division} division
 * @param {string} code
 */
function drawCard({ scene, people, core, sums, choice }, code) {
  const { who } = scene.side(code) ?? side();
  const { words } = scene;
  const chosen = SORTINGS.map((sort) =>
    el("label", {}, words[`column_${sort}`], " ", choice(code, sort)),
  );
  const doers = who.map(([id, hours]) =>
    el(
      "li",
      {},
      el("label", {}, `${scene.name(id)} `, cell(scene, code, id, hours, {})),
      " ",
      button("take-out", words.take_out_short, {
        "data-code": code,
        "data-person": id,
        "aria-label": scene.format("take_out", scene.name(id), scene.label(code)),
      }),
    ),
  );
  const others = people
    .filter((id) => !who.some(([other]) => other === id))
    .map((id) => /** @type {[string, {title: string}]} */ ([id, { title: scene.name(id) }]));
  return el(
    "fieldset",
    { className: "tw-plan__card", "data-row": code },
    el("legend", {}, ...titleOf(scene, code), ...marks(scene, code, core)),
    el("p", { className: "tw-row" }, ...chosen),
    el("ul", { className: "tw-plain" }, ...doers),
    others.length
      ? select(
          new Map(others),
          "",
          { "data-add": code, "aria-label": scene.format("add_to", scene.label(code)) },
          words.choose_one,
        )
      : "",
    el("p", { className: "tw-small", "data-sum": `row-${code}` }, rowSaid(scene, code, who, sums)),
  );
}

/**
 * The field of a person at a task.
 * @param {Scene} scene
 * @param {string} code
 * @param {string} person
 * @param {number | null | undefined} hours
 * @param {Record<string, string>} properties
 */
export function cell(scene, code, person, hours, properties) {
  const made = /** @type {HTMLInputElement} */ (CELL.cloneNode());
  made.value = writeCell(hours, scene.data.language);
  const attributes = { "data-cell": code, "data-person": person, ...properties };
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/**
 * @param {Scene} scene
 * @param {string} code
 */
function titleOf(scene, code) {
  const own = scene.own.get(code);
  if (own) return [el("span", { lang: own.lang }, own.text)];
  return [el("span", { className: `tw-code tw-code--${code[0]}` }, code), ` ${scene.title(code)}`];
}

/**
 * @param {Scene} scene
 * @param {string} code
 * @param {Set<string>} core
 */
function marks(scene, code, core) {
  const { words } = scene;
  if (core.has(code)) return [" ", el("small", { className: "tw-tag" }, words.core_mark)];
  if (!scene.own.has(code)) return [];
  return [
    " ",
    el("small", { className: "tw-tag" }, words.own_mark),
    " ",
    button("own-remove", words.take_out_short, {
      "data-code": code,
      "aria-label": `${words.take_out_short}: ${scene.title(code)}`,
    }),
  ];
}

/**
 * @param {Scene} scene
 * @param {import("./state.js").Doer[]} who
 */
function hoursSaid(scene, who) {
  return who.length ? scene.hours(sumOf(who)) : "";
}

/** @param {import("./state.js").Doer[]} who */
function sumOf(who) {
  return who.reduce((sum, [, hours]) => sum + Math.round((hours ?? 0) * 100), 0) / 100;
}

/**
 * How many people do a task, and what that means.
 * @param {Scene} scene
 * @param {string} code
 * @param {import("./state.js").Doer[]} who
 * @param {Insights} sums
 */
function doersSaid(scene, code, who, sums) {
  const { words } = scene;
  if (!who.length) return sums.dropped.includes(code) ? "–" : words.doer_nobody;
  if (who.length > 1) return String(who.length);
  return sums.single.includes(code) ? words.doer_one : "1";
}

/**
 * @param {Scene} scene
 * @param {string} code
 * @param {import("./state.js").Doer[]} who
 * @param {Insights} sums
 */
function rowSaid(scene, code, who, sums) {
  return scene.format("row_sum", scene.hours(sumOf(who)), doersSaid(scene, code, who, sums));
}

/**
 * Renews every sum that a change of one task can touch.
 * @param {HTMLElement} root
 * @param {Scene} scene
 * @param {Iterable<Element>} rows of the tasks that changed
 */
export function renewSums(root, scene, rows) {
  const sums = insights(scene.plan, scene.data, scene.school, scene.when);
  for (const row of rows) {
    const { row: code = "" } = /** @type {HTMLElement} */ (row).dataset;
    const who = scene.side(code)?.who ?? [];
    const said = new Map([
      [`hours-${code}`, hoursSaid(scene, who)],
      [`who-${code}`, doersSaid(scene, code, who, sums)],
      [`row-${code}`, rowSaid(scene, code, who, sums)],
    ]);
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (
      row.querySelectorAll("[data-sum]")
    )) {
      put(place, said.get(place.dataset.sum ?? "") ?? "");
    }
  }
  /** @type {Map<string, string>} */
  const heads = new Map(sums.people.map((person) => [person.id, personSaid(scene, person)]));
  for (const [id, { hours, tasks }] of sums.clusters)
    heads.set(`cluster-${id}`, scene.format("cluster_sum", tasks, scene.hours(hours)));
  for (const place of headSums(root)) {
    const name = place.dataset.sum ?? "";
    put(place, heads.get(name) ?? "");
    const person = sums.people.find(({ id }) => id === name);
    place.classList.toggle("tw-over", Boolean(person?.over));
    place.title = person?.over ? scene.format("hours_over", scene.hours(person.over)) : "";
  }
  return sums;
}

/**
 * The sums above the rows; the rows themselves, which hold nearly all there is, are not looked at.
 * @param {HTMLElement} root
 * @returns {HTMLElement[]}
 */
function headSums(root) {
  return [...root.children]
    .flatMap((section) => [section.querySelector("h2"), section.querySelector("thead")])
    .flatMap((head) => [...(head?.querySelectorAll("[data-sum]") ?? [])])
    .map((place) => /** @type {HTMLElement} */ (place));
}

/**
 * Another text in the node that is there: another node would have the browser look at all styles.
 * @param {HTMLElement} place
 * @param {string} text
 */
function put(place, text) {
  const { firstChild } = place;
  if (!(firstChild instanceof Text)) place.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
}

/**
 * A person's hours as they stand above a column: planned, of those that there are.
 * @param {Scene} scene
 * @param {import("./sums.js").PersonSum} person
 */
export function personSaid(scene, { hours, available, over }) {
  if (available === null) return scene.format("hours", scene.hours(hours));
  return scene.format("hours_of", scene.hours(hours), scene.hours(available)) + (over ? " !" : "");
}

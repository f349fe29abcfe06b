/**
 * The view of several schools: what `report.js` says of them, and what one can do about it.
 *
 * @typedef {import("./page.js").Planner} Planner
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../base/blocks.js").Block} Block
 * @typedef {import("./counted.js").Counted} Counted
 */

import { plain } from "../base/blocks.js";
import { el, inside } from "../base/elements.js";
import { addSchool } from "./changes.js";
import { hoursByCluster, schoolsOf } from "./comparing.js";
import { countedAgain, moveToGroup } from "./counted.js";
import { besideSections, taskTable } from "./report.js";
import { button, list, paragraph, table } from "./scene.js";
import { drawStacks } from "./stacks.js";
import { schoolOf } from "./state.js";

/** Lines that a question lists; more than these nobody reads. */
const MOST_LISTED = 40;

/**
 * @param {Planner} planner
 * @returns {HTMLElement[]}
 */
export function drawSchools(planner) {
  const { scene, words } = planner;
  if (schoolsOf(scene.plan).length < 2) {
    return [
      el("p", { className: "tw-note" }, words.beside_one),
      el("p", {}, button("to-file", words.beside_open)),
    ];
  }
  const open = planner.all("[data-by-task][open]").length > 0;
  return [
    el(
      "p",
      { className: "tw-row" },
      button("report-look", words.report_look),
      button("report-word", words.report_word),
      ...(groupOf(scene) ? [] : [button("group-add", words.beside_group_add)]),
    ),
    el("p", { className: "tw-small" }, words.report_help),
    ...countedPart(scene),
    ...besideSections(scene).map(({ id, title, blocks }) =>
      el(
        "section",
        { "data-beside": id },
        el("h2", {}, title),
        ...blocks.flatMap((block) => drawn(scene, title, block)),
        ...(id === "expertise" ? [byTask(scene, open)] : []),
        ...(id === "clusters" ? [clusterChart(scene, title)] : []),
      ),
    ),
  ];
}

/** @param {Scene} scene */
function groupOf({ plan }) {
  return plan.schools.find(({ kind }) => kind === "group");
}

/**
 * A block of the report as the views of the planner look: a table scrolls in a room of its own.
 * @param {Scene} scene
 * @param {string} title
 * @param {Block} block
 * @returns {HTMLElement[]}
 */
function drawn(scene, title, block) {
  const cells = (/** @type {import("../base/blocks.js").Run[][]} */ row) =>
    row.map((runs) => runs.join(""));
  switch (block.kind) {
    case "table":
      return [table(title, block.columns, block.rows.map(cells))];
    case "rows":
      return [
        table(
          title,
          [scene.words.school, scene.words.i_person],
          block.rows.map(([name, runs]) => [name, runs.join("")]),
        ),
      ];
    case "list":
      return [list(block.items.map(({ text }) => text))];
    default:
      return [paragraph(plain([block]).trim())];
  }
}

/**
 * @param {Scene} scene
 * @param {boolean} open
 */
function byTask(scene, open) {
  const { words } = scene;
  return el(
    "details",
    { className: "tw-plan__more", "data-by-task": "", open },
    el("summary", {}, words.beside_by_task),
    ...drawn(scene, words.beside_by_task, taskTable(scene)),
  );
}

/**
 * @param {Scene} scene
 * @param {string} title
 */
function clusterChart(scene, title) {
  const { data, plan, when, words } = scene;
  const hours = [...hoursByCluster(plan, data, when).values()];
  return drawStacks(
    "p-chart-schools",
    title,
    words.beside_clusters_chart,
    [...data.clusters.values()].map(({ title: label, letter }) => ({ label, letter })),
    plan.schools.map((school, at) => ({
      label: scene.schoolName(school),
      hours: hours.map((some) => some[at]),
    })),
    (all) => scene.hours(all),
  );
}

/* Work for the group that is counted more than once */

/**
 * @param {Scene} scene
 * @param {Counted[]} found
 */
function countedLines(scene, found) {
  const names = (/** @type {string[]} */ ids) =>
    ids.map((id) => scene.schoolName(schoolOf(scene.plan, id))).join(", ");
  return found.map(({ code, person, when, hours, schools }) =>
    scene.format(
      "counted_one",
      scene.label(code),
      scene.name(person),
      scene.hours(hours),
      inside(scene.words[`when_${when}`]),
      schools.length,
      names(schools),
    ),
  );
}

/** @param {Scene} scene */
function countedPart(scene) {
  const { words, plan, data } = scene;
  const found = countedAgain(plan, data);
  if (!found.length) return [];
  return [
    el(
      "section",
      { "data-beside": "counted" },
      el("h2", {}, words.counted_title),
      paragraph(words.counted_text),
      list(countedLines(scene, found)),
      el("p", {}, button("counted-move", words.counted_move)),
    ),
  ];
}

/**
 * Asks, where something is counted more than once, whether it is to move; once, when files come in.
 * @param {Planner} planner
 */
export async function askCounted(planner) {
  const { words, scene, data } = planner;
  const found = countedAgain(planner.state, data);
  if (!found.length) return;
  const lines = countedLines(scene, found);
  const more = lines.length - MOST_LISTED;
  const choice = await planner.ask(
    words.counted_title,
    words.counted_text,
    [
      ["move", words.counted_move],
      ["", words.counted_leave],
    ],
    more > 0 ? [...lines.slice(0, MOST_LISTED), planner.format("told_more", more)] : lines,
  );
  if (choice) move(planner);
}

/** @param {Planner} planner */
function move(planner) {
  const { data } = planner;
  const before = countedAgain(planner.state, data);
  /** @type {string[]} */
  let left = [];
  planner.change((plan) => {
    left = moveToGroup(plan, data, before);
  });
  const moved = before.filter(({ person }) => !left.includes(person)).length;
  planner.say(planner.format("said_counted", moved));
  if (left.length) planner.notice(planner.format("counted_left", planner.scene.names(left)));
  if (planner.view === "schools") planner.find("#p-tab-schools").focus();
}

/** @param {Planner} planner */
function addGroup(planner) {
  const { data, words } = planner;
  planner.change(
    (plan) => {
      plan.school = addSchool(plan, data, { name: "", kind: "group" }) || plan.school;
    },
    { said: words.said_group },
  );
  planner.find("#p-school-name").focus();
}

/**
 * What the buttons of this view do.
 * @param {Planner} planner
 * @returns {import("../desk/tool.js").Actions}
 */
export function actionsOf(planner) {
  return {
    "counted-move": () => move(planner),
    "group-add": () => addGroup(planner),
    "report-look": async () => (await planner.along()).look(planner, "schools"),
  };
}

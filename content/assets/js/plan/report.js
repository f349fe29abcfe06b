/**
 * Schools side by side in words and tables: the sections that the page shows, and the report for
 * the coordinating director, which is made of the same.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./state.js").School} School
 * @typedef {import("../base/blocks.js").Block} Block
 * @typedef {{id: string, title: string, blocks: Block[], brief?: Block[]}} Section  `brief`: what the report has of it
 */

import { longDay, today } from "../base/days.js";
import { doersByTask, hoursByCluster, placesOf, schoolsOf, sortingCompared } from "./comparing.js";
import { sideBySide } from "./group.js";
import { NONE, table, text } from "./pieces.js";
import { sortingBlocks, sortingBrief } from "./sortings.js";
import { schoolOf } from "./state.js";
import { added, insights } from "./sums.js";

/** Codes of tasks that a line names; more than these are counted. */
const MOST_CODES = 12;

/**
 * What there is to say over all schools, in the situation that is shown.
 * @param {Scene} scene
 * @returns {Section[]}
 */
export function besideSections(scene) {
  const { words } = scene;
  const found = sideBySide(scene.plan, scene.data, scene.when);
  const doers = new Map(
    doersByTask(scene.plan, scene.data, scene.when).map(({ code, who }) => [code, who]),
  );
  const sorting = sortingCompared(scene.plan, scene.data, scene.when);
  return [
    { id: "brief", title: words.beside_brief, blocks: briefBlocks(scene, found, sorting) },
    { id: "double", title: words.beside_double, blocks: doubleBlocks(scene, found) },
    { id: "needs", title: words.beside_needs, blocks: needBlocks(scene, found) },
    {
      id: "somewhere",
      title: words.beside_somewhere,
      blocks: somewhereBlocks(scene, found, doers),
    },
    { id: "expertise", title: words.beside_expertise, blocks: [expertiseTable(scene, found)] },
    { id: "anchors", title: words.beside_anchors, blocks: anchorBlocks(scene, found) },
    { id: "people", title: words.beside_people, blocks: [peopleTable(scene, found)] },
    { id: "clusters", title: words.beside_clusters, blocks: [clusterTable(scene)] },
    {
      id: "sorting",
      title: words.beside_sorting,
      blocks: sortingBlocks(scene, sorting),
      brief: sortingBrief(scene, sorting),
    },
  ];
}

/**
 * How many schools and people there are, and hours now and later.
 * @param {Scene} scene
 */
function besideLead(scene) {
  const { plan, data } = scene;
  const hours = /** @type {const} */ (["now", "goal"]).map((when) =>
    scene.hours(added(plan.schools.map((school) => insights(plan, data, school, when).total))),
  );
  return scene.format("beside_intro", schoolsOf(plan).length, plan.people.length, ...hours);
}

/**
 * What the schools together are called: as the plan, else as the group; "" where neither has a name.
 * @param {import("./state.js").Plan} plan
 */
export function groupName(plan) {
  const group = plan.schools.find(({ kind }) => kind === "group");
  return plan.name.trim() || (group?.name.trim() ?? "");
}

/**
 * The report for the coordinating director.
 * @param {Scene} scene
 * @returns {Block[]}
 */
export function besideBlocks(scene) {
  const { data, words, plan, when } = scene;
  const name = groupName(plan);
  return [
    { kind: "title", text: name ? scene.format("report_title_of", name) : words.report_title },
    { kind: "text", lead: true, runs: [words.report_lead] },
    {
      kind: "rows",
      rows: [
        [words.report_date, [longDay(today(), data.language)]],
        [words.p_situation, [words[`when_${when}`]]],
        [words.beside_schools, [plan.schools.map((school) => scene.schoolName(school)).join(", ")]],
      ],
    },
    text(words.report_names),
    ...besideSections(scene).flatMap(({ title, blocks, brief }) => [
      /** @type {Block} */ ({ kind: "heading", level: 1, text: title }),
      ...(brief ?? blocks),
    ]),
  ];
}

/**
 * Who does each task in which school.
 * @param {Scene} scene
 */
export function taskTable(scene) {
  const { words, plan, data, when } = scene;
  return table(
    [words.column_task, ...plan.schools.map((school) => scene.schoolName(school))],
    doersByTask(plan, data, when).map(({ code, who }) => [
      scene.label(code),
      ...who.map((ids) => scene.names(ids) || NONE),
    ]),
  );
}

/**
 * Schools by their ids.
 * @param {Scene} scene
 * @param {string[]} ids
 */
function schoolNames(scene, ids) {
  return ids.map((id) => scene.schoolName(schoolOf(scene.plan, id))).join(", ");
}

/**
 * All of it in a few lines, for whoever reads no further.
 * @param {Scene} scene
 * @param {import("./group.js").SideBySide} found
 * @param {import("./comparing.js").Compared[]} sorting
 * @returns {Block[]}
 */
function briefBlocks(scene, found, sorting) {
  const { plan } = scene;
  const without = schoolsOf(plan).filter(({ id }) => !found.anchors.get(id)?.length);
  const over = found.people.filter(
    ({ hours, available }) => available !== null && hours > available,
  );
  const names = without.map((school) => scene.schoolName(school)).join(", ");
  const said = [
    scene.format("brief_double", found.double.length, scene.hours(found.doubleHours)),
    scene.format("brief_needs", found.nobody.length),
    scene.format("brief_somewhere", found.somewhere.length),
    scene.format("brief_anchors", names || NONE),
    scene.format("brief_people", scene.names(over.map(({ id }) => id)) || NONE),
    scene.format("brief_sorting", sorting.filter(({ differs }) => differs).length),
  ];
  return [text(besideLead(scene)), { kind: "list", items: said.map((line) => ({ text: line })) }];
}

/**
 * @param {Scene} scene
 * @param {import("./group.js").SideBySide} found
 */
function doubleBlocks(scene, { double, doubleHours }) {
  const { words, data } = scene;
  if (!double.length) return [text(words.beside_double_none)];
  const level = data.levels.get(data.known.shared)?.title ?? "";
  return [
    text(scene.format("beside_double_text", scene.hours(doubleHours))),
    table(
      [words.column_task, words.beside_schools, words.beside_hours, words.beside_fits],
      double.map(({ code, schools, hours, shared }) => [
        scene.label(code),
        schoolNames(scene, schools),
        scene.hours(hours),
        shared ? level : NONE,
      ]),
      [4, 4, 1, 2],
    ),
  ];
}

/**
 * @param {Scene} scene
 * @param {import("./group.js").SideBySide} found
 * @returns {Block[]}
 */
function needBlocks(scene, { nobody }) {
  const { words, data } = scene;
  if (!nobody.length) return [text(words.beside_needs_none)];
  const items = [...data.clusters]
    .map(([id, { title }]) => ({
      title,
      codes: nobody.filter((code) => data.tasks.get(code)?.cluster === id),
    }))
    .filter(({ codes }) => codes.length)
    .map(({ title, codes }) => ({
      text: scene.format(
        "beside_needs_of",
        title,
        codes.length,
        scene.labels(codes, data.tasks.size),
      ),
    }));
  return [text(scene.format("beside_needs_text", nobody.length)), { kind: "list", items }];
}

/**
 * @param {Scene} scene
 * @param {import("./group.js").SideBySide} found
 * @param {Map<string, string[][]>} doers code → who, a school
 */
function somewhereBlocks(scene, { somewhere }, doers) {
  const { words, plan } = scene;
  if (!somewhere.length) return [text(words.beside_somewhere_none)];
  const elsewhere = (/** @type {string} */ code) =>
    (doers.get(code) ?? [])
      .flatMap((ids, at) =>
        ids.map((id) => `${scene.name(id)} (${scene.schoolName(plan.schools[at])})`),
      )
      .join(", ");
  return [
    table(
      [words.column_task, words.beside_lacking, words.beside_by],
      somewhere.map(({ code, schools }) => [
        scene.label(code),
        schoolNames(scene, schools),
        elsewhere(code),
      ]),
      [3, 4, 4],
    ),
  ];
}

/**
 * A row a school: clusters are four, and schools can be twelve.
 * @param {Scene} scene
 * @param {import("./group.js").SideBySide} found
 */
function expertiseTable(scene, { expertise }) {
  const { words, data, plan } = scene;
  return table(
    [words.school, ...[...data.clusters.values()].map(({ title }) => title)],
    schoolsOf(plan).map((school) => [
      scene.schoolName(school),
      ...[...expertise.values()].map(
        (bySchool) => scene.names(bySchool.get(school.id) ?? []) || NONE,
      ),
    ]),
  );
}

/**
 * @param {Scene} scene
 * @param {import("./group.js").SideBySide} found
 * @returns {Block[]}
 */
function anchorBlocks(scene, { anchors }) {
  const { words, plan } = scene;
  return [
    text(words.beside_anchors_text),
    {
      kind: "rows",
      rows: schoolsOf(plan).map((school) => [
        scene.schoolName(school),
        [scene.names(anchors.get(school.id) ?? []) || words.beside_anchor_none],
      ]),
    },
  ];
}

/**
 * @param {Scene} scene
 * @param {import("./group.js").SideBySide} found
 */
function peopleTable(scene, { people }) {
  const { words, plan, data, when } = scene;
  const short = (/** @type {School} */ school, /** @type {string[]} */ codes) => {
    const own = new Map(school.own.map((task) => [task.id, task.text]));
    const said = codes.slice(0, MOST_CODES).map((code) => own.get(code) ?? code);
    const more = codes.length - MOST_CODES;
    return [...said, ...(more > 0 ? [scene.format("i_more", more)] : [])].join(", ");
  };
  return table(
    [words.i_person, words.column_hours, words.i_available, words.beside_where],
    people.map(({ id, hours, available }) => [
      scene.name(id),
      scene.hours(hours),
      available === null ? words.i_unsaid_hours : scene.hours(available),
      placesOf(plan, data, when, id)
        .map(({ school, codes }) =>
          scene.format("beside_where_one", scene.schoolName(school), short(school, codes)),
        )
        .join("; ") || NONE,
    ]),
    [2, 1, 1, 8],
  );
}

/** @param {Scene} scene */
function clusterTable(scene) {
  const { words, plan, data, when } = scene;
  const hours = [...hoursByCluster(plan, data, when).values()];
  const total = (/** @type {number} */ at) => scene.hours(added(hours.map((some) => some[at])));
  const rows = plan.schools.map((school, at) => [
    scene.schoolName(school),
    ...hours.map((some) => scene.hours(some[at])),
    total(at),
  ]);
  const last = hours.map((some) => scene.hours(added(some)));
  return table(
    [words.school, ...[...data.clusters.values()].map(({ title }) => title), words.i_total],
    [...rows, [words.i_total, ...last, scene.hours(added(hours.flat()))]],
  );
}

/**
 * What a plan tells: figures beside charts, tasks that need somebody, what changes from now to
 * later, and what if somebody left. Each list of tasks leads to the division, filtered.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./sums.js").Insights} Insights
 * @typedef {import("./sums.js").PersonSum} PersonSum
 */

import { el, inside } from "../base/elements.js";
import { drawBars } from "./charts.js";
import { WHEN } from "./state.js";
import { askIf, changePart, ifPart } from "./outlook.js";
import { button, list, paragraph, table } from "./scene.js";
import { insights } from "./sums.js";

/**
 * Shows what the plan of the school says.
 * @param {import("./page.js").Planner} planner
 */
export function show({ parts, scene, gone }) {
  parts.insights.replaceChildren(...drawInsights(scene, gone));
}

/**
 * Shows what it would be without somebody.
 * @param {import("./page.js").Planner} planner
 * @param {string} id
 */
export function whoIsGone(planner, id) {
  askIf(planner, id);
}

/**
 * @param {Scene} scene
 * @param {string} gone id of the person who would leave, or ""
 * @returns {HTMLElement[]}
 */
export function drawInsights(scene, gone) {
  const { plan, data, school, words, when } = scene;
  const [now, goal] = WHEN.map((one) => insights(plan, data, school, one));
  if (![now, goal].some(({ people }) => people.some(({ tasks }) => tasks))) {
    return [
      el("p", { className: "tw-note" }, words.i_none),
      el("p", {}, button("to-divide", words.i_to_divide)),
    ];
  }
  const shown = when === "now" ? now : goal;
  const unknown = Math.max(now.unknown, goal.unknown);
  return [
    ...(unknown
      ? [el("p", { className: "tw-note" }, scene.format("i_unknown", shown.unknown))]
      : []),
    part(words.i_people, ...perPersonPart(scene, now, goal, shown)),
    part(words.i_clusters, ...perClusterPart(scene, now, goal)),
    part(words.i_levels, levelTable(scene, now, goal)),
    part(words.i_balance, ...balancePart(scene, now, goal)),
    part(words.i_nobody, ...nobodyPart(scene, shown)),
    part(words.i_single, ...singlePart(scene, shown)),
    ...flags(scene, shown),
    part(words.i_change, ...changePart(scene, now, goal)),
    part(words.i_if, ...ifPart(scene, gone)),
  ];
}

/**
 * @param {string} title
 * @param {...(Node | string)} inside
 */
function part(title, ...inside) {
  return el("section", {}, el("h2", {}, title), ...inside);
}

/**
 * A head of a column that is about the situation that is shown.
 * @param {Scene} scene
 * @param {string} head
 */
function here({ words, when }, head) {
  return `${head}, ${inside(words[`when_${when}`])}`;
}

/* Hours */

/**
 * @param {Scene} scene
 * @param {Insights} now
 * @param {Insights} goal
 * @param {Insights} shown
 */
function perPersonPart(scene, now, goal, shown) {
  const { words } = scene;
  const pairs = now.people.map((person, at) => ({ before: person, after: goal.people[at] }));
  const heads = [
    words.i_person,
    words.i_now,
    words.i_goal,
    here(scene, words.i_tasks),
    here(scene, words.i_available),
    here(scene, words.i_balance_of),
  ];
  const rows = pairs.map(({ before, after }) => {
    const person = shown === now ? before : after;
    return [
      scene.name(before.id),
      scene.hours(before.hours),
      scene.hours(after.hours),
      String(person.tasks),
      person.available === null ? words.i_unsaid_hours : scene.hours(person.available),
      spare(scene, person),
    ];
  });
  const chart = drawBars(
    "p-chart-people",
    words.i_people,
    words.i_people_chart,
    pairs.map(({ before, after }) => ({
      label: scene.name(before.id),
      now: before.hours,
      goal: after.hours,
      has: [before.available, after.available],
    })),
    [words.i_now, words.i_goal],
    (hours) => scene.hours(hours),
  );
  return [
    table(words.i_people, heads, rows),
    chart,
    paragraph(
      shown.people.some(({ available }) => available !== null)
        ? scene.format("i_team", scene.hours(shown.available), scene.hours(shown.planned))
        : words.i_team_unsaid,
    ),
  ];
}

/**
 * @param {Scene} scene
 * @param {PersonSum} person
 */
function spare(scene, { over, left }) {
  if (over === null || left === null) return "";
  if (over) return scene.format("hours_over", scene.hours(over));
  return left ? scene.format("hours_free", scene.hours(left)) : scene.words.i_exact;
}

/**
 * @param {Scene} scene
 * @param {Insights} now
 * @param {Insights} goal
 */
function perClusterPart(scene, now, goal) {
  const { words, data } = scene;
  const share = (/** @type {number | null} */ value) =>
    value === null ? "–" : `${scene.hours(value)} %`;
  const rows = [...data.clusters].map(([id, { title }]) => {
    const [a, b] = [now, goal].map(
      ({ clusters }) =>
        /** @type {NonNullable<ReturnType<typeof clusters.get>>} */ (clusters.get(id)),
    );
    const shown = scene.when === "now" ? a : b;
    return [
      title,
      scene.hours(a.hours),
      share(a.share),
      scene.hours(b.hours),
      share(b.share),
      scene.format("i_open_of", shown.open, shown.tasks),
    ];
  });
  rows.push([words.i_total, scene.hours(now.total), "", scene.hours(goal.total), "", ""]);
  const heads = [
    words.i_cluster,
    words.i_now,
    `${words.i_share}, ${inside(words.i_now)}`,
    words.i_goal,
    `${words.i_share}, ${inside(words.i_goal)}`,
    here(scene, words.i_open),
  ];
  const chart = drawBars(
    "p-chart-clusters",
    words.i_clusters,
    words.i_clusters_chart,
    [...data.clusters].map(([id, { title }]) => ({
      label: title,
      now: now.clusters.get(id)?.hours ?? 0,
      goal: goal.clusters.get(id)?.hours ?? 0,
    })),
    [words.i_now, words.i_goal],
    (hours) => scene.hours(hours),
  );
  return [table(words.i_clusters, heads, rows), chart];
}

/**
 * @param {Scene} scene
 * @param {Insights} now
 * @param {Insights} goal
 */
function levelTable(scene, now, goal) {
  const { words, data } = scene;
  const rows = [...now.levels.keys()].map((id) => [
    data.levels.get(id)?.title ?? words.unsaid,
    ...[now, goal].map(({ levels }) => scene.hours(levels.get(id)?.hours ?? 0)),
  ]);
  return table(words.i_levels, [words.i_level, words.i_now, words.i_goal], rows);
}

/**
 * @param {Scene} scene
 * @param {Insights} now
 * @param {Insights} goal
 */
function balancePart(scene, now, goal) {
  const { words, plan } = scene;
  const said = [now, goal].flatMap(({ balance }, at) => {
    const name = [words.i_now, words.i_goal][at];
    if (balance.daily === null || balance.growth === null)
      return [scene.format("i_balance_none", name)];
    const line = scene.format(
      "i_balance_text",
      name,
      scene.hours(balance.daily),
      scene.hours(balance.growth),
    );
    return [balance.short ? `${line} ${scene.format("i_balance_short", plan.wish ?? 0)}` : line];
  });
  return [list(said)];
}

/* Tasks */

/**
 * @param {Scene} scene
 * @param {Insights} shown
 */
function nobodyPart(scene, shown) {
  const { words, data } = scene;
  if (!shown.nobody.length) return [paragraph(words.i_nobody_none)];
  const by = [...shown.nobodyBy]
    .filter(([, codes]) => codes.length)
    .map(([id, codes]) =>
      scene.format(
        "i_nobody_by",
        data.priorities.get(id)?.title ?? words.i_without_priority,
        scene.labels(codes),
      ),
    );
  return [
    paragraph(scene.format("i_nobody_text", shown.nobody.length)),
    list(by),
    showButton(scene, "nobody", words.i_nobody),
  ];
}

/**
 * @param {Scene} scene
 * @param {string} show
 * @param {string} what
 */
function showButton(scene, show, what) {
  return el(
    "p",
    {},
    button("filter", scene.words.i_show, {
      "data-show": show,
      "aria-label": `${scene.words.i_show}: ${what}`,
    }),
  );
}

/**
 * @param {Scene} scene
 * @param {Insights} shown
 */
function singlePart(scene, shown) {
  const { words } = scene;
  const shared = shown.shared.length
    ? [paragraph(scene.format("i_shared", shown.shared.length))]
    : [];
  if (!shown.single.length) return [paragraph(words.i_single_none), ...shared];
  const away = shown.people
    .filter(({ alone }) => alone.length)
    .sort((a, b) => b.alone.length - a.alone.length);
  return [
    paragraph(scene.format("i_single_text", shown.single.length)),
    el("h3", {}, words.i_away),
    list(
      away.map((person) =>
        scene.format(
          "i_away_one",
          scene.name(person.id),
          person.alone.length,
          scene.hours(person.aloneHours),
          scene.labels(person.alone),
        ),
      ),
    ),
    showButton(scene, "single", words.i_single),
    ...shared,
  ];
}

/**
 * What asks for a word, each only where there is one.
 * @param {Scene} scene
 * @param {Insights} shown
 */
function flags(scene, shown) {
  const { words, data } = scene;
  const found = [];
  if (shown.contradiction.length) {
    found.push(
      part(
        words.i_contradiction,
        paragraph(scene.format("i_contradiction_text", scene.labels(shown.contradiction))),
        showButton(scene, "dropped", words.i_contradiction),
      ),
    );
  }
  if (shown.ravens.length)
    found.push(
      part(words.i_raven, paragraph(scene.format("i_raven_text", scene.names(shown.ravens)))),
    );
  if (shown.triangle.length) {
    found.push(
      part(
        words.i_triangle,
        paragraph(
          scene.format(
            "i_triangle_text",
            shown.triangle.map((id) => data.roles.get(id)?.title ?? id).join(", "),
          ),
        ),
      ),
    );
  }
  if (shown.outside.length) {
    found.push(
      part(
        words.i_outside,
        ...shown.outside.map(({ id, codes }) =>
          paragraph(
            scene.format("i_outside_text", scene.name(id), codes.length, scene.labels(codes)),
          ),
        ),
      ),
    );
  }
  return found;
}

/**
 * More of schools side by side: how they sorted their tasks, who does a task where, and the hours
 * of each cluster. `group.js` has what is double, what lacks and whom colleagues turn to.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").When} When
 * @typedef {{level: string, priority: string}} Sorting
 * @typedef {{code: string, sortings: Sorting[], differs: boolean}} Compared  `sortings`: in the order of the schools
 */

import { rowsOf } from "./state.js";
import { added } from "./sums.js";

/**
 * The schools of a plan, without the sheet of the group.
 * @param {Plan} plan
 */
export function schoolsOf(plan) {
  return plan.schools.filter(({ kind }) => kind === "school");
}

/**
 * Level and priority of each task that some school sorted; those that differ come first.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {When} when
 * @returns {Compared[]}
 */
export function sortingCompared(plan, data, when) {
  const sides = schoolsOf(plan).map(
    (school) => new Map(rowsOf(school, data).map((row) => [row.code, row[when]])),
  );
  const compared = [...data.tasks.keys()].map((code) => {
    const sortings = sides.map((rows) => {
      const { level = "", priority = "" } = rows.get(code) ?? {};
      return { level, priority };
    });
    const [first, ...others] = sortings;
    const differs = others.some(
      ({ level, priority }) => level !== first.level || priority !== first.priority,
    );
    return { code, sortings, differs };
  });
  const said = compared.filter(({ sortings }) =>
    sortings.some(({ level, priority }) => level || priority),
  );
  return [...said.filter(({ differs }) => differs), ...said.filter(({ differs }) => !differs)];
}

/**
 * Each task that somebody does somewhere: its doers a school, in the order of the plan's schools,
 * the sheet of the group among them.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {When} when
 * @returns {{code: string, who: string[][]}[]}
 */
export function doersByTask(plan, data, when) {
  const sides = plan.schools.map(
    (school) => new Map(rowsOf(school, data).map((row) => [row.code, row[when].who])),
  );
  return [...data.tasks.keys()]
    .map((code) => ({
      code,
      who: sides.map((rows) => (rows.get(code) ?? []).map(([id]) => id)),
    }))
    .filter(({ who }) => who.some((ids) => ids.length));
}

/**
 * Where somebody works, and on what: own tasks of a school among it.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {When} when
 * @param {string} id
 * @returns {{school: import("./state.js").School, codes: string[]}[]}
 */
export function placesOf(plan, data, when, id) {
  return plan.schools
    .map((school) => ({
      school,
      codes: rowsOf(school, data)
        .filter((row) => row[when].who.some(([other]) => other === id))
        .map(({ code }) => code),
    }))
    .filter(({ codes }) => codes.length);
}

/**
 * Cluster → hours a week in each school, in the order of the plan, the sheet of the group among them.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {When} when
 * @returns {Map<string, number[]>}
 */
export function hoursByCluster(plan, data, when) {
  const rows = plan.schools.map((school) => rowsOf(school, data));
  return new Map(
    [...data.clusters.keys()].map((id) => [
      id,
      rows.map((some) =>
        added(
          some
            .filter(({ cluster }) => cluster === id)
            .flatMap((row) => row[when].who.map(([, hours]) => hours)),
        ),
      ),
    ]),
  );
}

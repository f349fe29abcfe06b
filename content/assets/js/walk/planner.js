/**
 * From the walk to the planner: what each school sorted becomes the level and the priority of its goal.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Data} Data
 */

import { round } from "./state.js";

/** The version of the planner's state that this writes; an older one it brings up to date. */
const VERSION = 1;

/**
 * How many tasks were sorted where: [bucket, number], and those that were not under "".
 * @param {State} state
 * @param {Data} data
 * @returns {[string, number][]}
 */
export function tally(state, data) {
  const sorted = round(state).sort;
  const count = (/** @type {string} */ name) =>
    sorted.filter(([, bucket]) => bucket === name).length;
  return [
    ...[...data.buckets.keys()].map(
      (name) => /** @type {[string, number]} */ ([name, count(name)]),
    ),
    ["", data.codes.length - sorted.length],
  ];
}

/**
 * The address of the planner at `page` with these schools side by side.
 * @param {string} page
 * @param {{name: string, state: State}[]} schools
 * @param {Data} data
 */
export async function plannerAddress(page, schools, { buckets }) {
  const plan = {
    v: VERSION,
    when: "goal",
    schools: schools.map(({ name, state }, at) => ({
      id: `s${at + 1}`,
      kind: "school",
      name,
      tasks: round(state).sort.map(([code, bucket]) => [
        code,
        { goal: { ...buckets.get(bucket), who: [] } },
      ]),
    })),
  };
  const { encode } = await import("../base/packing.js");
  return `${page}#s=${await encode(plan)}`;
}

/**
 * From the walk to the builder: the tasks that a school sorted as its own work become a vacancy.
 *
 * @typedef {import("./state.js").Data} Data
 */

/** The version of the builder's state that this writes; an older one it brings up to date. */
const VERSION = 2;

/**
 * Whether this answer says that somebody must be found.
 *
 * @param {string} question
 * @param {import("./state.js").Answer | undefined} answer
 * @param {Data} data
 */
export function recruits(question, answer, data) {
  return (
    data.questions.get(question)?.step === data.recruit.step && answer?.id === data.recruit.answer
  );
}

/**
 * The address of the builder at `page` with the tasks that `sort` keeps for now, in order.
 *
 * @param {string} page
 * @param {[string, string][]} sort
 * @param {Data} data
 */
export async function vacancyAddress(page, sort, data) {
  const kept = new Set(
    sort.filter(([, bucket]) => data.buckets.get(bucket)?.level).map(([code]) => code),
  );
  const tasks = data.codes.filter((code) => kept.has(code));
  const state = { v: VERSION, kind: "vacancy", preset: data.blank, tasks };
  const { encode } = await import("../base/packing.js");
  return `${page}#s=${await encode(state)}`;
}

/**
 * Which work a job holds: its core, what was left out of it, and what its vacancy tells of. `data`
 * is as in `state.js`. Nothing here touches the document.
 *
 * @typedef {import("./state.js").Data} Data
 * @typedef {import("./state.js").ListName} ListName
 * @typedef {import("./state.js").State} State
 */

/** How many lines the work of a vacancy has, unless a school chooses them itself. */
const FEW_LINES = 6;
const MOST_LINES = 8;

/**
 * The core tasks: the school's own marks, or those of the data.
 *
 * @param {State} state
 * @param {Data} data
 */
export function coreTasks(state, data) {
  return state.core ?? [...data.tasks].filter(([, task]) => task.core).map(([code]) => code);
}

/**
 * What the preset or the core marks suggest, and was not chosen: code and reason.
 *
 * @param {State} state
 * @param {Data} data
 */
export function leftOut(state, data) {
  const preset = data.presets.get(state.preset);
  /** @type {{list: ListName, code: string, why: "preset" | "core"}[]} */
  const found = [];
  const add = (
    /** @type {ListName} */ list,
    /** @type {string[]} */ names,
    /** @type {"preset" | "core"} */ why,
  ) => {
    for (const name of names) {
      const chosen =
        state[list].includes(name) || (list === "required" && state.preferred.includes(name));
      if (!chosen && !found.some((other) => other.code === name))
        found.push({ list, code: name, why });
    }
  };
  add("tasks", preset?.tasks ?? [], "preset");
  add("duties", preset?.duties.filter((code) => allowed(code, state, data)) ?? [], "preset");
  add("required", preset?.required ?? [], "preset");
  // Core marks count for the kinds of work that this job is about.
  const clusters = new Set(state.tasks.map((code) => data.tasks.get(code)?.cluster));
  add(
    "tasks",
    coreTasks(state, data).filter((code) => clusters.has(data.tasks.get(code)?.cluster)),
    "core",
  );
  return found;
}

/**
 * Whether a duty may stand in the text: the part on teaching asks for proof.
 *
 * @param {string} code
 * @param {State} state
 * @param {Data} data
 */
export function allowed(code, state, data) {
  return !data.sections.get(data.duties.get(code)?.section ?? "")?.condition || state.proof;
}

/**
 * What the work of a vacancy may tell of: tasks, duties but for B and C, and the school's own.
 *
 * @param {State} state
 * @param {Data} data
 */
export function workable(state, data) {
  const duties = state.duties.filter((code) => !/^[BC]/.test(code) && allowed(code, state, data));
  return new Set([...duties, ...state.tasks, ...state.own.map(({ id }) => id)]);
}

/**
 * The lines of a vacancy's work: those that the school chose, or else those of the job, the core
 * first, what a school worded itself, and what it added.
 *
 * @param {State} state
 * @param {Data} data
 */
export function workOf(state, data) {
  const may = workable(state, data);
  if (state.work) return state.work.filter((code) => may.has(code));
  const preset = data.presets.get(state.preset);
  const worded = new Set(state.words.map(([place]) => place.replace("vacancy:", "")));
  const found = new Set([...(preset?.work ?? []), ...worded].filter((code) => may.has(code)));
  const core = coreTasks(state, data);
  const others = [
    ...state.tasks.filter((code) => core.includes(code)),
    ...state.tasks.filter((code) => !core.includes(code)),
    ...state.duties.filter((code) => may.has(code)),
  ];
  const least = preset?.work.length ? FEW_LINES : MOST_LINES;
  const said = (/** @type {string} */ code) =>
    data.duties.get(code)?.tasks?.some((task) => found.has(task));
  for (const code of others) {
    if (found.size >= least) break;
    if (!said(code)) found.add(code);
  }
  for (const { id } of state.own) found.add(id);
  return [...found];
}

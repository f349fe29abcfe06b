/**
 * Sorting the tasks: a list a cluster, and one task at a time. Loaded when somebody comes to it.
 *
 * @typedef {import("./page.js").Guide} Guide
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Data} Data
 */

import { drop, put } from "../base/clean.js";
import { all, el, filled, need, setValue } from "../base/elements.js";
import { explained, showTurn, turnAfter } from "../desk/turns.js";
import { round } from "./state.js";

/**
 * Where the guide would sort a task; "" where that is up to the school.
 * @param {Data} data
 * @param {string} code
 */
function adviceOf({ buckets, tasks }, code) {
  const advised = tasks.get(code)?.level;
  return [...buckets].find(([, { level }]) => level && level === advised)?.[0] ?? "";
}

/**
 * Sorts a task; nowhere where there is no bucket.
 * @param {State} state
 * @param {string} code
 * @param {string} bucket
 */
export function sort(state, code, bucket) {
  const now = round(state);
  now.sort = bucket ? put(now.sort, code, bucket) : drop(now.sort, code);
}

/**
 * The tasks of a cluster that are not sorted yet and that the guide has advice about; of all clusters
 * for "".
 * @param {State} state
 * @param {Data} data
 * @param {string} cluster
 */
function advisable(state, data, cluster) {
  const sorted = new Map(round(state).sort);
  return [...data.tasks]
    .filter(([, task]) => !cluster || task.cluster === cluster)
    .map(([code]) => code)
    .filter((code) => !sorted.has(code) && adviceOf(data, code));
}

/**
 * Takes the advice about a task. Its button goes, so the focus comes to where it was sorted.
 * @param {Guide} guide
 * @param {string} code
 */
export function takeAdvice(guide, code) {
  const { data, parts, root } = guide;
  guide.change((state) => sort(state, code, adviceOf(data, code)));
  const dialog = /** @type {HTMLDialogElement} */ (parts.meeting);
  if (dialog.open) need(dialog, "[data-task]:checked", HTMLInputElement).focus();
  else need(root, `#w-sort-${code}`, HTMLSelectElement).focus();
}

/**
 * The same for all that is still open, of a cluster or of all, in one step.
 * @param {Guide} guide
 * @param {string} cluster
 */
export function takeAll(guide, cluster) {
  const { data, root, state, words } = guide;
  const codes = advisable(state, data, cluster);
  if (!codes.length) return guide.say(words.said_no_advice);
  guide.change(
    (walk) => {
      for (const code of codes) sort(walk, code, adviceOf(data, code));
    },
    { said: guide.format("said_taken", codes.length) },
  );
  if (cluster) need(root, `[data-cluster="${cluster}"] summary`, HTMLElement).focus();
}

/* The list */

/**
 * The tasks, a cluster at a time; what was sorted is put into them later.
 * @param {Data} data
 */
function drawSorting(data) {
  const { words } = data;
  return [...data.clusters].map(([id, { title }], at) =>
    el(
      "details",
      { className: "tw-sorting", "data-cluster": id, open: !at },
      el("summary", {}, el("h3", {}, title), " ", el("small", { "data-sorted": id })),
      el(
        "p",
        {},
        el("button", {
          type: "button",
          className: "tw-button tw-quiet",
          "data-do": "advice-all",
          "data-id": id,
        }),
      ),
      ...[...data.tasks]
        .filter(([, { cluster }]) => cluster === id)
        .map(([code, task]) => drawRow(data, code, task.title, words)),
    ),
  );
}

/**
 * @param {Data} data
 * @param {string} code
 * @param {string} title
 * @param {Record<string, string>} words
 */
function drawRow(data, code, title, words) {
  const field = `w-sort-${code}`;
  const advice = adviceOf(data, code);
  const options = ["", ...data.buckets.keys()].map((bucket) =>
    el("option", { value: bucket }, words[`bucket_${bucket || "none"}`]),
  );
  return el(
    "div",
    { className: "tw-sort", "data-sort": code },
    el(
      "label",
      { htmlFor: field },
      el("span", { className: `tw-code tw-code--${code[0]}` }, code),
      ` ${title}`,
    ),
    el("select", { id: field, "data-task": code }, ...options),
    advice
      ? el(
          "button",
          {
            type: "button",
            className: "tw-quiet",
            "data-do": "advice",
            "data-id": code,
            "aria-label": filled(words.advice_for, words[`bucket_${advice}`], code),
          },
          filled(words.advice_take, words[`bucket_${advice}`]),
        )
      : "",
  );
}

/**
 * What was sorted, in the list, the bar above it and the dialog.
 * @param {Guide} guide
 */
export function showSorting(guide) {
  const { data, parts, root, state } = guide;
  if (!parts.sorting.firstChild) parts.sorting.append(...drawSorting(data));
  const sorted = new Map(round(state).sort);
  const onlyOpen = need(root, "#w-sort-open", HTMLInputElement).checked;
  for (const row of all(parts.sorting, "[data-sort]", HTMLElement)) {
    const code = row.dataset.sort ?? "";
    const bucket = sorted.get(code) ?? "";
    row.hidden = onlyOpen && bucket !== "" && !row.contains(document.activeElement);
    setValue(need(row, "select", HTMLSelectElement), bucket);
    for (const button of all(row, "button", HTMLElement)) button.hidden = bucket !== "";
  }
  for (const [id, { title }] of data.clusters) {
    const codes = [...data.tasks].filter(([, { cluster }]) => cluster === id).map(([code]) => code);
    const done = codes.filter((code) => sorted.has(code)).length;
    need(root, `[data-sorted="${id}"]`, HTMLElement).textContent = guide.format(
      "sorted_of",
      done,
      codes.length,
    );
    const open = advisable(state, data, id).length;
    const button = need(root, `[data-do=advice-all][data-id="${id}"]`, HTMLButtonElement);
    button.hidden = !open;
    button.textContent = guide.format("advice_all", open, title);
  }
  const said = progress(guide);
  parts.sorted.textContent = said;
  Object.assign(need(root, "#w-progress", HTMLProgressElement), {
    max: data.tasks.size,
    value: sorted.size,
  });
  if (!(/** @type {HTMLDialogElement} */ (parts.meeting).open)) return;
  parts["meeting-said"].textContent = said;
  for (const radio of all(parts.meeting, "[data-task]", HTMLInputElement))
    radio.checked = radio.value === (sorted.get(radio.dataset.task ?? "") ?? "");
  parts.meeting
    .querySelector("[data-do=advice]")
    ?.toggleAttribute("hidden", sorted.has(guide.turn));
}

/** @param {Guide} guide */
function progress(guide) {
  return guide.format("sorted", round(guide.state).sort.length, guide.data.tasks.size);
}

/* One at a time */

/**
 * Opens the dialog at the first task that is not sorted, or goes to another.
 * @param {Guide} guide
 * @param {string} [code]
 */
export function meet(guide, code) {
  const { data, state } = guide;
  const codes = [...data.tasks.keys()];
  const sorted = new Map(round(state).sort);
  guide.turn = code ?? codes.find((one) => !sorted.has(one)) ?? codes[0];
  showTurn(guide, [codes.indexOf(guide.turn) + 1, codes.length], {
    title: `${guide.turn} ${data.tasks.get(guide.turn)?.title}`,
    content: drawTurn(guide, guide.turn),
    said: progress(guide),
  });
  showSorting(guide);
}

/**
 * @param {Guide} guide
 * @param {1 | -1} step
 */
export function meetNext(guide, step) {
  meet(guide, turnAfter([...guide.data.tasks.keys()], guide.turn, step));
}

/**
 * @param {Guide} guide
 * @param {string} code
 */
function drawTurn({ data, root, words }, code) {
  const advice = adviceOf(data, code);
  const pages = need(root, "[data-part=task-page]", HTMLAnchorElement).href;
  const choices = [...data.buckets.keys(), ""].map((bucket) =>
    el(
      "label",
      { className: "tw-check" },
      el("input", { type: "radio", name: "w-turn", value: bucket, "data-task": code }),
      " ",
      el("span", {}, words[`bucket_${bucket || "none"}`]),
    ),
  );
  return [
    ...explained(words, code, data.tasks.get(code)?.text ?? "", pages),
    el(
      "fieldset",
      { className: "tw-choices" },
      el("legend", {}, words.sort_where),
      el("p", { className: "tw-row" }, ...choices),
    ),
    advice
      ? el(
          "p",
          {},
          el(
            "button",
            {
              type: "button",
              className: "tw-button tw-quiet",
              "data-do": "advice",
              "data-id": code,
            },
            filled(words.advice_take, words[`bucket_${advice}`]),
          ),
        )
      : el("p", { className: "tw-small" }, words.advice_none),
  ];
}

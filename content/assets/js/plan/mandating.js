/**
 * The view of mandates: for each cluster, and for tasks that are settled apart, who decides, does
 * the work, follows up, is the point of contact and stands in; and what of this is not right yet.
 *
 * @typedef {import("./page.js").Planner} Planner
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./state.js").MandateField} MandateField
 */

import { get } from "../base/clean.js";
import { el, inside } from "../base/elements.js";
import { flagList, titleOf } from "./flags.js";
import { open } from "./looking.js";
import { agree, disagree, doersFor } from "./mandates.js";
import { button, field as labelled, paragraph } from "./scene.js";
import { FIELDS, mandate, peopleOf } from "./state.js";

/**
 * Tasks that are shown though nobody has a mandate for them yet, by work and school: a plan holds
 * what was said, and an empty row says nothing.
 * @type {Map<string, Set<string>>}
 */
const begun = new Map();

/** @param {Planner} planner */
function begunIn({ draft, school }) {
  const key = `${draft.work.id} ${school.id}`;
  const there = begun.get(key) ?? new Set();
  begun.set(key, there);
  return there;
}

/**
 * @param {Planner} planner
 * @returns {HTMLElement[]}
 */
export function drawMandates(planner) {
  const { scene, words } = planner;
  if (!scene.plan.people.length) {
    return [
      el("p", { className: "tw-note" }, words.agree_none),
      el("p", {}, button("to-divide", words.i_to_divide)),
    ];
  }
  const opened = new Set(planner.all("[data-mandates] details[open]").map(({ id }) => id));
  const cards = (/** @type {string[]} */ keys) => keys.map((key) => card(scene, key, opened));
  const apart = rowsApart(scene, begunIn(planner));
  return [
    paragraph(words.agree_intro),
    el(
      "section",
      {},
      el("h2", {}, words.agree_flags),
      el("div", { "data-flags": "" }, ...flagList(scene)),
    ),
    el(
      "section",
      {},
      el("h2", {}, words.agree_clusters),
      ...cards([...scene.data.clusters.keys()]),
    ),
    el(
      "section",
      {},
      el("h2", {}, words.agree_apart),
      paragraph(words.agree_apart_help),
      ...cards(apart),
      chooser(scene, apart),
    ),
    el("p", { className: "tw-row" }, button("agree-word", words.agree_word)),
    el("p", { className: "tw-small" }, words.agree_word_help),
  ];
}

/**
 * The tasks that are settled apart, in the order of the tasks.
 * @param {Scene} scene
 * @param {Set<string>} more
 */
function rowsApart({ school, data, own }, more) {
  const shown = new Set([...school.mandates.map(([key]) => key), ...more]);
  return [...data.tasks.keys(), ...own.keys()].filter((code) => shown.has(code));
}

/**
 * @param {Scene} scene
 * @param {string} key
 * @param {Set<string>} opened ids of the mandates that are open
 */
function card(scene, key, opened) {
  const { words, data } = scene;
  const title = titleOf(scene, key);
  return el(
    "section",
    { className: "tw-mandate", "data-mandates": key, "aria-label": title },
    el("h3", {}, title),
    el("div", { className: "tw-picks" }, ...FIELDS.map((field) => pick(scene, key, field, opened))),
    el("div", { "data-accept": key }, ...accepting(scene, key)),
    ...(data.clusters.has(key)
      ? []
      : [
          el(
            "p",
            {},
            button("agree-together", words.agree_apart_remove, {
              "data-code": key,
              "aria-label": `${words.agree_apart_remove}: ${title}`,
            }),
          ),
        ]),
  );
}

/**
 * One mandate: who has it, and open to choose from all people of the plan.
 * @param {Scene} scene
 * @param {string} key
 * @param {MandateField} field
 * @param {Set<string>} opened
 */
function pick(scene, key, field, opened) {
  const { words, plan, school } = scene;
  const here = new Set(peopleOf(plan, school));
  const ids = plan.people.map(({ id }) => id);
  const groups = [
    { title: words.agree_here, some: ids.filter((id) => here.has(id)) },
    { title: words.agree_elsewhere, some: ids.filter((id) => !here.has(id)) },
  ].filter(({ some }) => some.length);
  const chosen = (get(school.mandates, key) ?? mandate())[field];
  const box = (/** @type {string} */ id) =>
    el(
      "label",
      { className: "tw-check" },
      el("input", {
        type: "checkbox",
        id: `${pickId(key, field)}-${id}`,
        value: id,
        checked: chosen.includes(id),
        "data-mandate": key,
        "data-field": field,
      }),
      " ",
      el("span", {}, scene.name(id)),
    );
  const id = pickId(key, field);
  return el(
    "details",
    { id, open: opened.has(id) },
    el("summary", {}, ...said(scene, key, field)),
    ...groups.map(({ title, some }) =>
      el(
        "fieldset",
        { className: "tw-choices" },
        el("legend", {}, words[`mandate_${field}`], ": ", inside(title)),
        ...some.map(box),
      ),
    ),
  );
}

/** @param {string} key @param {MandateField} field */
function pickId(key, field) {
  return `p-mandate-${key}-${field}`;
}

/**
 * A mandate and who has it.
 * @param {Scene} scene
 * @param {string} key
 * @param {MandateField} field
 */
function said(scene, key, field) {
  const ids = get(scene.school.mandates, key)?.[field] ?? [];
  return [
    el("strong", {}, scene.words[`mandate_${field}`], ":"),
    " ",
    ids.length ? scene.names(ids) : el("em", {}, scene.words.agree_nobody),
  ];
}

/**
 * Offers those who do the work in the goal, and do not stand with it yet.
 * @param {Scene} scene
 * @param {string} key
 */
function accepting(scene, key) {
  const missing = lacking(scene, key);
  if (!missing.length) return [];
  const label = scene.format("agree_accept", scene.names(missing));
  const title = titleOf(scene, key);
  return [
    el(
      "p",
      {},
      button("agree-accept", label, { "data-code": key, "aria-label": `${title}. ${label}` }),
    ),
  ];
}

/**
 * @param {Scene} scene
 * @param {string} key
 */
function lacking({ plan, data, school }, key) {
  const carriers = get(school.mandates, key)?.["carries-out"] ?? [];
  return doersFor(plan, data, school, key).filter((id) => !carriers.includes(id));
}

/**
 * The choice of one more task to settle apart.
 * @param {Scene} scene
 * @param {string[]} apart
 */
function chooser(scene, apart) {
  const { words, data, own } = scene;
  const left = [...data.tasks, ...own].filter(([code]) => !apart.includes(code));
  const options = [...data.clusters, /** @type {const} */ (["", { title: words.unsaid }])]
    .map(([id, { title }]) => ({ title, tasks: left.filter(([, { cluster }]) => cluster === id) }))
    .filter(({ tasks }) => tasks.length)
    .map(({ title, tasks }) =>
      el(
        "optgroup",
        { label: title },
        ...tasks.map(([code]) => el("option", { value: code }, scene.label(code))),
      ),
    );
  const first = el("option", { value: "" }, words.agree_apart_choose);
  return el(
    "div",
    { className: "tw-plan__add" },
    labelled(words.agree_apart_which, el("select", { id: "p-apart" }, first, ...options)),
    el("p", {}, button("agree-apart", words.agree_apart_add)),
  );
}

/* Changing */

/**
 * Leads from a flag to where it can be mended: a mandate, or the tasks of a row.
 * @param {Planner} planner
 * @param {string} key
 * @param {string} field
 */
function lead(planner, key, field) {
  if (!field) {
    const { data, scene } = planner;
    const isCluster = data.clusters.has(key);
    planner.look((/** @type {import("./state.js").Plan} */ plan) => {
      plan.when = "goal";
    });
    planner.filter = {
      text: isCluster ? "" : scene.own.has(key) ? scene.title(key) : key,
      cluster: isCluster ? key : "",
      show: "",
    };
    open(planner, "tasks");
    return planner.find("#p-show").focus();
  }
  const place = planner.find(`#${CSS.escape(pickId(key, /** @type {MandateField} */ (field)))}`);
  place.open = true;
  place.firstElementChild.focus();
}

/**
 * Somebody got a mandate, or has it no longer.
 * @param {Planner} planner
 * @param {HTMLInputElement} box
 */
export function picked(planner, { dataset, checked, value }) {
  const key = dataset.mandate ?? "";
  const field = /** @type {MandateField} */ (dataset.field);
  const before = (get(planner.school.mandates, key) ?? mandate())[field];
  const ids = checked ? [...before, value] : before.filter((id) => id !== value);
  change(planner, key, { [field]: ids });
  const { scene, words } = planner;
  const names = ids.length ? scene.names(ids) : words.agree_nobody;
  const mandated = words[`mandate_${field}`];
  const row = `${titleOf(scene, key)}, ${mandated}`;
  planner.say(planner.format("said_agreed", row, names));
}

/**
 * Changes a row, and renews what says so: the boxes and what is open stay as they are.
 * @param {Planner} planner
 * @param {string} key
 * @param {Partial<import("./state.js").Mandate>} row
 */
function change(planner, key, row) {
  if (!planner.data.clusters.has(key)) begunIn(planner).add(key);
  planner.edit(
    (plan) => agree(plan, planner.data, planner.school, key, row),
    () => renew(planner, key),
  );
}

/** @param {Planner} planner @param {string} key */
function renew(planner, key) {
  const { scene } = planner;
  for (const field of FIELDS)
    planner
      .find(`#${CSS.escape(pickId(key, field))}`)
      .firstElementChild.replaceChildren(...said(scene, key, field));
  planner.find(`[data-accept="${CSS.escape(key)}"]`).replaceChildren(...accepting(scene, key));
  planner.find("[data-flags]").replaceChildren(...flagList(scene));
  planner.afterCell();
}

/**
 * @param {Planner} planner
 * @param {string} key
 */
function accept(planner, key) {
  const { scene, school, words } = planner;
  const carriers = get(school.mandates, key)?.["carries-out"] ?? [];
  const ids = [...carriers, ...lacking(scene, key)];
  if (!planner.data.clusters.has(key)) begunIn(planner).add(key);
  planner.change((plan) => agree(plan, planner.data, planner.school, key, { "carries-out": ids }));
  const row = `${titleOf(scene, key)}, ${words["mandate_carries-out"]}`;
  planner.say(planner.format("said_agreed", row, planner.scene.names(ids)));
  planner.find(`#${CSS.escape(pickId(key, "carries-out"))}`).firstElementChild.focus();
}

/** @param {Planner} planner */
function settleApart(planner) {
  const { data, scene, school } = planner;
  const code = planner.find("#p-apart").value;
  if (!code) return planner.find("#p-apart").focus();
  const cluster = data.tasks.get(code)?.cluster ?? scene.own.get(code)?.cluster ?? "";
  const row = get(school.mandates, cluster);
  begunIn(planner).add(code);
  if (row) planner.change((plan) => agree(plan, data, planner.school, code, row));
  else planner.show();
  planner.say(planner.format("said_apart", scene.label(code)));
  planner.find(`#${CSS.escape(pickId(code, "decides"))}`).firstElementChild.focus();
}

/**
 * @param {Planner} planner
 * @param {string} code
 */
function settleTogether(planner, code) {
  const title = planner.scene.label(code);
  begunIn(planner).delete(code);
  planner.change(() => disagree(planner.school, code), {
    said: planner.format("said_together", title),
  });
  planner.find("#p-apart").focus();
}

/**
 * What the buttons of this view do.
 * @param {Planner} planner
 * @param {DOMStringMap} dataset of the button
 * @returns {import("../desk/tool.js").Actions}
 */
export function actionsOf(planner, { code = "", field = "" }) {
  return {
    "agree-to": () => lead(planner, code, field),
    "agree-accept": () => accept(planner, code),
    "agree-apart": () => settleApart(planner),
    "agree-together": () => settleTogether(planner, code),
  };
}

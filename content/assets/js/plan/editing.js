/**
 * People, tasks of the school's own and schools: added, changed and taken out from the page.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

import { refuse } from "./cells.js";
import * as changes from "./changes.js";
import { readHours } from "./hours.js";
import { MOST } from "./state.js";

/**
 * What was typed in a field; says what is lacking where nothing was.
 * @param {Planner} planner
 * @param {HTMLInputElement} input
 * @param {string} lacking
 */
function given(planner, input, lacking) {
  const text = input.value.trim();
  if (!text) {
    planner.say(lacking);
    input.focus();
  }
  return text;
}

/**
 * @param {Planner} planner
 */
export function addPerson(planner) {
  const { words } = planner;
  const input = planner.find("#p-name");
  const role = planner.find("#p-role");
  const name = given(planner, input, words.wrong_empty);
  if (!name) return;
  const before = planner.state.people.length;
  planner.change((plan) => {
    changes.addPerson(plan, planner.school, { name, role: role.value });
  });
  if (planner.state.people.length === before) return planner.notice(words.wrong_people);
  input.value = role.value = "";
  planner.say(planner.format("said_person", name));
  input.focus();
}

/**
 * @param {Planner} planner
 * @param {string} id
 */
export function removePerson(planner, id) {
  const name = planner.scene.name(id);
  planner.change((plan) => changes.removePerson(plan, id), {
    said: planner.format("said_person_gone", name),
  });
  planner.find("[name=by]:checked").focus();
}

/**
 * Name, kind or role.
 * @param {Planner} planner
 * @param {string} id
 * @param {Partial<import("./state.js").Person>} what
 */
export function setPerson(planner, id, what) {
  planner.change((plan) => {
    plan.people = plan.people.map((one) => (one.id === id ? { ...one, ...what } : one));
  });
}

/**
 * @param {Planner} planner
 * @param {HTMLInputElement} input
 */
export function setAvailable(planner, input) {
  const { available: id = "" } = input.dataset;
  const when = input.dataset.when === "goal" ? "goal" : "now";
  const { school, words } = planner;
  const { hours, wrong } = readHours(input.value);
  if (wrong) return refuse(planner, input, words[`wrong_${wrong}`]);
  if (hours !== null && !changes.hasRoom(school, id))
    return refuse(planner, input, words.wrong_room);
  planner.change((plan) => changes.setAvailable(plan, planner.school, id, when, hours));
}

/**
 * The name of the school or of the plan, as it is typed.
 * @param {Planner} planner
 * @param {HTMLInputElement} input
 */
export function name(planner, input) {
  const { id, value } = input;
  /** @type {Record<string, (plan: import("./state.js").Plan) => void>} */
  const names = {
    "p-school-name": () => {
      planner.school.name = value;
    },
    "p-plan-name": (plan) => {
      plan.name = value;
    },
  };
  if (names[id]) planner.edit(names[id], () => planner.showBar(), id);
}

/**
 * The least share that the school wishes for; what is no percentage is no wish.
 * @param {Planner} planner
 * @param {HTMLInputElement} input
 */
export function setWish(planner, input) {
  const share = /^\d{1,3}$/.test(input.value.trim()) ? Number(input.value) : NaN;
  planner.change((plan) => {
    plan.wish = share <= 100 ? share : null;
  });
}

/**
 * @param {Planner} planner
 */
export function addOwn(planner) {
  const input = planner.find("#p-own");
  const text = given(planner, input, planner.words.wrong_text);
  if (!text) return;
  if (planner.school.own.length >= MOST.own) return planner.notice(planner.words.wrong_own);
  const cluster = planner.find("#p-own-cluster").value;
  planner.change(
    () => {
      changes.addOwn(planner.school, { cluster, text, lang: planner.data.language });
    },
    { said: planner.format("said_own", text) },
  );
  input.value = "";
  input.focus();
}

/**
 * @param {Planner} planner
 * @param {string} code
 */
export function removeOwn(planner, code) {
  const text = planner.scene.title(code);
  planner.change(() => changes.removeOwn(planner.school, code), {
    said: planner.format("said_own_gone", text),
  });
  planner.find("#p-own").focus();
}

/**
 * @param {Planner} planner
 */
export function addSchool(planner) {
  const input = planner.find("#p-school-new");
  const name = given(planner, input, planner.words.wrong_empty);
  if (!name) return;
  const before = planner.state.schools.length;
  planner.change((plan) => {
    plan.school = changes.addSchool(plan, planner.data, { name }) || plan.school;
  });
  if (planner.state.schools.length === before) return planner.notice(planner.words.wrong_schools);
  input.value = "";
  planner.say(planner.format("said_school", name));
  planner.find("#p-school").focus();
}

/**
 * @param {Planner} planner
 */
export function removeSchool(planner) {
  const name = planner.scene.schoolName(planner.school);
  planner.change((plan) => changes.removeSchool(plan, planner.data, plan.school), {
    said: planner.format("said_school_gone", name),
  });
}

/**
 * Offers to carry over what somebody does now and nobody later.
 * @param {Planner} planner
 */
export function offerCarry(planner) {
  const { parts, school, state } = planner;
  const open = school.tasks.some(([, { now, goal }]) => now.who.length && !goal.who.length);
  parts.carry.hidden = state.when !== "goal" || !open;
}

/**
 * The doers of now stand in the goal too.
 * @param {Planner} planner
 */
export function carry(planner) {
  let filled = 0;
  planner.change(() => {
    filled = changes.carryOver(planner.data, planner.school);
  });
  planner.say(planner.format("said_carried", filled));
  planner.find("[name=when]:checked").focus();
}

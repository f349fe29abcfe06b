/**
 * A plan from anywhere (a file, a link, an earlier visit), rebuilt field by field from what we know.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").School} School
 * @typedef {import("./state.js").Side} Side
 * @typedef {import("./state.js").Sides} Sides
 * @typedef {import("./state.js").Doer} Doer
 * @typedef {import("./values.js").Fields} Fields
 */

import { cleanLine, cleanPairs, isObject, migrated } from "../base/clean.js";
import {
  FIELDS,
  KINDS,
  MOST,
  VERSION,
  VIEWS,
  WHEN,
  empty,
  mandate,
  mentioned,
  newSchool,
  side,
} from "./state.js";
import {
  Gathering,
  LONGEST_LIST,
  choice,
  fields,
  inOrder,
  known,
  list,
  nameUnknown,
  number,
  numbered,
  pairs,
  placesOf,
  share,
} from "./values.js";

/** Version of a plan → how to bring it to the next. Versions to come add a line here. */
const STEPS = new Map();
const MOST_NAMED = 20;
const SIDE = Object.keys(side());

/**
 * The plan, or null where there is none to be found, and what could not be used. Never throws.
 * @param {unknown} raw
 * @param {PlanData} data
 * @returns {{state: Plan | null, lost: string[]}}
 */
export function clean(raw, data) {
  if (!isObject(raw)) return { state: null, lost: [] };
  /** @type {string[]} */
  const newer = [];
  const given = migrated(
    new Map(Object.entries(/** @type {object} */ (raw))),
    VERSION,
    STEPS,
    newer,
  );
  if (!given) return { state: null, lost: [] };
  const work = new Gathering(
    data,
    new Map(cleanPairs(given.get("names"), MOST.text, LONGEST_LIST)),
  );
  work.lost.push(...newer);
  const plan = empty(data);
  plan.name = cleanLine(given.get("name"), MOST.name, "name", work.lost);
  plan.wish = share(given.get("wish"), work);
  cleanPeople(plan, list(given.get("people"), "people", LONGEST_LIST, work), work);
  cleanSchools(plan, list(given.get("schools"), "schools", LONGEST_LIST, work), work);
  plan.when = choice(given.get("when"), WHEN, plan.when);
  plan.view = choice(given.get("view"), VIEWS, plan.view);
  plan.school = choice(
    given.get("school"),
    plan.schools.map(({ id }) => id),
    plan.schools[0].id,
  );
  nameUnknown(given, [...Object.keys(plan), "names"], work);
  return { state: plan, lost: [...new Set(work.lost)].slice(0, MOST_NAMED) };
}

/* People */

/**
 * @param {Plan} plan
 * @param {unknown[]} raw
 * @param {Gathering} work
 */
function cleanPeople(plan, raw, work) {
  const free = numbered("p", raw);
  for (const item of raw) {
    if (!isObject(item)) {
      work.tell(item, "people");
      continue;
    }
    const given = fields(item);
    const name = cleanLine(given.get("name"), MOST.name, "name", work.lost);
    const id = typeof given.get("id") === "string" ? /** @type {string} */ (given.get("id")) : "";
    if (plan.people.length >= MOST.people) {
      work.tell(name || id);
      continue;
    }
    const made = {
      id: free(id),
      name,
      kind: choice(given.get("kind"), KINDS, "person"),
      role: known(given.get("role"), work.data.roles, "role", work),
    };
    if (id && !work.ids.has(id)) work.ids.set(id, made.id);
    work.people.set(made.id, name);
    work.places.set(made.id, plan.people.length);
    plan.people.push(made);
    nameUnknown(given, Object.keys(made), work);
  }
}

/* Schools */

/**
 * @param {Plan} plan
 * @param {unknown[]} raw
 * @param {Gathering} work
 */
function cleanSchools(plan, raw, work) {
  const free = numbered("s", raw);
  const room = { school: MOST.schools, group: MOST.groups };
  const made = [];
  for (const item of raw) {
    if (!isObject(item)) {
      work.tell(item, "schools");
      continue;
    }
    const given = fields(item);
    const kind = choice(
      given.get("kind"),
      /** @type {School["kind"][]} */ (["school", "group"]),
      "school",
    );
    const name = cleanLine(given.get("name"), MOST.name, "name", work.lost);
    room[kind] -= 1;
    if (room[kind] < 0) work.tell(name || kind);
    else
      made.push(
        cleanSchool(
          given,
          { ...newSchool(free(given.get("id")), work.data, kind), name, tasks: [] },
          work,
        ),
      );
  }
  if (made.length) plan.schools = made;
}

/**
 * @param {Fields} given
 * @param {School} school
 * @param {Gathering} work
 */
function cleanSchool(given, school, work) {
  cleanOwn(given.get("own"), school, work);
  cleanHours(given.get("hours"), school, work);
  cleanTasks(given.get("tasks"), school, work);
  cleanMandates(given.get("mandates"), school, work);
  keepColumns(school, work);
  if (Array.isArray(given.get("core"))) {
    const core = list(given.get("core"), "core", LONGEST_LIST, work);
    school.core = [...work.data.tasks.keys()].filter((code) => core.includes(code));
    for (const code of core)
      if (!work.data.tasks.has(/** @type {string} */ (code))) work.tell(code, "core");
  }
  nameUnknown(given, Object.keys(school), work);
  return school;
}

/**
 * @param {unknown} raw
 * @param {School} school
 * @param {Gathering} work
 */
function cleanOwn(raw, school, work) {
  const items = list(raw, "own", LONGEST_LIST, work);
  const free = numbered("own-", items);
  for (const item of items) {
    const given = fields(item);
    const text = cleanLine(given.get("text"), MOST.text, "own", work.lost).trim();
    const lang = given.get("lang");
    const cluster = given.get("cluster");
    if (!text) continue;
    keepOwn(school, work, {
      id: free(given.get("id")),
      cluster: typeof cluster === "string" && work.data.clusters.has(cluster) ? cluster : "",
      text,
      lang: typeof lang === "string" && /^[a-z]{2}$/.test(lang) ? lang : work.data.language,
    });
  }
}

/**
 * Whether there was room for an own task; where there is none its text is named.
 * @param {School} school
 * @param {Gathering} work
 * @param {import("./state.js").OwnTask} own
 */
function keepOwn(school, work, own) {
  const fits = school.own.length < MOST.own;
  if (fits) school.own.push(own);
  else work.tell(own.text);
  return fits;
}

/**
 * @param {unknown} raw
 * @param {School} school
 * @param {Gathering} work
 */
function cleanHours(raw, school, work) {
  /** @type {School["hours"]} */
  const found = [];
  for (const [person, value] of pairs(raw, "hours", work)) {
    const id = work.ids.get(person);
    const both = Array.isArray(value) ? value : [];
    if (!id || found.some(([other]) => other === id)) {
      work.tell(person);
      continue;
    }
    const now = number(both[0], MOST.hours, "hours", work);
    const goal = number(both[1], MOST.hours, "hours", work);
    if (now !== null || goal !== null) found.push([id, [now, goal]]);
  }
  school.hours = inOrder(found, work.places);
}

/**
 * Tasks that the data does not know become own tasks, by the titles that travel along.
 * @param {unknown} raw
 * @param {School} school
 * @param {Gathering} work
 */
function cleanTasks(raw, school, work) {
  const own = new Set(school.own.map(({ id }) => id));
  const free = numbered("own-", school.own);
  /** @type {[string, Sides][]} */
  const found = [];
  const seen = new Set();
  for (const [code, value] of pairs(raw, "tasks", work)) {
    let name = code;
    if (!work.data.tasks.has(code) && !own.has(code)) {
      work.tell(code);
      const text = cleanLine(work.names.get(code) ?? code, MOST.text, "own", work.lost).trim();
      name = free("");
      if (
        !text ||
        !keepOwn(school, work, { id: name, cluster: "", text, lang: work.data.language })
      )
        continue;
    }
    if (seen.has(name)) {
      work.tell(code);
      continue;
    }
    seen.add(name);
    const given = fields(value);
    const sides = {
      now: cleanSide(given.get("now"), work),
      goal: cleanSide(given.get("goal"), work),
    };
    nameUnknown(given, WHEN, work);
    if (isSaid(sides)) found.push([name, sides]);
  }
  school.tasks = inOrder(found, placesOf(orderOfTasks(school, work)));
}

/**
 * @param {unknown} raw
 * @param {Gathering} work
 * @returns {Side}
 */
function cleanSide(raw, work) {
  const given = fields(raw);
  const { levels, priorities } = work.data;
  const made = side();
  made.level = known(given.get("level"), levels, "level", work);
  made.priority = known(given.get("priority"), priorities, "priority", work);
  /** @type {Doer[]} */
  const who = [];
  const seen = new Set();
  for (const [person, hours] of pairs(given.get("who"), "who", work, MOST.people)) {
    const id = work.ids.get(person);
    if (!id || seen.has(id)) work.tell(person);
    else {
      seen.add(id);
      who.push([id, number(hours, MOST.hours, "hours", work) || null]);
    }
  }
  made.who = inOrder(who, work.places);
  nameUnknown(given, SIDE, work);
  return made;
}

/** @param {Sides} sides */
function isSaid(sides) {
  return WHEN.some((when) => sides[when].level || sides[when].priority || sides[when].who.length);
}

/**
 * @param {unknown} raw
 * @param {School} school
 * @param {Gathering} work
 */
function cleanMandates(raw, school, work) {
  const order = [...work.data.clusters.keys(), ...orderOfTasks(school, work)];
  /** @type {School["mandates"]} */
  const found = [];
  for (const [key, value] of pairs(raw, "mandates", work)) {
    if (!order.includes(key) || found.some(([other]) => other === key)) {
      work.tell(key);
      continue;
    }
    const given = fields(value);
    const made = mandate();
    for (const field of FIELDS) {
      const people = list(given.get(field), field, MOST.people, work);
      const ids = people.map((person) => work.ids.get(/** @type {string} */ (person)));
      made[field] = [...work.people.keys()].filter((id) => ids.includes(id));
      if (ids.includes(undefined)) work.tell(field);
    }
    nameUnknown(given, FIELDS, work);
    if (FIELDS.some((field) => made[field].length)) found.push([key, made]);
  }
  school.mandates = inOrder(found, placesOf(order));
}

/**
 * A school has columns for so many people: the first keep theirs, the others are named.
 * @param {School} school
 * @param {Gathering} work
 */
function keepColumns(school, work) {
  const gone = new Set([...mentioned(school)].slice(MOST.columns));
  if (!gone.size) return;
  for (const id of gone) work.tell(work.people.get(id) || id);
  school.hours = school.hours.filter(([id]) => !gone.has(id));
  for (const [, sides] of school.tasks) {
    for (const when of WHEN) sides[when].who = sides[when].who.filter(([id]) => !gone.has(id));
  }
  school.tasks = school.tasks.filter(([, sides]) => isSaid(sides));
}

/**
 * @param {School} school
 * @param {Gathering} work
 */
function orderOfTasks(school, work) {
  return [...work.data.tasks.keys(), ...school.own.map(({ id }) => id)];
}

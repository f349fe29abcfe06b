/**
 * Schools side by side, in one situation. A school group's own sheet is no school among them, but
 * its people count.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").School} School
 * @typedef {import("./state.js").When} When
 * @typedef {{id: string, hours: number, available: number | null}} PersonOverall
 * @typedef {{code: string, schools: string[], hours: number, shared: boolean}} Double
 * @typedef {{code: string, schools: string[], who: string[]}} Somewhere
 * @typedef {object} SideBySide
 * @property {PersonOverall[]} people  over all schools
 * @property {Double[]} double  the same work in several schools, most hours first
 * @property {number} doubleHours
 * @property {string[]} nobody  tasks that no school and not the group has a doer for
 * @property {Somewhere[]} somewhere  nobody in these schools, and who does it in another
 * @property {Map<string, string[]>} anchors  school → people that colleagues turn to
 * @property {Map<string, Map<string, string[]>>} expertise  cluster → school → people
 */

import { availableTo, hundredths, rowsOf } from "./state.js";
import { added } from "./sums.js";

/**
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {When} when
 * @returns {SideBySide}
 */
export function sideBySide(plan, data, when) {
  const order = plan.people.map(({ id }) => id);
  const all = plan.schools.map((school) => ({
    school,
    rows: new Map(
      rowsOf(school, data).map((row) => [row.code, { cluster: row.cluster, ...row[when] }]),
    ),
  }));
  const schools = all.filter(({ school }) => school.kind === "school");
  const group = all.filter(({ school }) => school.kind === "group");
  const double = [...data.tasks.keys()]
    .flatMap((code) => doubleWork(code, schools, data))
    .sort((a, b) => b.hours - a.hours);
  const open = [...data.tasks.keys()].map((code) => openIn(code, schools, group, data, order));
  return {
    people: order.map((id) => overall(plan, id, when)),
    double,
    doubleHours: added(double.map(({ hours }) => hours)),
    nobody: open
      .filter(({ who, schools: lacking }) => !who.length && lacking.length > 1)
      .map(({ code }) => code),
    somewhere: open
      .filter(({ schools: lacking, inSchool }) => lacking.length && inSchool)
      .map(({ code, schools: lacking, who }) => ({ code, schools: lacking, who })),
    anchors: new Map(
      schools.map(({ school, rows }) => [school.id, anchorsOf(school, rows, data, order)]),
    ),
    expertise: new Map(
      [...data.clusters.keys()].map((cluster) => [
        cluster,
        new Map(
          schools.map(({ school, rows }) => [
            school.id,
            doersOf([...rows.values()].filter((row) => row.cluster === cluster)),
          ]),
        ),
      ]),
    ),
  };
}

/**
 * @typedef {{cluster: string, level: string, priority: string, who: import("./state.js").Doer[]}} Row
 * @typedef {{school: School, rows: Map<string, Row>}} Rows
 */

/**
 * Hours and available hours over all schools; null where no school says what is available.
 * @param {Plan} plan
 * @param {string} id
 * @param {When} when
 * @returns {PersonOverall}
 */
function overall(plan, id, when) {
  let hours = 0;
  for (const { tasks } of plan.schools) {
    for (const [, sides] of tasks) {
      for (const [other, given] of sides[when].who) if (other === id) hours += hundredths(given);
    }
  }
  const said = plan.schools
    .map((school) => availableTo(school, id, when))
    .filter((one) => one !== null);
  return { id, hours: hours / 100, available: said.length ? added(said) : null };
}

/**
 * A task that at least two schools do each for itself.
 * @param {string} code
 * @param {Rows[]} schools
 * @param {PlanData} data
 * @returns {Double[]}
 */
function doubleWork(code, schools, data) {
  const found = schools.filter(
    ({ rows }) => rows.get(code)?.who.length && rows.get(code)?.level !== data.known.shared,
  );
  if (found.length < 2) return [];
  return [
    {
      code,
      schools: found.map(({ school }) => school.id),
      hours: added(
        found.flatMap(({ rows }) => rows.get(code)?.who.map(([, hours]) => hours) ?? []),
      ),
      shared: data.tasks.get(code)?.level === data.known.shared,
    },
  ];
}

/**
 * In which schools nobody does a task that they have not dropped, and who does it elsewhere.
 * @param {string} code
 * @param {Rows[]} schools
 * @param {Rows[]} group
 * @param {PlanData} data
 * @param {string[]} order
 */
function openIn(code, schools, group, data, order) {
  const kept = schools.filter(({ rows }) => rows.get(code)?.priority !== data.known.dropped);
  const lacking = kept.filter(({ rows }) => !rows.get(code)?.who.length);
  const doing = kept.filter((one) => !lacking.includes(one));
  const who = [...doing, ...group].flatMap(
    ({ rows }) => rows.get(code)?.who.map(([id]) => id) ?? [],
  );
  return {
    code,
    schools: lacking.map(({ school }) => school.id),
    who: order.filter((id) => who.includes(id)),
    inSchool: doing.length > 0,
  };
}

/**
 * The contacts of the clusters; else who does, in the school itself, what colleagues ask most for.
 * @param {School} school
 * @param {Map<string, Row>} rows
 * @param {PlanData} data
 * @param {string[]} order
 */
function anchorsOf(school, rows, data, order) {
  const contacts = school.mandates
    .filter(([key]) => data.clusters.has(key))
    .flatMap(([, { contact }]) => contact);
  const near = data.known.anchors
    .map((code) => rows.get(code))
    .filter((row) => row?.level === data.known.local);
  const found = contacts.length
    ? contacts
    : near.flatMap((row) => row?.who.map(([id]) => id) ?? []);
  return order.filter((id) => found.includes(id));
}

/**
 * Who does some tasks, in the order in which they appear.
 * @param {Row[]} rows
 */
function doersOf(rows) {
  return [...new Set(rows.flatMap(({ who }) => who.map(([id]) => id)))];
}

/**
 * The sheets of a workbook together: which situations belong to one school, and which columns are
 * one person.
 *
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {import("./state.js").School} School
 * @typedef {import("./state.js").Person} Person
 * @typedef {import("./state.js").Side} Side
 * @typedef {import("./state.js").When} When
 * @typedef {import("./situation.js").Situation} Situation
 * @typedef {import("./situation.js").Mandates} Mandates
 * @typedef {import("./situation.js").SheetRead} SheetRead
 * @typedef {import("./situation.js").Line} Line
 * @typedef {import("./lexicon.js").Teller} Teller
 * @typedef {{now: Situation | null, goal: Situation | null, mandates: Mandates | null}} Pair
 */

import { coreOf, FIELDS, MOST, WHEN, mandate, mentioned, newSchool, side } from "./state.js";
import { folded, lexiconOf } from "./lexicon.js";

/**
 * A plan as `clean` takes it.
 * @param {SheetRead[]} sheets
 * @param {PlanData} data
 * @param {Teller} teller
 */
export function gather(sheets, data, teller) {
  const gathering = new Gathering(data, teller);
  const pairs = paired(sheets, teller);
  const schools = pairs.map((pair, at) => gathering.school(pair, `s${at + 1}`));
  for (const { id, name } of gathering.people) {
    if (schools.filter((school) => mentioned(school).has(id)).length > 1)
      teller.tell(teller.words.told_same, name);
  }
  return { v: 1, people: gathering.people, schools };
}

/**
 * Situations with the same school's name belong together, then those that are left in the order of
 * their sheets; mandates in the same way.
 * @param {SheetRead[]} sheets
 * @param {Teller} teller
 * @returns {Pair[]}
 */
function paired(sheets, teller) {
  const of = (/** @type {string} */ kind) => sheets.filter((sheet) => sheet.kind === kind);
  const now = /** @type {Situation[]} */ (of("now"));
  const goals = match(now, /** @type {Situation[]} */ (of("goal")));
  /** @type {Pair[]} */
  const pairs = now.map((sheet, at) => ({ now: sheet, goal: goals.found[at], mandates: null }));
  for (const sheet of goals.left) pairs.push({ now: null, goal: sheet, mandates: null });
  for (const { now: one, goal: other } of pairs) {
    if (one?.school && other?.school && folded(one.school) !== folded(other.school)) {
      teller.tell(teller.words.told_paired, one.title, other.title, one.school);
    }
  }
  for (const { now: one, goal: other } of pairs) {
    const alone = one && other ? null : (one ?? other);
    if (alone) teller.tell(teller.words.told_alone, alone.title);
  }
  const mandates = match(pairs.map(aboutOf), /** @type {Mandates[]} */ (of("mandates")));
  for (const [at, sheet] of mandates.found.entries()) pairs[at].mandates = sheet;
  for (const { title } of mandates.left) teller.tell(teller.words.told_no_school, title);
  return pairs;
}

/** @param {Pair} pair */
function aboutOf({ now, goal }) {
  return { school: now?.school || goal?.school || "", group: Boolean(now?.group || goal?.group) };
}

/**
 * For each of the ones, the other that goes with it.
 * @template {{school: string}} T
 * @param {{school: string}[]} ones
 * @param {T[]} others
 */
function match(ones, others) {
  const left = [...others];
  const take = (/** @type {(other: T) => boolean} */ fits) => {
    const at = left.findIndex(fits);
    return at < 0 ? null : left.splice(at, 1)[0];
  };
  const named = ones.map(({ school }) =>
    school ? take((other) => folded(other.school) === folded(school)) : null,
  );
  return { found: named.map((other) => other ?? take(() => true)), left };
}

class Gathering {
  /** @param {PlanData} data @param {Teller} teller */
  constructor(data, teller) {
    this.data = data;
    this.teller = teller;
    this.words = teller.words;
    this.unnamed = lexiconOf(data).unnamed;
    /** @type {Person[]} */
    this.people = [];
    /** @type {Map<string, string>} folded name, and which of that name → id */
    this.ids = new Map();
  }

  /**
   * Who bears a name: in one sheet two columns of one name are two people; in two schools they are one.
   * @param {string} name
   * @param {number} nth
   */
  person(name, nth = 0) {
    const key = `${nth} ${folded(name)}`;
    let id = this.ids.get(key);
    if (!id) {
      id = `p${this.people.length + 1}`;
      this.ids.set(key, id);
      this.people.push({ id, name, kind: "person", role: "" });
    }
    return id;
  }

  /**
   * @param {Pair} pair
   * @param {string} id
   * @returns {School}
   */
  school(pair, id) {
    const { school: name, group } = aboutOf(pair);
    const school = { ...newSchool(id, this.data, group ? "group" : "school"), name };
    const columns = this.columns(pair);
    for (const [at, when] of WHEN.entries()) {
      for (const [column, { available }] of pair[when]?.columns ?? []) {
        const person = columns[when].get(column);
        if (!person || available === null) continue;
        let both = school.hours.find(([other]) => other === person)?.[1];
        if (!both) school.hours.push([person, (both = [null, null])]);
        both[at] = available;
      }
    }
    this.tasks(school, pair, columns);
    this.mandates(school, pair, columns.now);
    return school;
  }

  /**
   * Column → id of a person, in both situations. A column without a name of its own and without
   * hours is nobody.
   * @param {Pair} pair
   * @returns {Record<When, Map<number, string>>}
   */
  columns({ now, goal }) {
    /** @type {Record<When, Map<number, string>>} */
    const made = { now: new Map(), goal: new Map() };
    const used = (/** @type {Situation} */ sheet, /** @type {number} */ column) =>
      sheet.columns.get(column)?.available !== null ||
      sheet.lines.some(({ who }) => who.has(column));
    const same =
      goal && now
        ? new Map([...goal.columns].map(([column, head]) => [column, takenFrom(now, column, head)]))
        : new Map();
    /** @type {Map<string, number>} */
    const seen = new Map();
    for (const [column, { name }] of now?.columns ?? []) {
      const needed =
        used(/** @type {Situation} */ (now), column) ||
        [...same].some(
          ([other, from]) => from === column && used(/** @type {Situation} */ (goal), other),
        );
      const id = this.column(name, column - /** @type {Situation} */ (now).first, needed, seen);
      if (id) made.now.set(column, id);
    }
    seen.clear();
    for (const [column, { name }] of goal?.columns ?? []) {
      const from = same.get(column);
      const theirs = from ? made.now.get(from) : undefined;
      const id =
        theirs ??
        this.column(
          from ? "" : name,
          column - /** @type {Situation} */ (goal).first,
          used(/** @type {Situation} */ (goal), column),
          seen,
        );
      if (id) made.goal.set(column, id);
      if (theirs) count(seen, this.people.find((person) => person.id === theirs)?.name ?? "");
    }
    return made;
  }

  /**
   * @param {string} name
   * @param {number} at which column of people it is, from 0
   * @param {boolean} used
   * @param {Map<string, number>} seen
   */
  column(name, at, used, seen) {
    if (!used && (!name || this.unnamed.test(folded(name)))) return "";
    const said = name || this.words.told_person.replace("{}", String(at + 1));
    return this.person(said, count(seen, said));
  }

  /**
   * @param {School} school
   * @param {Pair} pair
   * @param {Record<When, Map<number, string>>} columns
   */
  tasks(school, pair, columns) {
    /** @type {Map<string, {now: Side, goal: Side}>} */
    const found = new Map(school.tasks);
    /** @type {Record<When, Map<string, boolean>>} */
    const marks = { now: new Map(), goal: new Map() };
    /** @type {Map<string, string>} */
    const own = new Map();
    for (const when of WHEN) {
      const seen = new Map();
      for (const line of pair[when]?.lines ?? []) {
        const key = line.code || this.own(school, own, line, seen, pair[when]?.language ?? "");
        if (!key) continue;
        if (line.code) marks[when].set(line.code, line.core);
        const sides = found.get(key) ?? { now: side(), goal: side() };
        const who = [...line.who].flatMap(([column, hours]) => {
          const id = columns[when].get(column);
          return id ? [/** @type {import("./state.js").Doer} */ ([id, hours])] : [];
        });
        sides[when] = { level: line.level, priority: line.priority, who };
        found.set(key, sides);
      }
    }
    school.tasks = [...found];
    school.core = this.core(school, marks, pair);
  }

  /**
   * The id of a school's own task: the same text in both situations is the same task.
   * @param {School} school
   * @param {Map<string, string>} known
   * @param {Line} line
   * @param {Map<string, number>} seen
   * @param {string} lang
   */
  own(school, known, line, seen, lang) {
    const key = `${count(seen, line.text)} ${folded(line.text)}`;
    const id = known.get(key);
    const task = school.own.find((one) => one.id === id);
    if (task) task.cluster ||= line.cluster;
    if (id !== undefined) return id;
    const made = school.own.length < MOST.own ? `own-${school.own.length + 1}` : "";
    known.set(key, made);
    if (!made) this.teller.tell(this.words.told_own, line.text);
    else school.own.push({ id: made, cluster: line.cluster, text: line.text, lang });
    return made;
  }

  /**
   * The school's own core marks; null where they are those of the data.
   * @param {School} school
   * @param {Record<When, Map<string, boolean>>} marks
   * @param {Pair} pair
   */
  core(school, marks, pair) {
    const usual = new Set(coreOf(school, this.data));
    const [now, goal] = WHEN.map((when) =>
      [...this.data.tasks.keys()].filter((code) => marks[when].get(code) ?? usual.has(code)),
    );
    const differs = (/** @type {string[]} */ some) =>
      some.length !== usual.size || some.some((code) => !usual.has(code));
    if (!differs(now) && !differs(goal)) return null;
    if (differs(now) && differs(goal) && String(now) !== String(goal))
      this.teller.tell(this.words.told_core, pair.now?.title);
    return differs(now) ? now : goal;
  }

  /**
   * @param {School} school
   * @param {Pair} pair
   * @param {Map<number, string>} columns
   */
  mandates(school, { now, mandates }, columns) {
    if (!mandates) return;
    const seen = new Map();
    for (const { name, from, role, kind } of mandates.people) {
      const column = from && now ? takenFrom(now, from.column, { from }) : 0;
      const said = role || kind;
      if (!column && (!name || (!said && this.unnamed.test(folded(name))))) continue;
      const id = column ? columns.get(column) : this.person(name, count(seen, name));
      const person = this.people.find((one) => one.id === id);
      if (!person) continue;
      if (column) count(seen, person.name);
      person.role ||= role;
      if (kind) person.kind = /** @type {Person["kind"]} */ (kind);
    }
    const rows = new Map(school.mandates);
    for (const { key, text, fields, place } of mandates.lines) {
      const whose =
        key ||
        (
          school.own.find((own) => own.text === text) ??
          school.own.find((own) => folded(own.text) === folded(text))
        )?.id;
      if (!whose) {
        this.teller.tell(this.words.told_mandate, mandates.title, place, text);
        continue;
      }
      const row = rows.get(whose) ?? mandate();
      for (const field of FIELDS) {
        for (const name of this.names(fields.get(field) ?? "")) {
          const id = this.person(name);
          if (!row[field].includes(id)) row[field].push(id);
        }
      }
      rows.set(whose, row);
    }
    school.mandates = [...rows];
  }

  /**
   * The names in a cell. A name that holds a comma is found whole where it is known.
   * @param {string} text
   */
  names(text) {
    const parts = text.split(/([,;])/);
    const names = [];
    while (parts.length) {
      let length = parts.length;
      while (length > 1 && !this.ids.has(`0 ${folded(parts.slice(0, length).join(""))}`))
        length -= 2;
      const name = parts
        .splice(0, length + 1)
        .slice(0, length)
        .join("")
        .trim();
      if (name) names.push(name);
    }
    return names;
  }
}

/**
 * The column of a situation whose name another sheet shows. Formulas of a copied sheet look at the
 * first school's; then it is the same column.
 * @param {Situation} now
 * @param {number} column
 * @param {{from: import("./situation.js").Place | null, name?: string}} head
 */
function takenFrom(now, column, { from, name }) {
  if (from) return from.sheet === now.title && now.columns.has(from.column) ? from.column : column;
  return name ? 0 : column;
}

/**
 * How often a name was seen before.
 * @param {Map<string, number>} seen
 * @param {string} name
 */
function count(seen, name) {
  const before = seen.get(folded(name)) ?? 0;
  seen.set(folded(name), before + 1);
  return before;
}

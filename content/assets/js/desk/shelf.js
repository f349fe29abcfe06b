/**
 * Keeping work in this browser. Nothing that a visitor types leaves it.
 *
 * Each work is an item of its own: `<key>.draft.<id>` for what is being worked on, and
 * `<key>.kept.<id>` for what was kept under a name. An item is a line that says what it is (its
 * head), and the state below it. So a list costs no reading of states, what is written touches one
 * work only, and there is no table of contents that could come to differ from the works.
 */

import { newId } from "../base/ids.js";

/** @typedef {"draft" | "kept"} Kind */
/**
 * What stands on top of a work. More may stand there, as `write` was given it.
 *
 * @typedef {{time: string, name?: string, title?: string, revision?: number, tab?: string} & Partial<Omit<import("./draft.js").Work, "id" | "seen" | "fresh">>} Head
 */

const MOST = { draft: 20, kept: 50 };

export class Shelf {
  /**
   * `failed` is called with "full", "many", "forbidden" or "damaged" when the browser does not keep it.
   *
   * @param {string} key
   * @param {(why: string) => void} failed
   */
  constructor(key, failed) {
    this.key = key;
    this.failed = failed;
    /** @type {{draft: any, kept: {name: string, time: string, state: any}[]} | null} */
    this.old = null; // what an earlier version kept in one item, as long as it could not be moved
  }

  /**
   * What lies there of a kind, the newest first: {id, time, …} as `write` was given it.
   *
   * @param {Kind} kind
   * @returns {(Head & {id: string})[]}
   */
  list(kind) {
    const start = `${this.key}.${kind}.`;
    /** @type {(Head & {id: string})[]} */
    const found = [];
    for (const name of this.#names()) {
      if (!name.startsWith(start)) continue;
      const head = headOf(this.#get(name));
      if (head) found.push({ ...head, id: name.slice(start.length) });
    }
    if (kind === "kept") found.push(...this.#oldKept());
    return found.sort((one, other) => (one.time < other.time ? 1 : -1));
  }

  /**
   * The head of a work; null where there is none.
   *
   * @param {Kind} kind
   * @param {string} id
   */
  head(kind, id) {
    return headOf(this.#get(`${this.key}.${kind}.${id}`));
  }

  /**
   * A work, its state as it was given, null where that cannot be read; null where there is no work.
   *
   * @param {Kind} kind
   * @param {string} id
   * @returns {{head: Head, state: any} | null}
   */
  read(kind, id) {
    const old = kind === "kept" ? this.#oldKept().find((entry) => entry.id === id) : undefined;
    if (old) return { head: old, state: this.old?.kept[old.at].state };
    const text = this.#get(`${this.key}.${kind}.${id}`);
    const head = headOf(text);
    if (!text || !head) return null;
    try {
      return { head, state: JSON.parse(text.slice(text.indexOf("\n") + 1)) };
    } catch {
      return { head, state: null };
    }
  }

  /**
   * Puts a work there, over the one of that id. Whether it is kept now.
   *
   * @param {Kind} kind
   * @param {string} id
   * @param {Head} head
   * @param {any} state
   */
  write(kind, id, head, state) {
    const name = `${this.key}.${kind}.${id}`;
    if (this.#get(name) === null && this.list(kind).length >= MOST[kind]) return this.#fail("many");
    return this.#set(name, `${JSON.stringify(head)}\n${JSON.stringify(state)}`);
  }

  /**
   * @param {Kind} kind
   * @param {string} id
   */
  remove(kind, id) {
    const old = this.#oldKept().find((entry) => entry.id === id);
    if (old) {
      this.old?.kept.splice(old.at, 1);
      this.#set(this.key, JSON.stringify(this.old));
    } else this.#drop(`${this.key}.${kind}.${id}`);
    this.move(); // there may be room for it now
  }

  /** Whether anything lies there: what was set apart as damaged counts too. */
  get isBare() {
    return !this.#mine().length;
  }

  /** Everything goes, for good. */
  empty() {
    for (const name of this.#mine()) this.#drop(name);
    this.old = null;
  }

  #mine() {
    return this.#names().filter((name) => name === this.key || name.startsWith(`${this.key}.`));
  }

  /**
   * Gives each work that an earlier version kept in one item an item of its own. Where there is no
   * room for that, it stays where it is and is read from there.
   */
  move() {
    for (const kind of /** @type {Kind[]} */ (Object.keys(MOST))) {
      const start = `${this.key}.${kind}.`;
      for (const name of this.#names()) {
        if (name.startsWith(start) && !this.head(kind, name.slice(start.length)))
          this.setApart(kind, name.slice(start.length));
      }
    }
    const text = this.#get(this.key);
    this.old = text === null ? null : this.#oldIn(text);
    if (!this.old) return;
    /** @type {string[]} */
    const made = [];
    const put = (/** @type {Kind} */ kind, /** @type {Head} */ head, /** @type {any} */ state) => {
      const name = `${this.key}.${kind}.${newId()}`;
      made.push(name);
      return this.#try(name, `${JSON.stringify(head)}\n${JSON.stringify(state)}`);
    };
    const { draft, kept } = this.old;
    const newest = this.list("draft").length === 0;
    const moved =
      kept.every(({ name, time, state }) => put("kept", { name, time, revision: 1 }, state)) &&
      (!draft ||
        put(
          "draft",
          { name: "", time: newest ? new Date().toISOString() : "", revision: 1 },
          draft,
        ));
    if (!moved) {
      made.forEach((name) => this.#drop(name));
      return;
    }
    this.#drop(this.key);
    this.old = null;
  }

  /**
   * Damaged work may still be of use to somebody who can read it: it is not written over.
   *
   * @param {Kind} kind
   * @param {string} id
   */
  setApart(kind, id) {
    const name = `${this.key}.${kind}.${id}`;
    if (this.#try(`${this.key}.damaged.${id}`, this.#get(name) ?? "")) this.#drop(name);
    this.#fail("damaged");
  }

  /** @param {string} text */
  #oldIn(text) {
    try {
      const { draft = null, kept } = JSON.parse(text);
      if (!Array.isArray(kept)) throw new TypeError("not ours");
      const known = kept.filter(
        (entry) => typeof entry?.name === "string" && typeof entry.time === "string",
      );
      if (known.length < kept.length) this.#try(`${this.key}.damaged`, text);
      return { draft, kept: known };
    } catch {
      if (this.#try(`${this.key}.damaged`, text)) this.#drop(this.key);
      this.#fail("damaged");
      return null;
    }
  }

  #oldKept() {
    return (this.old?.kept ?? []).map(({ name, time }, at) => ({
      id: `old.${at}`,
      at,
      name,
      time,
      revision: 1,
    }));
  }

  #names() {
    try {
      return Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "");
    } catch {
      return [];
    }
  }

  /** @param {string} name */
  #get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      this.failed("forbidden");
      return null;
    }
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  #set(name, text) {
    try {
      localStorage.setItem(name, text);
      return true;
    } catch (error) {
      return this.#fail(
        error instanceof DOMException && error.name === "SecurityError" ? "forbidden" : "full",
      );
    }
  }

  /**
   * The same, in silence: what happens then is the caller's to say.
   *
   * @param {string} name
   * @param {string} text
   */
  #try(name, text) {
    try {
      localStorage.setItem(name, text);
      return true;
    } catch {
      return false;
    }
  }

  /** @param {string} name */
  #drop(name) {
    try {
      localStorage.removeItem(name);
    } catch {
      this.failed("forbidden");
    }
  }

  /** @param {string} why */
  #fail(why) {
    this.failed(why);
    return false;
  }
}

/**
 * @param {string | null} text
 * @returns {Head | null}
 */
function headOf(text) {
  if (!text) return null;
  try {
    const head = JSON.parse(text.slice(0, text.indexOf("\n")));
    return typeof head?.time === "string" ? head : null;
  } catch {
    return null;
  }
}

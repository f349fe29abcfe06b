/**
 * What is being worked on, and where it lies. Each work has a draft of its own, so that nothing
 * that one begins, opens or is sent can come over something else. Two tabs may have the same work:
 * a tab writes only over what it has seen.
 */

import { newId } from "../base/ids.js";
import { Shelf } from "./shelf.js";

/**
 * @typedef {object} Work
 * @property {string} id
 * @property {string} of id of the kept work that it is, else ""
 * @property {number} ofRevision of that kept work
 * @property {string} name that it was kept under
 * @property {string} subject whose it was then
 * @property {string} fresh the state as JSON where that can be had again, else ""
 * @property {number} changes how many there are that are in no file
 * @property {string} since when the first of these was made
 * @property {import("./shelf.js").Head | null} seen head of the draft that this tab read or wrote last
 */

/**
 * @param {Partial<Work>} [more]
 * @returns {Work}
 */
export function newWork(more = {}) {
  return {
    id: newId(),
    of: "",
    ofRevision: 0,
    name: "",
    subject: "",
    fresh: "",
    changes: 0,
    since: "",
    seen: null,
    ...more,
  };
}

export class Draft {
  /** @param {Shelf} shelf */
  constructor(shelf) {
    this.shelf = shelf;
    this.tab = newId();
    this.work = newWork();
    this.kept = true; // whether the browser took what was written last
  }

  /** What this tab worked on, else what was worked on last: {work, head, state}; null where there is nothing. */
  last() {
    const here = this.find(remembered(this.shelf.key, "work") ?? "");
    const [newest] = this.shelf.list("draft");
    const old = this.shelf.old?.draft;
    return (
      here ??
      (newest && this.find(newest.id)) ??
      (old ? { work: newWork(), head: null, state: old } : null)
    );
  }

  /**
   * A work of which there is a draft; null where there is none.
   *
   * @param {string} id
   * @returns {{work: Work, head: import("./shelf.js").Head | null, state: any} | null}
   */
  find(id) {
    const found = this.shelf.read("draft", id);
    if (!found) return null;
    const {
      of = "",
      ofRevision = 0,
      name = "",
      subject = "",
      changes = 0,
      since = "",
    } = found.head;
    return {
      ...found,
      work: newWork({ id, of, ofRevision, name, subject, changes, since, seen: found.head }),
    };
  }

  /** @param {Work} work */
  take(work) {
    this.work = work;
    if (work.seen) remember(this.shelf.key, "work", work.id);
  }

  /** Whether another tab wrote this work since we read or wrote it. */
  isNewer() {
    const head = this.shelf.head("draft", this.work.id);
    const { seen } = this.work;
    return head !== null && (head.revision !== seen?.revision || head.tab !== seen?.tab);
  }

  /**
   * Writes the work: "kept", "newer" where another tab wrote it since, or "failed".
   *
   * @param {any} state
   * @param {string} title
   */
  write(state, title) {
    if (this.isNewer()) return "newer";
    const { fresh, id, seen, ...said } = this.work;
    const head = {
      ...said,
      title,
      time: new Date().toISOString(),
      revision: (seen?.revision ?? 0) + 1,
      tab: this.tab,
    };
    this.kept = this.shelf.write("draft", id, head, state);
    if (!this.kept) return "failed";
    this.work.seen = head;
    remember(this.shelf.key, "work", id);
    return "kept";
  }

  /**
   * Keeps what of the work this tab shows.
   *
   * @param {Record<string, unknown>} looks fields of a state
   */
  keepLooks(looks) {
    remember(this.shelf.key, "looks", JSON.stringify([this.work.id, looks]));
  }

  /**
   * What of that work this tab showed last.
   *
   * @param {string} id
   * @returns {Record<string, unknown>}
   */
  looks(id) {
    try {
      const [of, looks] = JSON.parse(remembered(this.shelf.key, "looks") ?? "[]");
      return of === id ? looks : {};
    } catch {
      return {}; // not what we wrote
    }
  }

  /** The work goes on apart from the one of that draft. */
  part() {
    this.take(newWork({ changes: this.work.changes, since: this.work.since }));
  }

  /** The draft goes: there is nothing in it that is not elsewhere. */
  drop() {
    if (!this.work.seen || this.isNewer()) return;
    this.shelf.remove("draft", this.work.id);
    this.work.seen = null;
  }
}

/* Which work a tab has open, and what of it is shown, outlives its pages, and ends with the tab. */

/**
 * @param {string} key
 * @param {"work" | "looks"} what
 */
function remembered(key, what) {
  try {
    return sessionStorage.getItem(`${key}.${what}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {"work" | "looks"} what
 * @param {string} text
 */
function remember(key, what, text) {
  try {
    sessionStorage.setItem(`${key}.${what}`, text);
  } catch {
    // The draft that was written last is taken then, as it was written.
  }
}

/**
 * The state of what was worked on last with another tool, as it lies there; null where there is none.
 *
 * @param {string} key
 */
export function latest(key) {
  const shelf = new Shelf(key, () => {});
  shelf.move();
  return new Draft(shelf).last()?.state ?? null;
}

/**
 * What is being worked on, and where it lies. Each work has a draft of its own, so that nothing
 * that one begins, opens or is sent can come over something else. Two tabs may have the same work:
 * a tab writes only over what it has seen.
 */

import { newId } from "../base/ids.js";
import { Shelf } from "./shelf.js";

/**
 * A work is {id, of, ofRevision, name, subject, fresh, changes, since}: `of` and `ofRevision` say
 * which kept work it is, `name` under which name, `subject` whose it was then; `fresh` is the state
 * as JSON where that can be had again; `changes` and `since`, how much there is that is in no file;
 * `seen`, the head of the draft that this tab read or wrote last.
 */
export function newWork(more = {}) {
  return { id: newId(), of: "", ofRevision: 0, name: "", subject: "", fresh: "", changes: 0, since: "", seen: null, ...more };
}

export class Draft {
  constructor(shelf) {
    this.shelf = shelf;
    this.tab = newId();
    this.work = newWork();
    this.kept = true; // whether the browser took what was written last
  }

  /** What this tab worked on, else what was worked on last: {work, head, state}; null where there is nothing. */
  last() {
    const here = this.find(remembered(this.shelf.key) ?? "");
    const [newest] = this.shelf.list("draft");
    const old = this.shelf.old?.draft;
    return here ?? (newest && this.find(newest.id)) ?? (old ? { work: newWork(), head: null, state: old } : null);
  }

  /** A work of which there is a draft: {work, head, state}; null where there is none. */
  find(id) {
    const found = this.shelf.read("draft", id);
    if (!found) return null;
    const { of = "", ofRevision = 0, name = "", subject = "", changes = 0, since = "" } = found.head;
    return { ...found, work: newWork({ id, of, ofRevision, name, subject, changes, since, seen: found.head }) };
  }

  take(work) {
    this.work = work;
    if (work.seen) remember(this.shelf.key, work.id);
  }

  /** Whether another tab wrote this work since we read or wrote it. */
  isNewer() {
    const head = this.shelf.head("draft", this.work.id);
    const { seen } = this.work;
    return head !== null && (head.revision !== seen?.revision || head.tab !== seen.tab);
  }

  /** Writes the work: "kept", "newer" where another tab wrote it since, or "failed". */
  write(state, title) {
    if (this.isNewer()) return "newer";
    const { fresh, id, seen, ...said } = this.work;
    const head = { ...said, title, time: new Date().toISOString(), revision: (seen?.revision ?? 0) + 1, tab: this.tab };
    this.kept = this.shelf.write("draft", id, head, state);
    if (!this.kept) return "failed";
    this.work.seen = head;
    remember(this.shelf.key, id);
    return "kept";
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

/* Which work a tab has open outlives its pages, and ends with the tab. */

function remembered(key) {
  try {
    return sessionStorage.getItem(`${key}.work`);
  } catch {
    return null;
  }
}

function remember(key, id) {
  try {
    sessionStorage.setItem(`${key}.work`, id);
  } catch {
    // The draft that was written last is taken then.
  }
}

/** The state of what was worked on last with another tool, as it lies there; null where there is none. */
export function latest(key) {
  const shelf = new Shelf(key, () => {});
  shelf.move();
  return new Draft(shelf).last()?.state ?? null;
}

/** When a work is written, and what happens when another tab wrote it too. */

import { newWork } from "./draft.js";

/** How long a pause in typing is. */
const PAUSE = 200;
/** After so many changes, or so long, without a file we offer one. */
const MANY_CHANGES = 20;
const LONG_SINCE = 24 * 60 * 60 * 1000;

export class Keeper {
  /** @param {import("./desk.js").Desk<any>} desk */
  constructor(desk) {
    this.desk = desk;
    this.saving = 0;
    this.dirty = false; // whether there is a change that is not yet written
  }

  /** Shows what this tab, or the last one, worked on. */
  openLast() {
    const { desk } = this;
    const { draft, model } = desk;
    const found = draft.last();
    if (!found) return;
    const { state, lost } = model.clean(found.state);
    if (!state) {
      if (found.head) desk.shelf.setApart("draft", found.work.id);
      return;
    }
    desk.state = model.clean({ ...state, ...draft.looks(found.work.id) }).state ?? state;
    draft.take(found.work);
    desk.nameLost(lost);
    if (!model.isEmpty(state)) desk.notice(desk.words.notice_restored);
  }

  soon() {
    this.dirty = true;
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.now(), PAUSE);
  }

  /** What is not yet written is not written any more. */
  drop() {
    clearTimeout(this.saving);
    this.dirty = false;
  }

  /** Writes what is not yet written. */
  now() {
    if (!this.dirty) return;
    this.drop();
    const { draft, model, state } = this.desk;
    if (draft.write(model.pack(state), model.title(state)) === "newer") this.#goApart();
    else this.looked();
  }

  /** Which part is shown is of this tab: the work, which another may change meanwhile, stays as it is. */
  looked() {
    const { draft, model, state } = this.desk;
    draft.keepLooks(Object.fromEntries((model.looks ?? []).map((name) => [name, state[name]])));
  }

  /** What another tab, or the other language, did with this work is shown here too. */
  lookAgain() {
    if (!this.desk.draft.isNewer()) return;
    if (this.dirty) this.now();
    else this.#takeOver();
  }

  #takeOver() {
    const { desk } = this;
    const { draft, model } = desk;
    const found = draft.find(draft.work.id);
    const { state } = model.clean(found?.state);
    if (!found || !state) return;
    const before = desk.step();
    Object.assign(draft.work, found.work);
    this.dirty = false;
    for (const name of model.looks ?? []) state[name] = desk.state[name];
    if (desk.isSame(state, desk.state)) return;
    if (desk.editing !== "elsewhere") desk.history.keep(before);
    desk.state = state;
    desk.editing = "elsewhere";
    desk.show();
    desk.say(desk.words.said_elsewhere);
  }

  /** Two tabs changed the same work: both stay. */
  #goApart() {
    const { desk } = this;
    const other = desk.draft.work.id;
    desk.draft.part();
    this.dirty = true;
    this.now();
    desk.notice(desk.words.notice_apart, [[desk.words.open_other, () => this.openDraft(other)]]);
  }

  /** Before other work comes: a draft that says nothing, or nothing that is not elsewhere, goes. */
  leave() {
    this.now();
    const { desk } = this;
    const { fresh } = desk.draft.work;
    const isElsewhere = fresh !== "" && desk.isSame(JSON.parse(fresh), desk.state);
    if (isElsewhere || desk.model.isEmpty(desk.state)) desk.draft.drop();
  }

  /**
   * Opens what was kept.
   *
   * @param {string} id
   */
  openKept(id) {
    const { desk } = this;
    const found = desk.shelf.read("kept", id);
    const { state, lost } = desk.model.clean(found?.state);
    desk.closeKept();
    if (!found || !state) return desk.notice(desk.words.notice_unusable);
    const { name = "", revision = 0 } = found.head;
    const subject = desk.model.subject?.(state) ?? "";
    const more = { of: id, ofRevision: revision, name, subject, fresh: JSON.stringify(state) };
    desk.begin(state, more, desk.format("said_opened", name));
    desk.nameLost(lost);
  }

  /**
   * Goes on with what was begun.
   *
   * @param {string} id
   */
  openDraft(id) {
    const { desk } = this;
    const found = desk.draft.find(id);
    const { state, lost } = desk.model.clean(found?.state);
    desk.closeKept();
    if (!found || !state) return desk.notice(desk.words.notice_unusable);
    desk.history.keep(desk.step());
    this.leave();
    desk.draft.take(found.work);
    desk.put(state);
    this.dirty = false;
    desk.say(desk.format("said_opened", found.work.name || desk.model.title(state)));
    desk.nameLost(lost);
  }

  /**
   * Other work is open now: see `newWork`.
   *
   * @param {Partial<import("./draft.js").Work>} more
   */
  begin(more) {
    this.leave();
    this.desk.draft.take(newWork(more));
  }

  /**
   * Tells once a visit why the browser keeps nothing.
   *
   * @param {string} why see `Shelf`
   */
  tell(why) {
    const { words } = this.desk;
    const texts = new Map([
      ["full", words.notice_full],
      ["many", words.notice_many],
      ["forbidden", words.notice_forbidden],
      ["damaged", words.notice_damaged],
    ]);
    this.desk.told.once(why, texts.get(why) ?? "");
  }

  /** Counts a change, and offers a file once a visit: what a browser keeps can go. */
  count() {
    const { desk } = this;
    const { work } = desk.draft;
    work.changes += 1;
    work.since ||= new Date().toISOString();
    if (work.changes < MANY_CHANGES && Date.now() - Date.parse(work.since) < LONG_SINCE) return;
    desk.told.once("file", desk.words.offer_file, [
      [desk.words.file_export, () => desk.handFile()],
    ]);
  }
}

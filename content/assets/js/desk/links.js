/** The work in a link: the one that one gives, the one that one gets, and the one to the other language. */

import { need, openDialog } from "../base/elements.js";
import { copy } from "../base/hand-over.js";
import { decode, encode } from "../base/packing.js";
import { packedIn, published } from "./address.js";

const LONG_LINK = 2000;

export class Links {
  /** @param {import("./desk.js").Desk<any>} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {import("./tool.js").Actions} */
    this.actions = { share: () => this.#share(), "share-copy": () => this.#copy() };
  }

  /** Shows what the address holds as work of its own: what was here stays where it is. */
  async open() {
    const { desk } = this;
    const { words, model } = desk;
    const packed = model.unlinked ? null : packedIn(location.hash);
    if (packed === null) return;
    history.replaceState(null, "", location.pathname + location.search);
    const { value, fault, extra, short } = await decode(packed);
    if (fault === "cut") return desk.notice(words.notice_link_cut);
    if (fault === "changed") return desk.notice(words.notice_link_changed);
    if (fault === "large") return desk.notice(words.notice_link_large);
    const { state, lost } = model.clean(value);
    if (!state) return desk.notice(words.notice_unusable);
    if (short) desk.notice(words.notice_link_short);
    if (extra) desk.notice(words.notice_link_extra);
    if (desk.isSame(state, desk.state)) return desk.nameLost(lost);
    const { id } = desk.draft.work;
    const had = !model.isEmpty(desk.state);
    desk.begin(state);
    if (had)
      desk.notice(words.notice_from_link, [
        [words.back_to_mine, () => desk.keeper.openDraft(id)],
        ...desk.arrived(id),
      ]);
    desk.nameLost(lost);
  }

  /**
   * Goes to the page in the other language, with the work in the address.
   *
   * @param {HTMLAnchorElement} link
   */
  async changeLanguage(link) {
    const { desk } = this;
    if (desk.model.unlinked) return this.#warn(link.href);
    let hash = "";
    try {
      hash = `#s=${await encode(this.#shared())}`;
    } catch {
      // Too much for a link. The page in the other language is empty then; this one is a step back.
    }
    location.href = link.href + hash;
  }

  /**
   * What may not go into a link does not go along to a page that cannot find it.
   *
   * @param {string} address
   */
  #warn(address) {
    const { desk } = this;
    const { words } = desk;
    desk.notice(words.notice_language, [
      [words.file_export, () => desk.handFile()],
      [words.to_language, () => location.assign(address)],
    ]);
  }

  #shared() {
    const { model, state } = this.desk;
    return model.shared?.(state) ?? state;
  }

  async #share() {
    const { desk } = this;
    const { words, parts } = desk;
    /** @type {[string, () => unknown][]} */
    const offer = [[words.file_export, () => desk.handFile()]];
    const place = published();
    if (!place) return desk.notice(words.share_offline, offer);
    let address;
    try {
      address = `${place}#s=${await encode(this.#shared())}`;
    } catch {
      return desk.notice(words.share_too_long, offer);
    }
    const input = need(desk.root, "#desk-address", HTMLInputElement);
    input.value = address;
    parts["share-long"].hidden = address.length <= LONG_LINK;
    parts["share-said"].textContent = "";
    openDialog(/** @type {HTMLDialogElement} */ (parts.share));
    input.select();
  }

  async #copy() {
    const { desk } = this;
    const input = need(desk.root, "#desk-address", HTMLInputElement);
    const done = await copy(input.value);
    if (!done) input.select();
    desk.say(done ? desk.words.said_copied : desk.words.said_selected);
  }
}

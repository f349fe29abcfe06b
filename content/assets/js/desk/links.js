/** The work in a link: the one that one gives, the one that one gets, and the one to the other language. */

import { openDialog } from "../base/elements.js";
import { copy } from "../base/hand-over.js";
import { decode, encode } from "../base/packing.js";
import { packedIn, published } from "./address.js";

const LONG_LINK = 2000;

export class Links {
  constructor(desk) {
    this.desk = desk;
    this.actions = { share: () => this.#share(), "share-copy": () => this.#copy() };
  }

  /** Shows what the address holds as work of its own: what was here stays where it is. */
  async open() {
    const packed = packedIn(location.hash);
    if (packed === null) return;
    history.replaceState(null, "", location.pathname + location.search);
    const { desk } = this;
    const { words, model } = desk;
    const { value, fault, extra } = await decode(packed);
    if (fault) return desk.notice({ cut: words.notice_link_cut, changed: words.notice_link_changed, large: words.notice_link_large }[fault]);
    const { state, lost } = model.clean(value);
    if (!state) return desk.notice(words.notice_unusable);
    if (extra) desk.notice(words.notice_link_extra);
    if (desk.isSame(state, desk.state)) return desk.nameLost(lost);
    const { id } = desk.draft.work;
    const had = !model.isEmpty(desk.state);
    desk.begin(state);
    if (had) desk.notice(words.notice_from_link, [[words.back_to_mine, () => desk.openDraft(id)]]);
    desk.nameLost(lost);
  }

  listen() {
    for (const link of document.querySelectorAll(".tw-languages a")) {
      link.addEventListener("click", (event) => {
        if (!(event.metaKey || event.ctrlKey || event.shiftKey)) this.#changeLanguage(event, link);
      });
    }
  }

  /** The other language finds the draft; where nothing is kept, the link holds the work. */
  async #changeLanguage(event, link) {
    const { desk } = this;
    desk.keepNow();
    const isThere = desk.draft.kept && desk.draft.work.seen && location.protocol !== "file:";
    if (isThere || desk.model.isEmpty(desk.state)) return;
    event.preventDefault();
    let hash = "";
    try {
      hash = `#s=${await encode(this.#shared())}`;
    } catch {
      // Too much for a link. The page in the other language is empty then; this one is a step back.
    }
    location.href = link.href + hash;
  }

  #shared() {
    const { model, state } = this.desk;
    return model.shared?.(state) ?? state;
  }

  async #share() {
    const { desk } = this;
    const { words, parts } = desk;
    const offer = [[words.file_export, () => desk.files.hand()]];
    const place = published();
    if (!place) return desk.notice(words.share_offline, offer);
    let address;
    try {
      address = `${place}#s=${await encode(this.#shared())}`;
    } catch {
      return desk.notice(words.share_too_long, offer);
    }
    const input = desk.root.querySelector("#desk-address");
    input.value = address;
    parts["share-long"].hidden = address.length <= LONG_LINK;
    parts["share-said"].textContent = "";
    openDialog(parts.share);
    input.select();
  }

  async #copy() {
    const { desk } = this;
    const input = desk.root.querySelector("#desk-address");
    const done = await copy(input.value);
    if (!done) input.select();
    desk.say(done ? desk.words.said_copied : desk.words.said_selected);
  }
}

/** The dialog of kept work: what was kept under a name, and what was begun and not kept. */

import { el, need, openDialog } from "../base/elements.js";
import { newId } from "../base/ids.js";

export class Kept {
  /** @param {import("./desk.js").Desk<any>} desk */
  constructor(desk) {
    this.desk = desk;
    const idOf = (/** @type {HTMLElement} */ button) => button.dataset.id ?? "";
    /** @type {import("./tool.js").Actions} */
    this.actions = {
      kept: () => this.#open(),
      "kept-save": () => this.#save(),
      "kept-open": (button) => desk.keeper.openKept(idOf(button)),
      "kept-rename": (button) => this.#rename(idOf(button)),
      "kept-remove": (button) => this.#remove("kept", idOf(button)),
      "draft-open": (button) => desk.keeper.openDraft(idOf(button)),
      "draft-remove": (button) => this.#remove("draft", idOf(button)),
    };
  }

  #open() {
    const { desk } = this;
    desk.parts["kept-said"].textContent = "";
    this.show();
    openDialog(this.#dialog);
    const input = this.#name;
    input.value = this.#proposed();
    input.select();
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.desk.parts.kept);
  }

  get #name() {
    return need(this.desk.root, "#desk-name", HTMLInputElement);
  }

  get isOpen() {
    return this.#dialog.open;
  }

  /** The name that this work was kept under as long as it is the same, else its title now. */
  #proposed() {
    const {
      draft: { work },
      model,
      shelf,
      state,
    } = this.desk;
    const known = work.of && !this.#isOther() ? shelf.head("kept", work.of) : null;
    return (known?.name ?? model.title(state)).slice(0, 100);
  }

  /** Whether this is no longer the work that was kept: another school, for one. */
  #isOther() {
    const {
      draft: { work },
      model,
      state,
    } = this.desk;
    const now = model.subject?.(state) ?? "";
    return work.subject !== "" && now !== "" && work.subject !== now;
  }

  async #save() {
    const { desk } = this;
    const {
      shelf,
      draft: { work },
      model,
      words,
    } = desk;
    let name = this.#name.value.trim();
    if (!name) return desk.say(words.kept_nameless);
    const all = shelf.list("kept");
    let known = all.find((entry) => entry.name === name);
    const isMine =
      known && known.id === work.of && known.revision === work.ofRevision && !this.#isOther();
    if (known && !isMine) {
      const free = freeName(name, all);
      const choice = await desk.ask(desk.format("kept_exists", name), words.kept_exists_help, [
        ["beside", desk.format("kept_beside", free)],
        ["replace", desk.format("kept_replace", name)],
        ["", words.cancel],
      ]);
      if (!choice) return;
      if (choice === "beside") [name, known] = [free, undefined];
    }
    // What is kept beside another work is no longer that work.
    if (!known && work.of) model.renew?.(desk.state);
    const id = known && shelf.head("kept", known.id) ? known.id : newId();
    const revision = (known?.revision ?? 0) + 1;
    const head = { name, time: new Date().toISOString(), revision };
    if (!shelf.write("kept", id, head, model.pack(desk.state))) return desk.say(words.kept_failed);
    if (known && known.id !== id) shelf.remove("kept", known.id);
    Object.assign(work, {
      of: id,
      ofRevision: revision,
      name,
      subject: model.subject?.(desk.state) ?? "",
      fresh: JSON.stringify(desk.state),
    });
    desk.keepDraft();
    this.show();
    desk.say(desk.format("said_saved", name));
  }

  /** @param {string} id */
  #rename(id) {
    const { desk } = this;
    const { shelf, words } = desk;
    const found = shelf.read("kept", id);
    if (!found) return;
    const { name = "" } = found.head;
    const other = prompt(desk.format("kept_new_name", name), name)?.trim().slice(0, 100);
    if (!other || other === name) return;
    const isTaken = shelf.list("kept").some((entry) => entry.name === other);
    const isNew = !shelf.head("kept", id); // one that an earlier version kept
    if (
      isTaken ||
      !shelf.write("kept", isNew ? newId() : id, { ...found.head, name: other }, found.state)
    ) {
      return desk.say(isTaken ? words.kept_taken : words.kept_failed);
    }
    if (isNew) shelf.remove("kept", id);
    this.show();
    desk.say(desk.format("said_saved", other));
  }

  /**
   * @param {"draft" | "kept"} kind
   * @param {string} id
   */
  #remove(kind, id) {
    const { desk } = this;
    const head = desk.shelf.list(kind).find((entry) => entry.id === id);
    const name = head?.name || head?.title || "";
    if (!confirm(desk.format("kept_sure", name))) return;
    if (desk.draft.work.of === id) Object.assign(desk.draft.work, { of: "", name: "", fresh: "" });
    desk.shelf.remove(kind, id);
    this.show();
    desk.say(desk.format("said_removed", name));
    this.#name.focus();
  }

  show() {
    const { desk } = this;
    const {
      shelf,
      words,
      draft: { work },
    } = desk;
    const kept = shelf.list("kept").map((entry) =>
      this.#row(entry, entry.name ?? "", [
        ["kept-open", words.kept_open],
        ["kept-rename", words.kept_rename],
        ["kept-remove", words.kept_remove],
      ]),
    );
    const drafts = shelf
      .list("draft")
      .filter(({ id }) => id !== work.id)
      .map((entry) =>
        this.#row(entry, entry.name || entry.title || "–", [
          ["draft-open", words.kept_open],
          ["draft-remove", words.kept_remove],
        ]),
      );
    desk.parts["kept-list"].replaceChildren(list(kept) ?? el("p", {}, words.kept_none));
    desk.parts["kept-drafts"].hidden = !drafts.length;
    desk.parts["kept-draft-list"].replaceChildren(list(drafts) ?? "");
    desk.showShelf();
  }

  /**
   * @param {{id: string, time: string}} given
   * @param {string} name
   * @param {[string, string][]} buttons
   */
  #row({ id, time }, name, buttons) {
    const day = new Date(time);
    const when = Number.isNaN(day.getTime())
      ? ""
      : day.toLocaleString(this.desk.data.language, { dateStyle: "medium", timeStyle: "short" });
    return el(
      "li",
      {},
      el("strong", {}, name),
      ` ${when} `,
      el(
        "span",
        { className: "tw-row" },
        ...buttons.map(([what, label]) =>
          el(
            "button",
            {
              type: "button",
              className: "tw-quiet",
              "data-do": what,
              "data-id": id,
              "data-name": name,
              "aria-label": `${label}: ${name}`,
            },
            label,
          ),
        ),
      ),
    );
  }
}

/** @param {HTMLElement[]} rows */
function list(rows) {
  return rows.length ? el("ul", { className: "tw-plain" }, ...rows) : null;
}

/**
 * The name with the first number behind it that no kept work has.
 *
 * @param {string} name
 * @param {{name?: string}[]} all
 */
function freeName(name, all) {
  let number = 2;
  const made = () => `${name.slice(0, 94)} (${number})`;
  while (all.some((entry) => entry.name === made())) number += 1;
  return made();
}

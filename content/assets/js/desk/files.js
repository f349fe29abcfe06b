/** The work as a file, and back. */

import { download, fileName } from "../base/hand-over.js";
import { parseJson } from "../base/packing.js";

const LARGEST_FILE = 24 * 2 ** 20;
const LARGEST_JSON = 4 * 2 ** 20;
const MOST_SHOWN = 40;

export class Files {
  /** @param {import("./desk.js").Desk<any>} desk */
  constructor(desk) {
    this.desk = desk;
  }

  /** Hands the work over as a file that this tool can open. */
  hand() {
    const { desk } = this;
    const { model, state } = desk;
    const content = JSON.stringify({ kind: model.namespace, state: model.pack(state) }, null, 1);
    download(`${fileName(model.title(state))}.json`, content, "application/json");
    Object.assign(desk.draft.work, { changes: 0, since: "" });
    desk.say(desk.words.said_downloaded);
  }

  /**
   * Opens the files that were chosen in a field.
   *
   * @param {HTMLInputElement} input
   */
  async open(input) {
    const files = [...(input.files ?? [])];
    if (!files.length) return;
    input.value = "";
    const { desk } = this;
    desk.closeKept();
    if (await desk.openFiles(files)) return;
    const { state, lost, bytes, fault } = await this.read(files[0]);
    if (!state) return desk.notice(fault);
    const left = bytes ? await this.#takeChanges(bytes, state) : [];
    if (!left) return;
    desk.begin(state, {}, desk.format("said_opened", files[0].name));
    desk.nameLost(lost);
    if (left.length) desk.notice(desk.format("notice_left", left.join("; ")));
  }

  /**
   * The work that a file holds, with the bytes of a document; where it holds none, what to say.
   *
   * @param {File} file
   * @returns {Promise<{state: any, lost: string[], bytes?: Uint8Array, fault: string}>}
   */
  async read(file) {
    const { model, words } = this.desk;
    const { raw, bytes, fault = "" } = await stateIn(file, model.namespace);
    const texts = new Map([
      ["large", words.notice_too_large],
      ["none", words.notice_no_part],
    ]);
    return { bytes, ...model.clean(raw), fault: texts.get(fault) ?? words.notice_unusable };
  }

  /**
   * What was changed in a document since it was made here goes into the state, where somebody wants
   * that. Returns what could not, each as it is shown; null where the file is better left closed.
   *
   * @param {Uint8Array} bytes
   * @param {any} state
   */
  async #takeChanges(bytes, state) {
    const { desk } = this;
    const { words } = desk;
    const changes = await this.#changes(bytes, state);
    if (!changes) desk.notice(words.notice_uncompared);
    if (!changes?.length) return [];
    const tried = JSON.parse(JSON.stringify(state));
    const shown = (/** @type {{before: string, after: string}} */ { before, after }) =>
      [before, after].map((text) => (text ? `“${shorter(text)}”` : "–")).join(" → ");
    const left = changes.filter((change) => !desk.reword(tried, change)).map(shown);
    const items = changes
      .map(shown)
      .map((item) => (left.includes(item) ? desk.format("changed_left", item) : item));
    const choice = await desk.ask(
      words.changed_title,
      words.changed_help,
      [
        ["take", words.changed_take],
        ["leave", words.changed_leave],
        ["", words.cancel],
      ],
      items.slice(0, MOST_SHOWN),
    );
    if (choice === "take") {
      Object.assign(state, tried);
      return left;
    }
    return choice === "leave" ? [] : null;
  }

  /**
   * @param {Uint8Array} bytes
   * @param {any} state
   */
  async #changes(bytes, state) {
    try {
      const { changesIn } = await import("../office/compare.js");
      const paper = await this.desk.paper(state);
      if (!paper) return [];
      const changes = await changesIn(bytes, paper);
      const passing = this.desk.model.passing ?? [];
      return changes?.filter(({ tag }) => !passing.includes(tag)) ?? null;
    } catch {
      return null;
    }
  }
}

/**
 * The beginning of a text, for a list.
 *
 * @param {string} text
 */
function shorter(text) {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/**
 * What a file of this tool holds: {raw}, with the {bytes} of a document, or {fault}, which is "large", "none" for a document without
 * the state that we put there, or "other" for what is no file of ours. Never throws.
 *
 * @param {File} file
 * @param {string} namespace
 */
async function stateIn(file, namespace) {
  if (file.size > LARGEST_FILE) return { fault: "large" };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
      const { keptIn } = await import("../office/word.js");
      const raw = await keptIn(bytes, namespace);
      return raw === null ? { fault: "none" } : { raw, bytes };
    }
    if (bytes.length > LARGEST_JSON) return { fault: "large" };
    const found = parseJson(new TextDecoder().decode(bytes));
    return found?.kind === namespace ? { raw: found.state } : { fault: "other" };
  } catch {
    return { fault: "other" };
  }
}

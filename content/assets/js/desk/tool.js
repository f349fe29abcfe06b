/** What a tool must give to the desk, and how it begins. */

import { all, closeDialog, need } from "../base/elements.js";
import { pause } from "../base/idle.js";
import { goalOf } from "./address.js";

/**
 * The work of a tool, as the desk needs to know it. A state is plain JSON, free of language.
 *
 * @template State
 * @typedef {object} Model
 * @property {string} key under which the browser keeps it, such as `teamwijzer.job`
 * @property {string} namespace of the part of a document that holds it, such as `urn:ict-teamwijzer:job`
 * @property {{line: number, text: number}} limits letters that a field of one line, and of more, holds
 * @property {string[]} [looks] fields of the state that say what is looked at: no change of the work
 * @property {string[]} [passing] tags of blanks in a document that say something of the moment only
 * @property {() => State} empty a state in which nothing was said, each time a new one
 * @property {(state: State) => boolean} isEmpty whether nothing was said, whatever is looked at
 * @property {(raw: unknown) => {state: State | null, lost: string[]}} clean a state from anywhere,
 *   rebuilt field by field; `lost` names what could not be used. Never throws.
 * @property {(state: State) => unknown} pack a copy to keep outside the page
 * @property {(state: State) => string} title what people would call this work
 * @property {(state: State) => string} [subject] whose work it is, such as the school: when that
 *   becomes another, this is no longer the work that was kept under a name
 * @property {(state: State) => void} [renew] makes a copy a work of its own
 * @property {boolean} [unlinked] true where the work goes into no link, and none is opened
 * @property {(state: State) => State} [shared] what of it goes into a link; all of it where not given
 * @property {(state: State) => string} [over] what to say where it is more than a state can hold, else ""
 */

/** @typedef {Record<string, (button: HTMLElement) => unknown>} Actions what buttons do, by what they are called */

/**
 * What a tool adds to the desk, with what happens where it adds nothing.
 *
 * @template State
 */
export class Tool {
  /** Shows the state, all of it. */
  show() {}

  /**
   * What a button of its own does; a promise where that takes time.
   *
   * @param {string} _what
   * @param {HTMLElement} _button
   * @returns {unknown}
   */
  doing(_what, _button) {
    return undefined;
  }

  /**
   * Takes the change of a field; whether it was one of its own.
   *
   * @param {any} _field
   * @returns {boolean | void}
   */
  changing(_field) {
    return false;
  }

  /**
   * Takes what is typed in a field.
   *
   * @param {any} _field
   */
  typing(_field) {}

  /** Has ready what is printed. */
  async printable() {}

  /** Asks for what it takes to make its documents, as long as there is a network. */
  async ahead() {}

  /**
   * Opens files in a way of its own; whether it did. Else the desk opens the first of them.
   *
   * @param {File[]} _files
   * @returns {Promise<boolean>}
   */
  async openFiles(_files) {
    return false;
  }

  /**
   * What else can be done with work that came in a link where other work was: [label, what it does].
   *
   * @param {string} _id of the draft of the other work
   * @returns {[string, () => unknown][]}
   */
  arrived(_id) {
    return [];
  }

  /** After the page has become the tool's, and before it is seen. */
  begun() {}

  /** After somebody emptied the page. */
  cleared() {}

  /** Shows what it shows of the kept works. */
  showShelf() {}

  /**
   * The document that it makes of a state; null where it makes none that can be opened again.
   *
   * @param {State} _state
   * @returns {Promise<Uint8Array | null>}
   */
  async paper(_state) {
    return null;
  }

  /**
   * Puts what was changed in a document into a state; false where it does not know the place.
   *
   * @param {State} _state
   * @param {{before: string, after: string, tag: string}} _change
   */
  reword(_state, _change) {
    return false;
  }
}

/**
 * Waits until the browser has read the page. At its end it looks at every field there is, and lays out
 * all that stands around them; a phone is busy with that. So what nobody sees yet is away for a moment.
 *
 * @param {HTMLElement} root
 */
async function pageRead(root) {
  document.documentElement.classList.add("tw-begins"); // it is no longer late: see `early.js`
  const held = document.createDocumentFragment();
  held.append(...root.childNodes);
  await pause();
  root.append(held);
}

/**
 * Begins a tool on its root. The page without script stays until the tool is there, and comes back
 * when it does not start; what goes wrong later is said.
 *
 * @param {string} id of its root, which is the name of the tool
 * @param {new (root: HTMLElement) => import("./desk.js").Desk<any>} Kind
 */
export async function begin(id, Kind) {
  const root = document.getElementById(id);
  if (!root) return;
  const plain = root.outerHTML; // a copy of all elements would keep every visitor waiting
  const { classList } = document.documentElement;
  try {
    if (classList.contains("tw-soon")) await pageRead(root);
    const tool = new Kind(root);
    await pause();
    classList.remove("tw-soon"); // from here on it may ask something, and give the focus
    await tool.start();
    for (const kind of ["error", "unhandledrejection"]) {
      addEventListener(kind, () => tool.broke());
    }
    classList.add("tw-script");
    tool.begun();
    // Where the address leads was away when the browser looked for it; who comes back has a place already.
    if (goalOf(location.hash) && !scrollY) location.replace(location.hash);
  } catch (error) {
    setTimeout(() => {
      throw error;
    }); // the browser tells it to who looks for it
    for (const dialog of all(root, "dialog[open]", HTMLDialogElement)) closeDialog(dialog);
    classList.remove("tw-soon", "tw-script");
    const read = new DOMParser().parseFromString(plain, "text/html");
    const again = need(read, `#${id}`, HTMLElement);
    root.replaceWith(again);
    need(again, "[data-broken]", HTMLElement).hidden = false;
  }
}

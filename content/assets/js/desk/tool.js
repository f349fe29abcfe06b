/** What a tool must give to the desk, and how it begins. */

import { closeDialog } from "../base/elements.js";

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
 * @property {(state: State) => State} [shared] what of it goes into a link; all of it where not given
 * @property {(state: State) => string} [over] what to say where it is more than a state can hold, else ""
 */

/**
 * What a tool adds to `Desk`.
 *
 * @typedef {object} Tool
 * @property {() => void} show shows the state, all of it
 * @property {(what: string, button: HTMLElement) => unknown} doing what its own buttons do; a promise where it takes time
 * @property {(input: HTMLElement) => boolean} [changing] takes a field's change; whether it was its own
 * @property {(input: HTMLElement) => void} [typing] takes what is typed in a field
 * @property {() => Promise<unknown>} [ahead] asks for what taking the work along needs, such as the blank document
 * @property {(state: unknown) => Promise<Uint8Array>} [paper] the document that the tool makes of a state
 * @property {(state: unknown, change: {before: string, after: string, tag: string}) => boolean} [reword] puts
 *   what was changed in a document into the state; false where it does not know the place
 * @property {() => void} [begun] after the page has become the tool's: what needs to be seen, such as scrolling
 * @property {() => void} [showShelf] shows what it shows of the kept works
 */

/**
 * Begins a tool on its root. The page without script stays until the tool is there, and comes back
 * when it does not start; what goes wrong later is said.
 */
export async function begin(id, Kind) {
  const root = document.getElementById(id);
  if (!root) return;
  const plain = root.cloneNode(true);
  try {
    const tool = new Kind(root);
    await tool.start();
    for (const kind of ["error", "unhandledrejection"]) {
      addEventListener(kind, (event) => tool.broke(event.error ?? event.reason));
    }
    document.documentElement.classList.add("tw-script");
    tool.begun?.();
  } catch (error) {
    console.error(error);
    for (const dialog of root.querySelectorAll("dialog[open]")) closeDialog(dialog);
    document.documentElement.classList.remove("tw-script");
    root.replaceWith(plain);
    plain.querySelector("[data-broken]").hidden = false;
  }
}

/**
 * A term opens its definition where it stands. The link stays one: with a key held down, without
 * script, without network and in a browser without popovers it leads to the glossary.
 *
 * @typedef {{more: string, close: string, terms: Record<string, [string, string]>}} Said words, and
 *   by the id of a term its name and what it means
 */

import { all } from "../base/elements.js";
import { whenIdle } from "../base/idle.js";

/** @param {HTMLElement} source the element with what is said, as JSON */
export function startTerms(source) {
  if (!("popover" in HTMLElement.prototype)) return;
  /** @type {Said} */
  const said = JSON.parse(source.textContent ?? "{}");
  /** What shows a meaning, once it is loaded. @type {import("./meaning.js").Meaning | undefined} */
  let box;
  /** Whether the term that is pressed is the one that was open: a press outside closes it first. */
  let again = false;

  async function ready() {
    const { Meaning } = await import("./meaning.js");
    box ??= new Meaning(said);
    return box;
  }

  /** @param {HTMLAnchorElement} link */
  async function press(link) {
    try {
      (await ready()).press(link, again);
      again = false;
    } catch {
      location.assign(link.href);
    }
  }

  whenIdle(() => ready().catch(() => undefined)); // it is tried again when it is needed
  for (const link of all(document, "a.tw-term", HTMLAnchorElement)) {
    if (!Object.hasOwn(said.terms, link.hash.slice(1))) continue;
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("pointerdown", () => {
      again = box?.shows(link) ?? false;
    });
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      press(link);
    });
    // It is a button now, which a space presses too.
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
  }
}

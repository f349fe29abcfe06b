/** What else there is to look at: work for more than one person, and what the job usually holds. */

import { el, redraw } from "../base/elements.js";
import { tooMuch } from "../base/raven.js";
import { leftOut } from "./work.js";

/**
 * Draws the hints into `part`; what of it was open stays open.
 *
 * @param {HTMLElement} part
 * @param {import("./showing.js").Showing} page
 */
export function drawHints(part, page) {
  const { state, data, words } = page;
  /** @type {HTMLElement[]} */
  const found = [];
  if (tooMuch(state, data)) {
    found.push(
      el(
        "div",
        { className: "tw-note" },
        el("p", {}, el("strong", {}, words.raven), " ", words.raven_text),
        el("p", {}, el("a", { href: page.root.dataset.planner }, words.raven_link)),
      ),
    );
  }
  const left = leftOut(state, data);
  for (const why of ["preset", "core"]) {
    const items = left.filter((entry) => entry.why === why);
    if (!items.length) continue;
    const before = part.querySelector(`[data-why="${why}"]`);
    found.push(
      el(
        "details",
        { open: before instanceof HTMLDetailsElement && before.open, "data-why": why },
        el("summary", {}, `${words[`left_out_${why}`]} (${items.length})`),
        el(
          "ul",
          {},
          ...items.map(({ list, code }) =>
            el(
              "li",
              {},
              `${page.titleOf(code)} `,
              el(
                "button",
                {
                  type: "button",
                  className: "tw-quiet",
                  "data-do": "suggest",
                  "data-list": list,
                  "data-code": code,
                  "aria-label": `${words.add}: ${page.titleOf(code)}`,
                },
                words.add,
              ),
            ),
          ),
        ),
      ),
    );
  }
  if (found.length) found.unshift(el("h3", {}, words.hints));
  redraw(part, found);
}

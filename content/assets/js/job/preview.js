/**
 * The text as one reads it, and changes it: each line opens its editor when it is chosen, and each
 * blank leads to its field. What a text is stands in `text.js`.
 */

import { draw } from "../base/blocks.js";
import { el } from "../base/elements.js";

/** More than this many new lines are another text, and none of them is marked. */
const FEW = 8;

/** What of a text can be in an editor: a line of a list, or a paragraph. */
export function placeOf({ list, code, edit }) {
  return list ? `${list} ${code}` : (edit ?? "");
}

/**
 * The blocks as elements. `editing` is the place whose editor is open, `format` fills words in,
 * `resettable` tells whether a place has words of the school's own instead of ours.
 */
export function drawPreview(blocks, { language, words, format, editing, resettable }) {
  const drawn = draw(blocks, language, 3);
  const additions = new Map();
  let opened = false;
  blocks.forEach((block, at) => {
    const shown = drawn[at];
    blanksIn(shown, block);
    if (block.kind === "list") lines(shown, block.items);
    else if (block.edit && !block.runs.some((run) => typeof run !== "string")) {
      const open = block.edit === editing;
      if (open && opened) shown.hidden = true;
      else if (open) shown.replaceChildren(editor(block, shown.textContent, []));
      else asLine(shown, block);
      opened ||= open;
    }
  });
  return drawn.flatMap((element) => [element, additions.get(element)].filter(Boolean));

  function lines(list, items) {
    for (const [n, entry] of items.entries()) {
      const shown = list.children[n];
      if (placeOf(entry) === editing) shown.replaceChildren(editor(entry, entry.text, items));
      else asLine(shown, entry);
    }
    if (["work", "own"].includes(items.at(-1)?.list)) {
      const add = el(
        "button",
        { type: "button", className: "tw-quiet", "data-do": "line-add" },
        words.line_add,
      );
      additions.set(list, el("div", { className: "tw-line-add" }, add));
    }
  }

  // No <button>: its text could not be selected with the mouse.
  function asLine(shown, entry) {
    const title = format("edit", shown.textContent);
    const attributes = {
      className: "tw-line",
      role: "button",
      tabIndex: 0,
      title,
      "data-place": placeOf(entry),
    };
    shown.replaceChildren(el("span", attributes, ...shown.childNodes));
  }

  function editor(entry, said, items) {
    const place = placeOf(entry);
    const button = (/** @type {string} */ what, /** @type {string} */ label, more = {}) =>
      el(
        "button",
        { type: "button", className: "tw-quiet", "data-do": what, "data-place": place, ...more },
        label,
      );
    const field = el("textarea", {
      rows: 3,
      value: said,
      maxLength: 2000,
      "data-place": place,
      "aria-label": format("edit", said),
    });
    const buttons = [];
    if (entry.list) {
      const peers = items.filter(({ list }) => list === entry.list);
      const at = peers.indexOf(entry);
      if (entry.list !== "flags") {
        for (const [what, end] of [
          ["up", 0],
          ["down", peers.length - 1],
        ]) {
          buttons.push(
            button(what, words[`${what}_short`], {
              disabled: at === end,
              "aria-label": format(what, said),
            }),
          );
        }
      }
      buttons.push(
        button("take-out", words.take_out_short, { "aria-label": format("take_out", said) }),
      );
    } else if (place === "vacancy:welcome") {
      buttons.push(button("take-out", words.take_out_short));
    }
    if (resettable(entry)) buttons.push(button("wording-reset", words.wording_reset));
    buttons.push(button("ready", words.ready));
    return el(
      "span",
      { className: "tw-wording" },
      field,
      el("span", { className: "tw-row" }, ...buttons),
    );
  }
}

/** A blank is a button to its field; what only a signature fills stays what it is. */
function blanksIn(shown, block) {
  const runs = block.runs ?? (block.rows ?? []).flatMap((row) => row.slice(1).flat());
  const blanks = runs.filter((run) => typeof run !== "string");
  for (const [n, blank] of [...shown.querySelectorAll(".tw-blank")].entries()) {
    const { tag } = blanks[n];
    if (tag.startsWith("sign.")) continue;
    blank.replaceWith(
      el(
        "button",
        { type: "button", className: "tw-blank", "data-do": "fill", "data-field": tag },
        blank.textContent,
      ),
    );
  }
}

/** Marks the lines that were not there before; returns the first. */
export function markChanges(before, shown) {
  const lines = shown.flatMap((element) =>
    element.matches("ul, table") ? [...element.querySelectorAll("li, tr")] : [element],
  );
  const fresh = lines.filter(
    (line) =>
      line.matches("h3, h4, h5, p, li, tr") &&
      !before.has(line.textContent) &&
      !line.querySelector("textarea"),
  );
  if (!before.size || fresh.length > FEW) return null;
  for (const line of fresh) line.classList.add("tw-changed");
  return fresh[0] ?? null;
}

/** The lines of a text as it stands, to tell what changes. */
export function linesOf(preview) {
  return new Set(
    [...preview.querySelectorAll("h3, h4, h5, p, li, tr")].map((line) => line.textContent),
  );
}

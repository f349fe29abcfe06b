/**
 * The text as one reads it, and changes it: each line opens its editor when it is chosen, and each
 * blank leads to its field. What a text is stands in `text.js`.
 *
 * @typedef {import("../base/blocks.js").Block} Block
 * @typedef {import("../base/blocks.js").Item} Item
 * @typedef {{list?: string, code?: string, edit?: string}} Line what can be in an editor: a line of
 *   a list has `list` and `code`, a paragraph `edit`
 */

import { draw, itemsOf } from "../base/blocks.js";
import { all, el } from "../base/elements.js";

/** More than this many new lines are another text, and none of them is marked. */
const FEW = 8;
const LINES = "h3, h4, h5, p, li, tr";

/**
 * How a line is called.
 *
 * @param {Line} line
 */
export function placeOf({ list, code, edit }) {
  return list ? `${list} ${code}` : (edit ?? "");
}

/**
 * @param {Block[]} blocks
 * @returns {Line[]}
 */
export function linesIn(blocks) {
  return blocks.map((block) => (block.kind === "text" ? [block] : itemsOf(block))).flat();
}

/**
 * What is written in a block where blanks can stand.
 *
 * @param {Block} block
 */
export function runsIn(block) {
  switch (block.kind) {
    case "title":
    case "text":
      return block.runs ?? [];
    case "rows":
      return block.rows.flatMap(([, runs]) => runs);
    case "table":
      return block.rows.flatMap((row) => row.slice(1).flat());
    default:
      return [];
  }
}

/**
 * The blocks as elements, one or more for each. `editing` is the place whose editor is open,
 * `format` fills words in, `resettable` tells whether a place has words of the school's own instead
 * of ours.
 *
 * @param {Block[]} blocks
 * @param {object} how
 * @param {string} how.language
 * @param {Record<string, string>} how.words
 * @param {(name: string, ...values: string[]) => string} how.format
 * @param {string} how.editing
 * @param {(line: Line) => boolean} how.resettable
 */
export function drawPreview(blocks, { language, words, format, editing, resettable }) {
  const drawn = draw(blocks, language, 3);
  /** @type {Map<HTMLElement, HTMLElement>} */
  const additions = new Map();
  let opened = false;
  blocks.forEach((block, at) => {
    const shown = drawn[at];
    blanksIn(shown, block);
    if (block.kind === "list") lines(shown, block.items);
    else if (
      block.kind === "text" &&
      block.edit &&
      !block.runs.some((run) => typeof run !== "string")
    ) {
      const open = block.edit === editing;
      if (open && opened) shown.hidden = true;
      else if (open) shown.replaceChildren(editor(block, shown.textContent, []));
      else asLine(shown, block);
      opened ||= open;
    }
  });
  return drawn.map((element) => {
    const more = additions.get(element);
    return more ? [element, more] : [element];
  });

  /**
   * @param {HTMLElement} list
   * @param {Item[]} items
   */
  function lines(list, items) {
    for (const [n, entry] of items.entries()) {
      const shown = list.children[n];
      if (placeOf(entry) === editing) shown.replaceChildren(editor(entry, entry.text, items));
      else asLine(shown, entry);
    }
    if (["work", "own"].includes(items.at(-1)?.list ?? "")) {
      const add = el(
        "button",
        { type: "button", className: "tw-quiet", "data-do": "line-add" },
        words.line_add,
      );
      additions.set(list, el("div", { className: "tw-line-add" }, add));
    }
  }

  /**
   * No <button>: its text could not be selected with the mouse.
   *
   * @param {Element} shown
   * @param {Line} entry
   */
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

  /**
   * @param {Line} entry
   * @param {string} said
   * @param {Item[]} items of the list that it stands in
   */
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
      const at = peers.findIndex((peer) => peer === entry);
      if (entry.list !== "flags") {
        const ends = { up: 0, down: peers.length - 1 };
        for (const [what, end] of Object.entries(ends)) {
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

/**
 * A blank is a button to its field; what only a signature fills stays what it is.
 *
 * @param {HTMLElement} shown
 * @param {Block} block
 */
function blanksIn(shown, block) {
  const blanks = runsIn(block).filter((run) => typeof run !== "string");
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

/**
 * Marks the lines that were not there before; returns the first.
 *
 * @param {Set<string>} before
 * @param {HTMLElement} preview
 */
export function markChanges(before, preview) {
  const fresh = all(preview, LINES, HTMLElement).filter(
    (line) => !before.has(line.textContent) && !line.querySelector("textarea"),
  );
  if (!before.size || fresh.length > FEW) return null;
  for (const line of fresh) line.dataset.changed = "";
  return fresh[0] ?? null;
}

/**
 * The lines of a text as it stands, to tell what changes.
 *
 * @param {HTMLElement} preview
 */
export function linesOf(preview) {
  return new Set([...preview.querySelectorAll(LINES)].map((line) => line.textContent));
}

/**
 * How to cite a page: copied, saved as a file, and in the glossary of the one term that is open. Loaded
 * when somebody comes near.
 */

import { all, need } from "../base/elements.js";
import { copy, download, fileName } from "../base/hand-over.js";

const TYPES = new Map([
  ["bib", "application/x-bibtex"],
  ["ris", "application/x-research-info-systems"],
]);
/** What TeX reads as something else. */
const SIGNS = /[&%$#_{}]/g;

/**
 * What a button below a reference does: copies it, or saves it as a file.
 *
 * @param {HTMLElement} root
 * @param {HTMLElement} button
 */
export async function cite(root, button) {
  const { copy: copied, save: saved } = button.dataset;
  const text = need(root, `[data-cite="${copied ?? saved}"]`, HTMLElement);
  const said = need(root, "[role=status]", HTMLElement);
  if (copied) {
    said.textContent = "";
    const done = await copy(text.textContent?.trim() ?? "");
    if (!done) getSelection()?.selectAllChildren(text);
    said.textContent = (done ? said.dataset.copied : said.dataset.not) ?? "";
  } else if (saved) {
    // Programs that read RIS expect the line ends that it was made with.
    const lines = `${text.textContent?.trim()}\n`.replaceAll("\n", "\r\n");
    const title = need(root, "[data-title]", HTMLElement).textContent ?? "";
    download(`${fileName(title)}.${saved}`, lines, TYPES.get(saved) ?? "");
  }
}

/**
 * In the glossary the reference is that of the term that stands there alone.
 *
 * @param {HTMLElement} root
 */
export function followTerms(root) {
  const parts = ["title", "tex", "address", "name"].flatMap((kind) =>
    all(root, `[data-${kind}]`, HTMLElement).map((element) => ({
      kind,
      element,
      whole: element.textContent ?? "",
    })),
  );
  const show = () => {
    // Not `:target`: when this runs first, the page may not have gone there yet.
    const term = document.getElementById(location.hash.slice(1))?.closest(".tw-entry");
    const title = term?.querySelector("h3")?.textContent?.trim() ?? "";
    for (const { kind, element, whole } of parts) {
      if (!term) element.textContent = whole;
      else if (kind === "title") element.textContent = title;
      else if (kind === "tex") element.textContent = title.replace(SIGNS, "\\$&");
      else element.textContent = whole + (kind === "name" ? "-" : "#") + term.id;
    }
  };
  addEventListener("hashchange", show);
  show();
}

/** How to cite a page: copied, saved as a file, and in the glossary of the one term that is open. */

import { all, need } from "../base/elements.js";
import { copy, download, fileName } from "../base/hand-over.js";

const TYPES = new Map([
  ["bib", "application/x-bibtex"],
  ["ris", "application/x-research-info-systems"],
]);
/** What TeX reads as something else. */
const SIGNS = /[&%$#_{}]/g;

/** @param {HTMLElement} root */
export function startCiting(root) {
  const said = need(root, "[role=status]", HTMLElement);
  const text = (/** @type {string | undefined} */ kind) =>
    need(root, `[data-cite="${kind}"]`, HTMLElement);

  for (const button of all(root, "[data-copy]", HTMLButtonElement)) {
    button.addEventListener("click", async () => {
      const from = text(button.dataset.copy);
      said.textContent = "";
      const done = await copy(from.textContent?.trim() ?? "");
      if (!done) getSelection()?.selectAllChildren(from);
      said.textContent = (done ? said.dataset.copied : said.dataset.not) ?? "";
    });
  }
  for (const button of all(root, "[data-save]", HTMLButtonElement)) {
    button.addEventListener("click", () => {
      const kind = button.dataset.save ?? "";
      // Programs that read RIS expect the line ends that it was made with.
      const lines = `${text(kind).textContent?.trim()}\n`.replaceAll("\n", "\r\n");
      const title = need(root, "[data-title]", HTMLElement).textContent ?? "";
      download(`${fileName(title)}.${kind}`, lines, TYPES.get(kind) ?? "");
    });
  }
  for (const line of all(root, ".tw-cite__do", HTMLElement)) line.hidden = false;
  startTerms(root);
}

/**
 * In the glossary the reference is that of the term that stands there alone.
 *
 * @param {HTMLElement} root
 */
function startTerms(root) {
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
  if (!document.querySelector(".tw-entry")) return;
  addEventListener("hashchange", show);
  show();
}

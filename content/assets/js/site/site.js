/** What every page does: colours, the search box, terms, how to cite it, addresses on paper. */

import { all, need } from "../base/elements.js";
import { startTerms } from "./terms.js";

/** Where links lead on, and are no part of a text. */
const NAVIGATION = ".tw-links, .tw-contents, .tw-cards, .tw-head, .tw-hero, .tw-start, .tw-do";
const THEMES = ["auto", "light", "dark"];
const KEY = "teamwijzer.theme";

/**
 * A button that goes from the device's colours to light, to dark, and back.
 *
 * @param {HTMLElement} button
 */
function startTheme(button) {
  const device = matchMedia("(prefers-color-scheme: dark)");
  let theme = "auto";
  try {
    theme = THEMES.find((name) => name === localStorage.getItem(KEY)) ?? theme;
  } catch {
    // Nothing is kept here: the choice holds for this page.
  }

  function show() {
    const dark = theme === "auto" ? device.matches : theme === "dark";
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    button.dataset.theme = theme;
    button.title = button.dataset[theme] ?? "";
    button.setAttribute("aria-label", button.title);
  }

  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    try {
      if (theme === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // As above.
    }
    show();
  });
  device.addEventListener("change", show);
  show();
  button.hidden = false;
}

/**
 * The search loads itself, and what it searches in, when somebody searches.
 *
 * @param {HTMLElement} button
 * @param {HTMLDialogElement} dialog
 */
function startSearch(button, dialog) {
  async function open() {
    if (dialog.open) return;
    const template = dialog.querySelector("template");
    template?.replaceWith(template.content);
    dialog.showModal();
    try {
      const { start } = await import("./search.js");
      start(dialog);
    } catch {
      const said = need(dialog, "[role=status]", HTMLElement);
      said.textContent = said.dataset.failed ?? "";
    }
  }

  button.addEventListener("click", open);
  // Enter leads nowhere before there are results.
  dialog.addEventListener("submit", (event) => event.preventDefault());
  // A click beside the box closes it too.
  dialog.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target === dialog || target.closest("[data-close]")) dialog.close();
  });
  // In a field for searching this key only wipes what was typed.
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  });
  addEventListener("keydown", (event) => {
    if (
      event.key.toLowerCase() !== "k" ||
      !(event.ctrlKey || event.metaKey) ||
      event.altKey ||
      event.shiftKey
    )
      return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
  button.hidden = false;
}

/**
 * What copies and saves a reference loads itself when somebody comes near, and in the glossary, where
 * the reference follows the term that is open, at once.
 *
 * @param {HTMLElement} root
 */
function startCiting(root) {
  const late = async () => await import("./cite.js");
  const ahead = () => late().catch(() => undefined); // it is tried again when it is needed
  root.addEventListener("pointerover", ahead, { once: true });
  root.addEventListener("focusin", ahead, { once: true });
  root.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element && target.closest("[data-copy], [data-save]");
    if (!(button instanceof HTMLElement)) return;
    try {
      await (await late()).cite(root, button);
    } catch {
      const said = need(root, "[role=status]", HTMLElement);
      said.textContent = said.dataset.failed ?? "";
    }
  });
  for (const line of all(root, ".tw-cite__do", HTMLElement)) line.hidden = false;
  if (document.querySelector(".tw-entry"))
    late().then(({ followTerms }) => followTerms(root), ahead);
}

const colours = document.querySelector("[data-tw-theme]");
if (colours instanceof HTMLElement) startTheme(colours);
const opener = document.querySelector("[data-tw-search]");
const box = document.getElementById("search");
// A browser that knows no dialogs knows no such class.
if (
  opener instanceof HTMLElement &&
  globalThis.HTMLDialogElement &&
  box instanceof HTMLDialogElement
) {
  startSearch(opener, box);
}

const meanings = document.querySelector("[data-meanings]");
if (meanings instanceof HTMLElement) startTerms(meanings);

const cited = document.querySelector(".tw-cite");
if (cited instanceof HTMLElement) startCiting(cited);

/**
 * On paper a link in running text shows its address; one to a term or a code does not, nor one
 * above the text, where it would only be in the way.
 */
addEventListener("beforeprint", () => {
  for (const link of all(document, "article :is(p, li, dd) > a[href]", HTMLAnchorElement)) {
    if (link.matches(".tw-term, [href^='#']") || link.closest(NAVIGATION)) continue;
    link.dataset.address = link.href;
  }
});

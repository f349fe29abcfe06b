/**
 * The three questions of the first page: makes one list of what the answers ask for. The answers
 * stand in the address and nowhere else. What each asks for stands in the page already.
 */

import { all, need } from "../base/elements.js";

/** A list that one can keep in mind. */
const MOST = 6;

/**
 * The answers that a query string holds; what is unknown is dropped.
 *
 * @param {string} query
 * @param {Map<string, string[]>} known question → its answers, in order
 * @returns {Map<string, string>}
 */
export function parse(query, known) {
  const given = new URLSearchParams(query);
  /** @type {Map<string, string>} */
  const answers = new Map();
  for (const [ask, options] of known) {
    const option = given.get(ask) ?? "";
    if (options.includes(option)) answers.set(ask, option);
  }
  return answers;
}

/**
 * The steps of several answers as one list: first what hurts most, each place once.
 *
 * @template Step
 * @param {Step[][]} lists by question, in order
 * @param {(step: Step) => string} place
 * @returns {Step[]}
 */
export function together(lists, place) {
  const found = new Map();
  for (const step of [...lists].reverse().flat())
    if (!found.has(place(step))) found.set(place(step), step);
  return [...found.values()].slice(0, MOST);
}

/** @param {Element} radio */
function optionOf(radio) {
  const option = radio.closest(".tw-option");
  if (!option) throw new Error("start: a choice stands in no .tw-option");
  return option;
}

/** @param {HTMLFormElement} form */
function start(form) {
  const radios = all(form, "[type=radio]", HTMLInputElement);
  /** @type {Map<string, string[]>} */
  const known = new Map();
  for (const { name, value } of radios) known.set(name, [...(known.get(name) ?? []), value]);
  const part = need(form, "[data-part=list]", HTMLElement);
  const list = need(part, "ol", HTMLOListElement);
  const said = need(part, "[role=status]", HTMLElement);

  /** Chooses what the address says. */
  function fill() {
    const answers = parse(location.search, known);
    for (const radio of radios) radio.checked = answers.get(radio.name) === radio.value;
    show();
  }

  /** Shows the list of what is chosen. */
  function show() {
    const chosen = radios.filter((radio) => radio.checked);
    const steps = together(
      chosen.map((radio) => all(optionOf(radio), "li", HTMLElement)),
      (step) => need(step, "a", HTMLAnchorElement).href,
    );
    part.hidden = !steps.length;
    list.replaceChildren(...steps.map((step) => step.cloneNode(true)));
    const { one = "", many = "" } = said.dataset;
    said.textContent = steps.length === 1 ? one : many.replace("{}", String(steps.length));
  }

  /** Keeps in the address what is chosen, so that a colleague can be given it. */
  function keep() {
    const query = new URLSearchParams();
    for (const { name, value, checked } of radios) if (checked) query.set(name, value);
    const text = query.toString();
    history.replaceState(null, "", location.pathname + (text ? `?${text}` : "") + location.hash);
  }

  form.classList.add("tw-start--script");
  form.addEventListener("change", () => {
    keep();
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    // The fields are empty once this is over.
    setTimeout(() => {
      keep();
      show();
      radios[0].focus();
    });
  });
  addEventListener("popstate", fill);
  fill();
}

const form = document.getElementById("start");
if (form instanceof HTMLFormElement) start(form);

/**
 * What every field of a tool does, whatever it is for: what no document can hold is taken out
 * where it comes in, a limit is said where one types, and a day has a year of four digits.
 */

import { fit, fitLine } from "../base/clean.js";
import { el, filled } from "../base/elements.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

const FIRST_DAY = "1900-01-01";
const LAST_DAY = "2199-12-31";
const TYPED = "textarea, input:not([type]), input[type=text], input[type=search]";

export class Fields {
  /**
   * `limits`: {line, text}, how much a field of one line and one of more lines holds.
   *
   * @param {HTMLElement} root
   * @param {Record<string, string>} words
   * @param {{line: number, text: number}} limits
   */
  constructor(root, words, limits) {
    this.words = words;
    this.limits = limits;
    /** @type {Field | null} typed in, and not yet left */
    this.typed = null;
    root.addEventListener("focusin", (event) => this.#limit(/** @type {Field} */ (event.target)));
    root.addEventListener("focusout", (event) => {
      const field = /** @type {Field} */ (event.target);
      if (field.type === "date")
        this.#say(field, this.#wrongDay(field) ? this.words.day_wrong : "");
    });
  }

  /**
   * What was typed in a field that nobody left yet is taken over as if it had been left; `now` is
   * a field that is being taken over already.
   *
   * @param {Field} [now]
   */
  settle(now) {
    const field = this.typed;
    this.typed = null;
    if (field?.isConnected && field !== now)
      field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /**
   * Whether what stands in a field can be used; mended where it can be.
   *
   * @param {Field} field
   */
  take(field) {
    if (field.type === "date") {
      const wrong = this.#wrongDay(field);
      if (!wrong) this.#say(field, "");
      return !wrong;
    }
    if (!field.matches(TYPED)) return true;
    this.#limit(field);
    const mended = field.matches("textarea") ? fit(field.value) : fitLine(field.value);
    if (mended !== field.value) {
      const [start, end] = [field.selectionStart, field.selectionEnd];
      field.value = mended;
      field.setSelectionRange(start, end);
    }
    const full = field.maxLength > 0 && field.value.length >= field.maxLength;
    if (full) field.value = field.value.slice(0, field.maxLength);
    this.#say(field, full ? filled(this.words.limit_field, field.maxLength) : "");
    return true;
  }

  /** @param {Field} field */
  #wrongDay(field) {
    const { value } = field;
    if (!value) return field.validity.badInput;
    return value.length !== FIRST_DAY.length || value < FIRST_DAY || value > LAST_DAY;
  }

  /**
   * The limit is one of the state: what is typed within it is never cut later.
   *
   * @param {Field} field
   */
  #limit(field) {
    if (!field.matches?.(TYPED) || field.maxLength > 0 || field.readOnly) return;
    field.maxLength = field.matches("textarea") ? this.limits.text : this.limits.line;
  }

  /**
   * @param {Field} field
   * @param {string} text
   */
  #say(field, text) {
    const known = field.parentElement?.querySelector(":scope > .tw-wrong");
    if (known?.textContent === text || (!known && !text)) return;
    known?.remove();
    field.removeAttribute("aria-errormessage");
    if (field.type === "date") field.toggleAttribute("aria-invalid", false);
    if (!text) return;
    const id = `wrong-${field.id}`;
    field.after(el("span", { className: "tw-wrong", role: "status", id }, text));
    if (field.type !== "date") return;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-errormessage", id);
  }
}

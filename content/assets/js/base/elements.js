/** Elements of a page, and small things that texts need. */

/**
 * An element with properties and children. Text is always text.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, any>} properties of the element where it has them, else attributes
 * @param {...(string | Node)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made && key !== "list") Object.assign(made, { [key]: value });
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/**
 * The part of a page that a script cannot do without. Throws where it is not there.
 *
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
export function need(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`this page has no ${selector}`);
  return found;
}

/**
 * The parts of a page that a selector finds, as elements of a kind; others are left out.
 *
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T[]}
 */
export function all(root, selector, kind) {
  const found = [...root.querySelectorAll(selector)];
  return /** @type {T[]} */ (found.filter((element) => element instanceof kind));
}

/**
 * What a filter says: the template of an output, with how many of how many are shown.
 *
 * @param {HTMLElement} output
 * @param {number} shown
 * @param {number} total
 */
export function counted(output, shown, total) {
  const said = output.dataset.template ?? "";
  return said.replace("{shown}", String(shown)).replace("{total}", String(total));
}

/**
 * Puts a value in a field that does not hold it yet: the cursor stays where it is.
 *
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control
 * @param {string} value
 */
export function setValue(control, value) {
  if (control.value !== value) control.value = value;
}

/** @param {string} text */
export function upperFirst(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * Lower case without diacritics, so that "coordinator" finds "coördinator".
 *
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
}

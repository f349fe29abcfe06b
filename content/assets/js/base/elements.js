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
 * Puts a value in a field that does not hold it yet: the cursor stays where it is.
 *
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control
 * @param {string} value
 */
export function setValue(control, value) {
  if (control.value !== value) control.value = value;
}

/**
 * Puts a text in an element that does not hold it yet: a browser lays out what it is given anew.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Puts nodes in the place of what an element holds. What is the same stays, so that a browser lays
 * out and paints only what changed, and the focus stays where it was.
 *
 * @param {Element} parent
 * @param {Node[]} made
 */
export function redraw(parent, made) {
  const there = [...parent.childNodes];
  const { start, end, last } = changed(there, made, isSame);
  const gone = there.slice(start, last);
  const come = made.slice(start, end);
  const before = there[last] ?? null;
  for (const [at, node] of come.entries()) {
    const old = gone[at];
    if (!old) parent.insertBefore(node, before);
    else if (isSameOutside(old, node)) redraw(old, [...node.childNodes]);
    else if (!isSame(old, node)) old.replaceWith(node);
  }
  for (const old of gone.slice(come.length)) old.remove();
}

/**
 * Where two rows differ: from `start` up to `last` of the one stands what goes, up to `end` of the
 * other what comes.
 *
 * @template T
 * @param {T[]} before
 * @param {T[]} now
 * @param {(one: T, other: T) => boolean} same
 */
export function changed(before, now, same) {
  let start = 0;
  while (start < now.length && start < before.length && same(before[start], now[start])) start += 1;
  let [end, last] = [now.length, before.length];
  while (end > start && last > start && same(before[last - 1], now[end - 1])) {
    end -= 1;
    last -= 1;
  }
  return { start, end, last };
}

/**
 * What a visitor types stands in no node: a field is never the same as another one.
 *
 * @param {Node} one
 * @param {Node} other
 */
function isSame(one, other) {
  if (one === other) return true;
  const holds = other instanceof Element && other.querySelector("input, select, textarea");
  return !holds && one.isEqualNode(other);
}

/**
 * @param {Node} one
 * @param {Node} other
 * @returns {one is Element}
 */
function isSameOutside(one, other) {
  return (
    one instanceof Element &&
    (other.childNodes.length > 1 || other.firstChild instanceof Text) &&
    one.cloneNode(false).isEqualNode(other.cloneNode(false))
  );
}

/**
 * A text with its {} filled in, one after the other.
 *
 * @param {string} text
 * @param {...(string | number)} values
 */
export function filled(text, ...values) {
  let next = 0;
  return text.replace(/\{\}/g, () => String(values[next++]));
}

/** @param {string} text */
export function upperFirst(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * A heading as it stands inside a sentence: in lower case, but not where nouns keep their capital
 * (`languages.py` says where).
 *
 * @param {string} text
 */
export function inside(text) {
  return document.documentElement.dataset.nouns === "capital" ? text : text.toLowerCase();
}

/**
 * Lower case without diacritics, so that "coordinator" finds "coördinator".
 *
 * @param {string} text
 */
export function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}

/**
 * Opens a dialog, unless it is open; where the browser knows none, it stands in the page.
 *
 * @param {HTMLDialogElement} dialog
 */
export function openDialog(dialog) {
  if (dialog.hasAttribute("open")) return;
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} value that it returns
 */
export function closeDialog(dialog, value = "") {
  if (dialog.close) return dialog.close(value);
  dialog.removeAttribute("open");
  dialog.returnValue = value;
  dialog.dispatchEvent(new Event("close"));
}

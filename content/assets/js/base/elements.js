/** Elements of a page, and small things that texts need. */

/** An element with properties and children. Text is always text. */
export function el(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made && key !== "list") made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Puts a value in a field that does not hold it yet: the cursor stays where it is. */
export function setValue(control, value) {
  if (control.value !== value) control.value = value;
}

export function upperFirst(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Lower case without diacritics, so that "coordinator" finds "coördinator". */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
}

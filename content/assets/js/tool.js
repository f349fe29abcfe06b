/**
 * What the tools of this site share: elements, keeping work in this browser, and putting
 * it in an address. Nothing that a visitor types leaves the browser.
 */

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

/* From anywhere: each takes what may be anything, and notes in `lost` what it could not use. */

export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A state brought to the present version; null where it is none. A newer one is read as far as we know it. */
export function migrated(given, present, steps, lost) {
  const version = given.get("v");
  if (!Number.isInteger(version) || version < 1) return null;
  if (version > present) lost.push(`v${version}`);
  let state = given;
  for (let at = version; at < present; at += 1) state = steps.get(at)(state);
  return state;
}

/** Text without characters that no document can hold. */
export function cleanText(value, length, name, lost) {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string" || value.length > length) lost.push(name);
  if (typeof value !== "string") return "";
  return value.slice(0, length).replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, " ");
}

/** The same on one line. */
export function cleanLine(value, length, name, lost) {
  return cleanText(value, length, name, lost).replace(/\s+/g, " ");
}

/** Pairs of a key and a text. */
export function cleanPairs(value, length, most) {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, most)
    .filter((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((x) => typeof x === "string"))
    .map(([key, said]) => [key.slice(0, 60), cleanText(said, length, "", [])]);
}

/** What could not be used, short enough to print. */
export function shortened(value) {
  const said = typeof value === "string" ? value : JSON.stringify(value) ?? "";
  return said.length > 40 ? `${said.slice(0, 39)}…` : said;
}

/* In an address */

const LONGEST_ADDRESS = 60_000;
const LARGEST_STATE = 400_000;

/** A value as text for an address. */
export async function encode(value) {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The value of such a text; null where there is none, or too much. */
export async function decode(text) {
  if (text.length > LONGEST_ADDRESS || !/^[\w-]+$/.test(text)) return null;
  try {
    const packed = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = await inflate(Uint8Array.from(packed, (letter) => letter.charCodeAt(0)), LARGEST_STATE);
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** Inflates bytes a little at a time, so that a bomb stops at the limit. Throws past it. */
export async function inflate(bytes, limit) {
  const slices = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 4096) controller.enqueue(bytes.subarray(at, at + 4096));
      controller.close();
    },
  });
  const reader = slices.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError("too large");
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) whole.set(part, at), (at += part.length);
  return whole;
}

/* In this browser */

const MOST_KEPT = 50;

/**
 * Work kept in this browser: a draft, and copies under a name. `failed` is called with
 * "full", "forbidden" or "damaged" when the browser does not keep or give it.
 */
export class Shelf {
  constructor(key, failed) {
    this.key = key;
    this.failed = failed;
  }

  /** What lies there: {draft, kept: [{name, time, state}]}. What cannot be read is set apart. */
  read() {
    let text;
    try {
      text = localStorage.getItem(this.key);
    } catch {
      this.failed("forbidden");
      return { draft: null, kept: [] };
    }
    if (!text) return { draft: null, kept: [] };
    try {
      const found = JSON.parse(text);
      if (!Array.isArray(found.kept)) throw new TypeError("not ours");
      const kept = found.kept.filter((entry) => typeof entry?.name === "string" && typeof entry.time === "string");
      return { draft: found.draft ?? null, kept: kept.slice(0, MOST_KEPT) };
    } catch {
      this.#setApart(text);
      return { draft: null, kept: [] };
    }
  }

  /** Puts the draft aside for the next visit. */
  keepDraft(draft) {
    this.#write({ ...this.read(), draft });
  }

  /** Keeps a state under a name; the same name is written over. */
  keep(name, state, time = new Date().toISOString()) {
    const { draft, kept } = this.read();
    const others = kept.filter((entry) => entry.name !== name);
    if (others.length >= MOST_KEPT) {
      this.failed("full");
      return false;
    }
    return this.#write({ draft, kept: [{ name, time, state }, ...others] });
  }

  /** Gives a kept state another name; false where that name is taken. */
  rename(name, other) {
    const { draft, kept } = this.read();
    if (kept.some((entry) => entry.name === other)) return false;
    return this.#write({ draft, kept: kept.map((entry) => (entry.name === name ? { ...entry, name: other } : entry)) });
  }

  remove(name) {
    const { draft, kept } = this.read();
    this.#write({ draft, kept: kept.filter((entry) => entry.name !== name) });
  }

  #write(value) {
    try {
      localStorage.setItem(this.key, JSON.stringify(value));
      return true;
    } catch (error) {
      this.failed(error.name === "QuotaExceededError" ? "full" : "forbidden");
      return false;
    }
  }

  /** Damaged work may still be of use to somebody who can read it: it is not written over. */
  #setApart(text) {
    this.failed("damaged");
    try {
      localStorage.setItem(`${this.key}.damaged`, text);
      localStorage.removeItem(this.key);
    } catch {
      this.failed("full");
    }
  }
}

/* Out of the browser */

/** Hands a file to the visitor. */
export function download(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Puts text, and rich text where given, on the clipboard. False where no way works. */
export async function copy(plainText, richText) {
  try {
    const parts = { "text/plain": new Blob([plainText], { type: "text/plain" }) };
    if (richText) parts["text/html"] = new Blob([richText], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return true;
  } catch {
    return copyOldWay(plainText, richText);
  }
}

function copyOldWay(plainText, richText) {
  let copied = false;
  const onCopy = (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", plainText);
    if (richText) event.clipboardData.setData("text/html", richText);
    copied = true;
  };
  document.addEventListener("copy", onCopy, { once: true });
  const asked = document.execCommand("copy");
  document.removeEventListener("copy", onCopy);
  return asked && copied;
}

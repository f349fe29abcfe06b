/**
 * What comes from anywhere (a field, a link, a file, an earlier version) is rebuilt from what we
 * know. Each function takes what may be anything, and notes in `lost` what it could not use.
 */

/** What reads as a line break: Word and PowerPoint put U+000B where one presses Shift+Enter. */
// eslint-disable-next-line no-control-regex -- these signs are what it looks for
const BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
/** What XML 1.0 cannot hold, or what nobody can see; with `u` a surrogate is one without its half. */
// eslint-disable-next-line no-control-regex -- these signs are what it looks for
const UNFIT = /[\u0000-\u0009\u000e-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/gu;
/** The same without the tab, the line feed and the return: a document may hold those. */
// eslint-disable-next-line no-control-regex -- these signs are what it looks for
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/u;

/** @typedef {string[]} Lost What could not be used: names of fields, or what stood there. */

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A state brought to the present version; null where it is none. A newer one is read as far as we
 * know it.
 *
 * @typedef {Map<string, unknown>} Given a state from anywhere, by field
 * @param {Given} given
 * @param {number} present
 * @param {Map<number, (state: Given) => Given>} steps version → how to bring it to the next
 * @param {Lost} lost
 * @returns {Given | null}
 */
export function migrated(given, present, steps, lost) {
  const version = given.get("v");
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return null;
  if (version > present) lost.push(`v${version}`);
  let state = given;
  for (let at = version; at < present; at += 1) state = steps.get(at)?.(state) ?? state;
  return state;
}

/**
 * Text that every document can hold. A soft line break becomes a line break.
 *
 * @param {string} text
 */
export function fit(text) {
  return text.replace(BREAKS, "\n").replace(UNFIT, " ");
}

/**
 * The same on one line.
 *
 * @param {string} text
 */
export function fitLine(text) {
  return fit(text).replaceAll("\n", " ");
}

/**
 * The text as it is; throws `RangeError` where it holds what a document cannot.
 *
 * @param {string} text
 */
export function refuse(text) {
  if (REFUSED.test(text)) throw new RangeError("a sign that no document can hold");
  return text;
}

/**
 * Text without characters that no document can hold.
 *
 * @param {unknown} value
 * @param {number} length
 * @param {string} name
 * @param {Lost} lost
 */
export function cleanText(value, length, name, lost) {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string" || value.length > length) lost.push(name);
  if (typeof value !== "string") return "";
  return fit(value.slice(0, length));
}

/**
 * The same on one line.
 *
 * @param {unknown} value
 * @param {number} length
 * @param {string} name
 * @param {Lost} lost
 */
export function cleanLine(value, length, name, lost) {
  return cleanText(value, length, name, lost).replace(/\s+/g, " ");
}

/**
 * Pairs of a key and a text.
 *
 * @param {unknown} value
 * @param {number} length
 * @param {number} most
 * @returns {[string, string][]}
 */
export function cleanPairs(value, length, most) {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, most)
    .filter(
      (pair) =>
        Array.isArray(pair) && pair.length === 2 && pair.every((x) => typeof x === "string"),
    )
    .map(([key, said]) => [key.slice(0, 60), cleanText(said, length, "", [])]);
}

/**
 * What could not be used, short enough to print.
 *
 * @param {unknown} value
 */
export function shortened(value) {
  const said = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return said.length > 40 ? `${said.slice(0, 39)}…` : said;
}

/* Lists of pairs, which JSON keeps as they are */

/**
 * @template T
 * @param {[string, T][]} pairs
 * @param {string} key
 */
export function get(pairs, key) {
  return pairs.find(([other]) => other === key)?.[1];
}

/**
 * @template T
 * @param {[string, T][]} pairs
 * @param {string} key
 * @param {T} value
 * @returns {[string, T][]}
 */
export function put(pairs, key, value) {
  return [...pairs.filter(([other]) => other !== key), [key, value]];
}

/**
 * @template T
 * @param {[string, T][]} pairs
 * @param {string} key
 */
export function drop(pairs, key) {
  return pairs.filter(([other]) => other !== key);
}

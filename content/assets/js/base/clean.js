/**
 * What comes from anywhere (a link, a file, an earlier version) is rebuilt from what we know.
 * Each function takes what may be anything, and notes in `lost` what it could not use.
 */

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
  return value.slice(0, length).replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, " ");
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
    .filter((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((x) => typeof x === "string"))
    .map(([key, said]) => [key.slice(0, 60), cleanText(said, length, "", [])]);
}

/**
 * What could not be used, short enough to print.
 *
 * @param {unknown} value
 */
export function shortened(value) {
  const said = typeof value === "string" ? value : JSON.stringify(value) ?? "";
  return said.length > 40 ? `${said.slice(0, 39)}…` : said;
}

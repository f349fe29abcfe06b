/** Days as a state holds them: 2026-11-22. */

/** The day that it is here. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * A day that exists, in a year of four digits; "" for anything else.
 *
 * @param {unknown} value
 */
export function cleanDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return "";
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : "";
}

/**
 * A day in words, as people of that language write it.
 *
 * @param {string} day
 * @param {string} language
 */
export function longDay(day, language) {
  return new Date(`${day}T12:00:00`).toLocaleDateString(language, { dateStyle: "long" });
}

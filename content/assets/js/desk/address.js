/** What stands behind the # of an address. Mail and chat programs may have changed it. */

/**
 * The packed text of a work; null where the address holds none.
 *
 * @param {string} hash
 */
export function packedIn(hash) {
  const found = /^#?(?:.*&)?s=([^&]*)/s.exec(unescaped(hash).replace(/\s+/g, ""));
  return found ? found[1] : null;
}

/**
 * The element that an address leads to; null where it leads to none.
 *
 * @param {string} hash
 */
export function goalOf(hash) {
  return document.getElementById(unescaped(hash.slice(1)));
}

/**
 * An address's text with what stands in it as %20; a lone % is a %. Never throws.
 *
 * @param {string} text
 */
function unescaped(text) {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (signs) => {
    try {
      return decodeURIComponent(signs);
    } catch {
      return signs;
    }
  });
}

/** The published address of this page; "" where the copy from a disk knows none. */
export function published() {
  if (location.protocol !== "file:") return location.origin + location.pathname + location.search;
  const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "";
  return /^https?:/.test(canonical) ? canonical : "";
}

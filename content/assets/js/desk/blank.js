/** The blank documents of the site, asked for once. */

import { load } from "../base/load.js";

/** @type {Map<string, Promise<Uint8Array>>} */
const asked = new Map();

/**
 * The bytes of a blank document. Once asked for it is there, also when the network goes.
 *
 * @param {string} address
 * @returns {Promise<Uint8Array>}
 */
export function blank(address) {
  const known = asked.get(address);
  if (!known) {
    const found = read(address);
    asked.set(address, found);
    found.catch(() => asked.delete(address)); // it may be tried again
    return found;
  }
  return known;
}

/**
 * On a disk nothing can be fetched: a script stands beside the document there.
 *
 * @param {string} address
 */
async function read(address) {
  if (location.protocol === "file:") {
    const bytes = atob(await load(address.slice(address.lastIndexOf("/") + 1), `${address}.js`));
    return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
  }
  const response = await fetch(address, { cache: "no-cache" }); // its name stays when it changes
  if (!response.ok) throw new Error(response.statusText);
  return new Uint8Array(await response.arrayBuffer());
}

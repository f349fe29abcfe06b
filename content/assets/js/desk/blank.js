/** The blank documents of the site, asked for once. */

import { load } from "../base/load.js";

const asked = new Map();

/** The bytes of a blank document. Once asked for it is there, also when the network goes. */
export function blank(address) {
  if (!asked.has(address)) {
    const found = read(address);
    asked.set(address, found);
    found.catch(() => asked.delete(address)); // it may be tried again
  }
  return asked.get(address);
}

/** On a disk nothing can be fetched: a script stands beside the document there. */
async function read(address) {
  if (location.protocol === "file:") {
    const bytes = atob(await load(address.split("/").pop(), `${address}.js`));
    return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
  }
  const response = await fetch(address, { cache: "no-cache" }); // its name stays when it changes
  if (!response.ok) throw new Error(response.statusText);
  return new Uint8Array(await response.arrayBuffer());
}

/** Parts of an office document as XML: read with care, written as they should be. */

import { refuse } from "../base/clean.js";

/** Namespaces of OOXML. */
export const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
export const S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
export const XML = "http://www.w3.org/XML/1998/namespace";

/** No part of ours comes near these; more would keep the page busy. */
const MOST_TAGS = 300_000;
const DEEPEST = 100;

/**
 * A part as a document. Throws on what is not well-formed, too much or too deep, and on a document type.
 *
 * @param {Uint8Array} bytes
 */
export function parseXml(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (/<!DOCTYPE/i.test(text)) throw new RangeError("a document type");
  bound(text);
  const xml = new DOMParser().parseFromString(text, "application/xml");
  if (xml.getElementsByTagName("parsererror").length) throw new RangeError("not well-formed");
  return xml;
}

/**
 * Counts tags, and how deep they go, before anything is built of them.
 *
 * @param {string} text
 */
function bound(text) {
  let depth = 0;
  let tags = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
    const end = text.indexOf(">", at);
    if (text[at + 1] === "/") depth -= 1;
    else if (text[at + 1] !== "?" && text[at + 1] !== "!" && text[end - 1] !== "/") depth += 1;
    tags += 1;
    if (tags > MOST_TAGS || depth > DEEPEST || end < 0) throw new RangeError("too much");
  }
}

/**
 * The bytes of a part. Throws `RangeError` where it holds a sign that XML cannot.
 *
 * @param {Document} xml
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function serialise(xml) {
  const text = refuse(new XMLSerializer().serializeToString(xml)).replace(/^<\?xml[^>]*\?>\s*/, "");
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`,
  );
}

/**
 * The first element of that name inside another.
 *
 * @param {Element} parent
 * @param {string} name
 * @param {string} [space]
 */
export function child(parent, name, space = W) {
  return parent.getElementsByTagNameNS(space, name)[0];
}

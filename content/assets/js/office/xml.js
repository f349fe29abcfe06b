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
  walk(text);
  const xml = new DOMParser().parseFromString(text, "application/xml");
  if (xml.getElementsByTagName("parsererror").length) throw new RangeError("not well-formed");
  return xml;
}

const NAME = "[\\p{L}_][\\p{L}\\p{N}_.:\\u00b7-]*";
const TAG = new RegExp(
  `<(?:/(${NAME})\\s*|(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^<"]*"|'[^<']*'))*)\\s*(/?))>`,
  "uy",
);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"[^"]*"|'[^']*')`, "gu");
const BARE = /&(?!(?:amp|lt|gt|quot|apos|#[1-9]\d{0,6}|#x[1-9a-f][\da-f]{0,5});)|\]\]>/i;
// eslint-disable-next-line no-control-regex -- signs that XML cannot hold
const SIGNS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const HALF = /^[\ud800-\udfff]$/;
/** On top of a part, and nowhere else. */
const HEAD =
  /^\ufeff?<\?xml\s+version\s*=\s*(["'])1\.0\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/;
/** What is no element: a remark, raw text, or something for a program. */
const OTHER = new RegExp(
  `<!--(?:[^-]|-[^-])*-->|(<!\\[CDATA\\[)[^]*?\\]\\]>|<\\?(?!xml[\\s?])${NAME}(?:\\s[^]*?)?\\?>`,
  "uyi",
);
const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/**
 * What is told of a part while it is walked over; names without their prefix.
 *
 * @typedef {object} Sees
 * @property {(name: string, attributes: string) => void} open
 * @property {(name: string) => void} close
 * @property {(text: string) => void} text
 */

/**
 * Counts tags, how deep they go, and whether they match, before anything is built of them: a browser
 * reports what is not well-formed in a page with styles of its own, which our policy refuses aloud.
 * Throws `RangeError` on that, on too much, and on a document type.
 *
 * @param {string} text
 * @param {Sees} [sees]
 */
export function walk(text, sees) {
  if (/<!DOCTYPE/i.test(text)) throw new RangeError("a document type");
  /** @type {string[]} */
  const open = [];
  const spaces = new Set(["xml", "xmlns"]);
  let tags = 0;
  const need = (/** @type {unknown} */ fits) => {
    if (!fits) throw new RangeError("not well-formed");
  };
  need(!SIGNS.test(text));
  let at = HEAD.exec(text)?.[0].length ?? 0;
  for (let next = text.indexOf("<", at); next >= 0; next = text.indexOf("<", at)) {
    const between = text.slice(at, next);
    need(open.length ? !BARE.test(between) : !between.replace("\ufeff", "").trim());
    if (sees && between) sees.text(unescaped(between));
    OTHER.lastIndex = next;
    const [other, raw] = OTHER.exec(text) ?? [];
    if (other) {
      need(open.length || !raw);
      if (sees && raw) sees.text(lines(other.slice(raw.length, -"]]>".length)));
      at = OTHER.lastIndex;
      continue;
    }
    TAG.lastIndex = next;
    const [, closed, name, attributes, empty] = TAG.exec(text) ?? [];
    at = TAG.lastIndex;
    need(closed || name);
    tags += 1;
    if (tags > MOST_TAGS || open.length > DEEPEST) throw new RangeError("too much");
    if (closed) {
      need(open.pop() === closed);
      sees?.close(localName(closed));
      continue;
    }
    need((open.length || tags === 1) && !BARE.test(attributes));
    const names = attributes
      ? [...attributes.matchAll(ATTRIBUTE)].map(([, attribute]) => attribute)
      : [];
    for (const one of names) if (one.startsWith("xmlns:")) spaces.add(one.slice("xmlns:".length));
    need(names.length < 2 || new Set(names).size === names.length);
    for (const one of [name, ...names])
      need(!one.includes(":") || spaces.has(one.slice(0, one.indexOf(":"))));
    sees?.open(localName(name), attributes);
    if (!empty) open.push(name);
    else sees?.close(localName(name));
  }
  need(tags && !open.length && !text.slice(at).trim());
}

/** @param {string} name */
function localName(name) {
  return name.slice(name.indexOf(":") + 1);
}

/**
 * Ends of lines as XML reads them.
 *
 * @param {string} text
 */
function lines(text) {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/**
 * A text with its entities resolved. Throws on one that stands for no sign of XML.
 *
 * @param {string} text
 */
function unescaped(text) {
  return lines(text).replace(/&([^;]*);/g, (_, name) => {
    const sign = name.startsWith("#x")
      ? String.fromCodePoint(Number.parseInt(name.slice(2), 16))
      : name.startsWith("#")
        ? String.fromCodePoint(Number(name.slice(1)))
        : ENTITIES.get(name);
    if (sign === undefined || SIGNS.test(sign) || HALF.test(sign))
      throw new RangeError("not well-formed");
    return sign;
  });
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

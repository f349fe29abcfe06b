/** Parts of an office document as XML: read with care, written as they should be. */

/** Namespaces of OOXML. */
export const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
export const S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
export const XML = "http://www.w3.org/XML/1998/namespace";

/** A part as a document. Throws on what is not well-formed, and on a document type. */
export function parseXml(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (/<!DOCTYPE/i.test(text)) throw new RangeError("a document type");
  const xml = new DOMParser().parseFromString(text, "application/xml");
  if (xml.getElementsByTagName("parsererror").length) throw new RangeError("not well-formed");
  return xml;
}

/** The bytes of a part. */
export function serialise(xml) {
  const text = new XMLSerializer().serializeToString(xml).replace(/^<\?xml[^>]*\?>\s*/, "");
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
}

/** The first element of that name inside another. */
export function child(parent, name, space = W) {
  return parent.getElementsByTagNameNS(space, name)[0];
}

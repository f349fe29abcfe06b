/**
 * What travels along in a document: a custom part with the state, so that it can be opened again.
 *
 * @typedef {import("./word.js").Parts} Parts
 */

import { OFFICE, RELATIONSHIPS, parseXml, serialise } from "./xml.js";

/**
 * A part of a form of ours. Throws `RangeError` where the form has none of that name.
 *
 * @param {Parts} parts
 * @param {string} name
 */
export function xmlOf(parts, name) {
  const part = parts.get(name);
  if (!part) throw new RangeError(`no ${name}`);
  return parseXml(part);
}

/**
 * A custom part with the state as text.
 *
 * @param {Parts} parts
 * @param {unknown} kept
 * @param {string} namespace
 */
export async function addPart(parts, kept, namespace) {
  const state = document.implementation.createDocument(namespace, "state");
  state.documentElement.textContent = JSON.stringify(kept);
  parts.set("customXml/item1.xml", serialise(state));
  const store = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
  const item = document.implementation.createDocument(store, "ds:datastoreItem");
  item.documentElement.setAttributeNS(store, "ds:itemID", "{6F0B1C52-7A0E-4C39-9D2F-3A5E8B7C4D10}");
  parts.set("customXml/itemProps1.xml", serialise(item));
  relate(parts, "customXml/_rels/item1.xml.rels", `${OFFICE}/customXmlProps`, "itemProps1.xml");
  relate(parts, "word/_rels/document.xml.rels", `${OFFICE}/customXml`, "../customXml/item1.xml");
  const types = xmlOf(parts, "[Content_Types].xml");
  const override = types.createElementNS(types.documentElement.namespaceURI, "Override");
  override.setAttribute("PartName", "/customXml/itemProps1.xml");
  override.setAttribute(
    "ContentType",
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
  );
  types.documentElement.append(override);
  parts.set("[Content_Types].xml", serialise(types));
}

/**
 * @param {Parts} parts
 * @param {string} name of the part that holds the relationships
 * @param {string} type
 * @param {string} target
 */
function relate(parts, name, type, target) {
  const known = parts.get(name);
  const xml = known
    ? parseXml(known)
    : document.implementation.createDocument(RELATIONSHIPS, "Relationships");
  const link = xml.createElementNS(RELATIONSHIPS, "Relationship");
  link.setAttribute("Id", `rIdKept${xml.documentElement.children.length + 1}`);
  link.setAttribute("Type", type);
  link.setAttribute("Target", target);
  xml.documentElement.append(link);
  parts.set(name, serialise(xml));
}

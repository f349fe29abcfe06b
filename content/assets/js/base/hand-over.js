/** Out of the browser: a file, or the clipboard. */

import { el } from "./elements.js";

/** What a browser is told that a document is. */
export const TYPES = new Map([
  ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
]);

/**
 * A name for a file: lower case, without signs.
 *
 * @param {string} title
 */
export function fileName(title) {
  const simple = title
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return simple.slice(0, 60).replace(/^-+|-+$/g, "") || "ict-team";
}

/**
 * Hands a file to the visitor.
 *
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type
 */
export function download(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Puts text, and rich text where given, on the clipboard. False where no way works.
 *
 * @param {string} plainText
 * @param {string} [richText]
 */
export async function copy(plainText, richText) {
  try {
    /** @type {Record<string, Blob>} */
    const parts = { "text/plain": new Blob([plainText], { type: "text/plain" }) };
    if (richText) parts["text/html"] = new Blob([richText], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return true;
  } catch {
    return copyOldWay(plainText, richText);
  }
}

/**
 * @param {string} plainText
 * @param {string} [richText]
 */
function copyOldWay(plainText, richText) {
  let copied = false;
  const onCopy = (/** @type {ClipboardEvent} */ event) => {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", plainText);
    if (richText) event.clipboardData?.setData("text/html", richText);
    copied = true;
  };
  document.addEventListener("copy", onCopy, { once: true });
  const asked = document.execCommand("copy");
  document.removeEventListener("copy", onCopy);
  return asked && copied;
}

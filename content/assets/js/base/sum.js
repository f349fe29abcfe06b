/**
 * Seven letters and digits that are others for another text (FNV-1a).
 *
 * @param {string} text
 */
export function sum(text) {
  let number = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    number = Math.imul(number ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return number.toString(36).padStart(7, "0");
}

/** A state as text for an address, and back. Bounded: what is too much is refused, not inflated. */

const LONGEST_ADDRESS = 60_000;
const LARGEST_STATE = 400_000;

/**
 * A value as text for an address.
 *
 * @param {unknown} value
 */
export async function encode(value) {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * The value of such a text; null where there is none, or too much.
 *
 * @param {string} text
 * @returns {Promise<unknown>}
 */
export async function decode(text) {
  if (text.length > LONGEST_ADDRESS || !/^[\w-]+$/.test(text)) return null;
  try {
    const packed = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = await inflate(Uint8Array.from(packed, (letter) => letter.charCodeAt(0)), LARGEST_STATE);
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/**
 * Inflates bytes a little at a time, so that a bomb stops at the limit. Throws past it.
 *
 * @param {Uint8Array} bytes
 * @param {number} limit
 */
export async function inflate(bytes, limit) {
  const slices = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 4096) controller.enqueue(bytes.subarray(at, at + 4096));
      controller.close();
    },
  });
  const reader = slices.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError("too large");
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) whole.set(part, at), (at += part.length);
  return whole;
}

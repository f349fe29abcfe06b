/**
 * A state as text for an address, and back. Bounded: what is too much is refused before it is
 * done. Works without `CompressionStream` too, see `deflate.js`.
 *
 * The text is the packed state in base64url, a point, and a sum of seven letters and digits. So it
 * ends in a letter or digit, which mail and chat programs leave alone, and a link that somebody's
 * program changed is known as such. Links of before had no sum; they are read as well.
 */

import { sum } from "./sum.js";

/** What browsers and most programs still take as an address. */
const LONGEST_ADDRESS = 200_000;
const LARGEST_STATE = 4 * 2 ** 20;
const DEEPEST = 40;

/**
 * A value as text for an address. Throws `RangeError` where that would be longer than one can be.
 *
 * @param {unknown} value
 */
export async function encode(value) {
  const bytes = await deflate(new TextEncoder().encode(JSON.stringify(value)));
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  const body = btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  if (body.length > LONGEST_ADDRESS) throw new RangeError("too large for an address");
  return `${body}.${sum(body)}`;
}

/**
 * What such a text holds: {value} or {fault}, which is "cut", "changed" or "large". `extra`:
 * whether something stood behind it; `short`: whether only the sum was cut.
 *
 * @param {string} text
 * @returns {Promise<{value?: unknown, fault?: "cut" | "changed" | "large", extra?: boolean, short?: boolean}>}
 */
export async function decode(text) {
  if (text.length > LONGEST_ADDRESS + 100) return { fault: "large" };
  const [, body = "", check, behind = ""] = /^([\w-]*)(?:\.(\w{0,7})(.*))?/s.exec(text) ?? [];
  if (!check) return decodeOld(body);
  if (check.length < 7) {
    const whole = await unpacked(body);
    return whole === undefined ? { fault: "cut" } : { value: whole, short: true };
  }
  if (check !== sum(body)) return { fault: "changed" };
  const value = await unpacked(body);
  return value === undefined ? { fault: "changed" } : { value, extra: /[A-Za-z0-9]/.test(behind) };
}

/**
 * A link of before ends as it happens to: a last "_" may have been left out, or a letter added.
 *
 * @param {string} body
 * @returns {ReturnType<typeof decode>}
 */
async function decodeOld(body) {
  if (!body) return { fault: "cut" };
  for (const [at, tried] of [body, `${body}_`, `${body}-`, body.slice(0, -1)].entries()) {
    const value = await unpacked(tried);
    if (value !== undefined) return { value, extra: at === 3 };
  }
  return { fault: "changed" };
}

/**
 * The value of a packed text; undefined where there is none, or too much.
 *
 * @param {string} body
 * @returns {Promise<unknown>}
 */
async function unpacked(body) {
  try {
    const packed = atob(body.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = await inflate(
      Uint8Array.from(packed, (letter) => letter.charCodeAt(0)),
      LARGEST_STATE,
    );
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/**
 * JSON that is not nested deeper than any state of ours; throws `RangeError` before it is read.
 *
 * @param {string} text
 * @returns {any} what may be anything
 */
export function parseJson(text) {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (quoted) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) quoted = false;
    } else if (sign === 0x22) quoted = true;
    else if (sign === 0x5b || sign === 0x7b) {
      depth += 1;
      if (depth > DEEPEST) throw new RangeError("too deep");
    } else if (sign === 0x5d || sign === 0x7d) depth -= 1;
  }
  return JSON.parse(text);
}

/** Our own way to pack, for browsers without one. */
async function own() {
  return await import("./deflate.js");
}

// There before the network goes.
if (!stream("CompressionStream", "deflate-raw")) own().catch(() => undefined);

/**
 * The bytes as raw DEFLATE, packed as well as this browser can.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export async function deflate(bytes) {
  const raw = stream("CompressionStream", "deflate-raw");
  if (raw) return piped(bytes, raw);
  const wrapped = stream("CompressionStream", "deflate");
  return wrapped ? (await piped(bytes, wrapped)).slice(2, -4) : (await own()).stored(bytes);
}

/**
 * Inflates raw DEFLATE a little at a time, so that a bomb stops at the limit. Throws past it.
 *
 * @param {Uint8Array} bytes
 * @param {number} limit in bytes
 */
export async function inflate(bytes, limit) {
  const raw = stream("DecompressionStream", "deflate-raw");
  if (!raw) return (await own()).inflated(bytes, limit);
  const slices = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 4096)
        controller.enqueue(bytes.subarray(at, at + 4096));
      controller.close();
    },
  });
  const reader = slices.pipeThrough(raw).getReader();
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
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * A stream of that kind; undefined where this browser has none.
 *
 * @param {"CompressionStream" | "DecompressionStream"} kind
 * @param {"deflate" | "deflate-raw"} format
 */
function stream(kind, format) {
  try {
    return new globalThis[kind](format);
  } catch {
    return undefined;
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream} through
 */
async function piped(bytes, through) {
  return new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer(),
  );
}

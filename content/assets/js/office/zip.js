/**
 * A small reader and writer of zip files. What it reads may come from anywhere: sizes are
 * bounded and sums are checked.
 */

import { deflate, inflate } from "../base/packing.js";

const MOST_ENTRIES = 200;
const LARGEST_FILE = 24 * 2 ** 20;
const LARGEST_PART = 8 * 2 ** 20;
const LARGEST_TOTAL = 24 * 2 ** 20;

const TABLE = new Uint32Array(256).map((_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** @typedef {{method: number, size: number, crc: number, packed: Uint8Array}} Entry one that is not yet inflated */

/**
 * The entries of a zip file by name. Throws `RangeError` on what is no zip of ours.
 *
 * @param {Uint8Array} bytes
 * @returns {Map<string, Entry>}
 */
export function listZip(bytes) {
  const refuse = () => {
    throw new RangeError("no document");
  };
  if (bytes.length < 22 || bytes.length > LARGEST_FILE) refuse();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_557 && view.getUint32(end, true) !== 0x06054b50)
    end -= 1;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) refuse();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) refuse();
  const entries = new Map();
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) refuse();
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + lengths[0]));
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const local = view.getUint32(at + 42, true);
    if (flags & 1 || (method !== 0 && method !== 8)) refuse();
    if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50) refuse();
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packed > bytes.length) refuse();
    entries.set(name, {
      method,
      size,
      crc: view.getUint32(at + 16, true),
      packed: bytes.subarray(start, start + packed),
    });
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return entries;
}

/**
 * The content of an entry; throws `RangeError` where there is none. A large picture does no harm as
 * long as nobody asks for it.
 *
 * @param {Entry | undefined} entry
 */
export async function readEntry(entry) {
  if (!entry || entry.size > LARGEST_PART) throw new RangeError("too large");
  const content = entry.method === 0 ? entry.packed : await inflate(entry.packed, entry.size);
  if (content.length !== entry.size || crc32(content) !== entry.crc)
    throw new RangeError("damaged");
  return content;
}

/**
 * All parts of a package by name.
 *
 * @param {Uint8Array} bytes
 * @returns {Promise<Map<string, Uint8Array<ArrayBuffer>>>}
 */
export async function readZip(bytes) {
  const parts = new Map();
  const entries = listZip(bytes);
  if ([...entries.values()].reduce((sum, entry) => sum + entry.size, 0) > LARGEST_TOTAL)
    throw new RangeError("too large");
  for (const [name, entry] of entries) parts.set(name, await readEntry(entry));
  return parts;
}

/**
 * A zip file of these parts, in their order.
 *
 * @param {Map<string, Uint8Array<ArrayBuffer>>} parts
 */
export async function writeZip(parts) {
  const chunks = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const title = new TextEncoder().encode(name);
    const packed = await deflate(content);
    const common = new DataView(new ArrayBuffer(26));
    common.setUint16(0, 20, true); // version that is needed to read it
    common.setUint16(2, 0x0800, true); // the name is UTF-8
    common.setUint16(4, 8, true); // deflated
    common.setUint16(8, 0x0021, true); // 1 January 1980: no clock in the file
    common.setUint32(10, crc32(content), true);
    common.setUint32(14, packed.length, true);
    common.setUint32(18, content.length, true);
    common.setUint16(22, title.length, true);
    const fields = new Uint8Array(common.buffer);
    chunks.push(Uint8Array.of(0x50, 0x4b, 3, 4), fields, title, packed);
    const rest = new DataView(new ArrayBuffer(14));
    rest.setUint32(10, offset, true);
    directory.push(
      Uint8Array.of(0x50, 0x4b, 1, 2, 20, 0),
      fields,
      new Uint8Array(rest.buffer),
      title,
    );
    offset += 4 + 26 + title.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, parts.size, true);
  end.setUint16(10, parts.size, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  return new Blob([...chunks, ...directory, new Uint8Array(end.buffer)])
    .arrayBuffer()
    .then((b) => new Uint8Array(b));
}

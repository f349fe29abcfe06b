/**
 * Raw DEFLATE (RFC 1951) for browsers without `CompressionStream("deflate-raw")`: Firefox before
 * 113 and Safari before 16.4 have no such stream at all, Chrome before 103 knows only its wrapping.
 */

const LONGEST_STORED = 0xffff;
const BASE = 8192;
/** In which order the lengths of the code of codes stand (3.2.7), and what a length or distance adds. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const LENGTH_BITS = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];

/** @typedef {{counts: Uint16Array, symbols: Uint16Array}} Code symbols, and how many there are of each length */

/**
 * The bytes in blocks that are not packed: longer, and every reader takes them.
 *
 * @param {Uint8Array} bytes
 */
export function stored(bytes) {
  const blocks = Math.max(1, Math.ceil(bytes.length / LONGEST_STORED));
  const made = new Uint8Array(bytes.length + 5 * blocks);
  for (let n = 0; n < blocks; n += 1) {
    const part = bytes.subarray(n * LONGEST_STORED, (n + 1) * LONGEST_STORED);
    const at = n * (LONGEST_STORED + 5);
    made.set(
      [
        n === blocks - 1 ? 1 : 0,
        part.length & 255,
        part.length >> 8,
        ~part.length & 255,
        (~part.length >> 8) & 255,
      ],
      at,
    );
    made.set(part, at + 5);
  }
  return made;
}

/**
 * Inflates; throws `RangeError` on what is damaged, cut, or larger than `limit` bytes.
 *
 * @param {Uint8Array} bytes
 * @param {number} limit
 */
export function inflated(bytes, limit) {
  const from = new Bits(bytes);
  const to = new Output(limit);
  for (let last = 0; !last;) {
    last = from.take(1);
    const kind = from.take(2);
    if (kind === 0) copyStored(from, to);
    else if (kind === 1) copyPacked(from, to, FIXED.lengths, FIXED.distances);
    else if (kind === 2) copyPacked(from, to, ...codes(from));
    else throw new RangeError("damaged");
  }
  return to.bytes.slice(0, to.size);
}

class Bits {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.held = 0;
    this.count = 0;
  }

  /** @param {number} count */
  take(count) {
    while (this.count < count) {
      if (this.at >= this.bytes.length) throw new RangeError("cut");
      this.held |= this.bytes[this.at++] << this.count;
      this.count += 8;
    }
    const value = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.count -= count;
    return value;
  }

  /**
   * The next symbol of a code.
   *
   * @param {Code} given
   */
  symbol({ counts, symbols }) {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length += 1) {
      code |= this.take(1);
      const count = counts[length];
      if (code - count < first) return symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new RangeError("damaged");
  }
}

class Output {
  /** @param {number} limit */
  constructor(limit) {
    this.limit = limit;
    this.bytes = new Uint8Array(Math.min(BASE, limit));
    this.size = 0;
  }

  /** @param {number} count */
  room(count) {
    if (this.size + count > this.limit) throw new RangeError("too large");
    if (this.size + count <= this.bytes.length) return;
    const larger = new Uint8Array(
      Math.min(this.limit, Math.max(2 * this.bytes.length, this.size + count)),
    );
    larger.set(this.bytes);
    this.bytes = larger;
  }

  /**
   * @param {number} length
   * @param {number} distance
   */
  again(length, distance) {
    if (distance > this.size) throw new RangeError("damaged");
    this.room(length);
    for (let n = 0; n < length; n += 1, this.size += 1)
      this.bytes[this.size] = this.bytes[this.size - distance];
  }
}

/**
 * A Huffman code of its lengths, the shortest first.
 *
 * @param {number[]} lengths
 * @returns {Code}
 */
function code(lengths) {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] += 1;
  counts[0] = 0;
  const starts = new Uint16Array(16);
  for (let length = 1; length < 16; length += 1)
    starts[length] = starts[length - 1] + counts[length - 1];
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) if (length) symbols[starts[length]++] = symbol;
  return { counts, symbols };
}

const FIXED = {
  lengths: code(
    Array.from({ length: 288 }, (_, n) => (n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8)),
  ),
  distances: code(Array(30).fill(5)),
};

/**
 * The two codes of a block that brings its own.
 *
 * @param {Bits} from
 * @returns {[Code, Code]}
 */
function codes(from) {
  const [literals, distances, known] = [from.take(5) + 257, from.take(5) + 1, from.take(4) + 4];
  const small = Array(19).fill(0);
  for (let n = 0; n < known; n += 1) small[ORDER[n]] = from.take(3);
  const reader = code(small);
  /** @type {number[]} */
  const lengths = [];
  while (lengths.length < literals + distances) {
    const symbol = from.symbol(reader);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16 && !lengths.length) throw new RangeError("damaged");
    else if (symbol === 16)
      lengths.push(...Array(3 + from.take(2)).fill(lengths[lengths.length - 1]));
    else lengths.push(...Array(symbol === 17 ? 3 + from.take(3) : 11 + from.take(7)).fill(0));
  }
  if (lengths.length > literals + distances) throw new RangeError("damaged");
  return [code(lengths.slice(0, literals)), code(lengths.slice(literals))];
}

/**
 * @param {Bits} from
 * @param {Output} to
 */
function copyStored(from, to) {
  from.held = 0;
  from.count = 0;
  const { bytes, at } = from;
  const length = bytes[at] | (bytes[at + 1] << 8);
  if (
    at + 4 + length > bytes.length ||
    (length ^ 0xffff) !== (bytes[at + 2] | (bytes[at + 3] << 8))
  )
    throw new RangeError("cut");
  to.room(length);
  to.bytes.set(bytes.subarray(at + 4, at + 4 + length), to.size);
  to.size += length;
  from.at += 4 + length;
}

/**
 * @param {Bits} from
 * @param {Output} to
 * @param {Code} lengths
 * @param {Code} distances
 */
function copyPacked(from, to, lengths, distances) {
  for (;;) {
    const symbol = from.symbol(lengths);
    if (symbol === 256) return;
    if (symbol < 256) {
      to.room(1);
      to.bytes[to.size++] = symbol;
      continue;
    }
    const kind = symbol - 257;
    if (kind >= LENGTHS.length) throw new RangeError("damaged");
    const length = LENGTHS[kind] + from.take(LENGTH_BITS[kind]);
    const far = from.symbol(distances);
    if (far >= DISTANCES.length) throw new RangeError("damaged");
    to.again(length, DISTANCES[far] + from.take(DISTANCE_BITS[far]));
  }
}

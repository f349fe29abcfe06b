/**
 * Works out the formulas of our own workbook, so that a file which was filled in the browser shows
 * its values where nobody recomputes it: a preview, a phone, a protected view. It knows the forms
 * and functions that `hooks/teamwijzer/documents/workbook` writes, and throws at any other.
 *
 * @typedef {number | string | boolean | null} Value  null: an empty cell
 * @typedef {Value[][]} Area
 * @typedef {(sheet: string, row: number, column: number) => Value} Look  rows and columns from 1
 * @typedef {{look: Look, sheet: string}} Place
 * @typedef {(place: Place) => Value | Area} Node
 */

/** What a cell holds that cannot be worked out: `#N/A`, `#REF!`. */
export class Fault extends Error {}

const TOKENS =
  /\s*(?:("(?:[^"]|"")*")|(\d+(?:\.\d+)?)|([A-Z]+)(?=\()|(?:'((?:[^']|'')+)'!|([\p{L}_][\p{L}\d_]*)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?|(<=|>=|<>|[=<>&+\-*(),]))/uy;
/** Operators, the loosest first. */
const LEVELS = [["=", "<>", "<", ">", "<=", ">="], ["&"], ["+", "-"], ["*"]];

/**
 * The column of its letters: A is 1.
 * @param {string} letters
 */
export function columnOf(letters) {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/**
 * The letters of a column.
 * @param {number} column
 * @returns {string}
 */
export function lettersOf(column) {
  const rest = Math.floor((column - 1) / 26);
  return (rest ? lettersOf(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}

/**
 * What a formula gives, in the sheet where it stands. Throws `Fault` where that is an error.
 * @param {string} formula without the equals sign
 * @param {string} sheet
 * @param {Look} look
 * @returns {Value}
 */
export function evaluate(formula, sheet, look) {
  let node = KNOWN.get(formula);
  if (!node) KNOWN.set(formula, (node = new Parser(formula).whole()));
  const found = single(node({ look, sheet }));
  return typeof found === "number" ? Number(found.toPrecision(15)) : (found ?? 0);
}

/** @type {Map<string, Node>} formulas as programs: copies of a sheet hold the same ones */
const KNOWN = new Map();

class Parser {
  /** @param {string} formula */
  constructor(formula) {
    this.formula = formula;
    /** @type {RegExpExecArray[]} */
    this.tokens = [];
    this.at = 0;
    TOKENS.lastIndex = 0;
    for (let end = 0; end < formula.length; end = TOKENS.lastIndex) {
      const token = TOKENS.exec(formula);
      if (!token) throw new RangeError(`a formula that is not ours: ${formula}`);
      this.tokens.push(token);
    }
  }

  whole() {
    const node = this.level(0);
    if (this.at < this.tokens.length) this.refuse();
    return node;
  }

  /** @returns {never} */
  refuse() {
    throw new RangeError(`a formula that is not ours: ${this.formula}`);
  }

  /** The next sign where it is one of these. */
  sign(/** @type {string[]} */ ...signs) {
    const sign = this.tokens[this.at]?.[10];
    if (!signs.includes(sign)) return "";
    this.at += 1;
    return sign;
  }

  /**
   * @param {number} level
   * @returns {Node}
   */
  level(level) {
    if (level === LEVELS.length) return this.term();
    let left = this.level(level + 1);
    for (let sign = this.sign(...LEVELS[level]); sign; sign = this.sign(...LEVELS[level])) {
      const [one, other, operator] = [left, this.level(level + 1), sign];
      left = (place) => each(one(place), other(place), (a, b) => operate(operator, a, b));
    }
    return left;
  }

  /** @returns {Node} */
  term() {
    const [, text, number, name, quoted, plain, column, row, lastColumn, lastRow, sign] =
      this.tokens[this.at++] ?? [];
    if (text) return () => text.slice(1, -1).replace(/""/g, '"');
    if (number) return () => Number(number);
    if (name) return this.call(name);
    if (column) {
      const [top, left] = [Number(row), columnOf(column)];
      const [bottom, right] = lastRow ? [Number(lastRow), columnOf(lastColumn)] : [top, left];
      const elsewhere = quoted?.replace(/''/g, "'") ?? plain;
      return (place) => area(place.look, elsewhere ?? place.sheet, { top, left, bottom, right });
    }
    if (sign !== "(") this.refuse();
    const node = this.level(0);
    if (!this.sign(")")) this.refuse();
    return node;
  }

  /** @param {string} name */
  call(name) {
    /** @type {Node[]} */
    const given = [];
    if (!this.sign("(")) this.refuse();
    do given.push(this.level(0));
    while (this.sign(","));
    if (!this.sign(")")) this.refuse();
    const called = CALLS.get(name);
    if (!called) this.refuse();
    return (/** @type {Place} */ place) => called(given, place);
  }
}

/**
 * The values of cells. Whoever looks at the same cells again gets the same area.
 * @param {Look} look
 * @param {string} sheet
 * @param {{top: number, left: number, bottom: number, right: number}} box
 * @returns {Area}
 */
function area(look, sheet, { top, left, bottom, right }) {
  let seen = SEEN.get(look);
  if (!seen) SEEN.set(look, (seen = new Map()));
  const key = `${sheet}!${top},${left},${bottom},${right}`;
  let rows = seen.get(key);
  if (!rows) {
    rows = [];
    for (let row = top; row <= bottom; row += 1) {
      const values = [];
      for (let column = left; column <= right; column += 1) values.push(look(sheet, row, column));
      rows.push(values);
    }
    LEFT.set(rows, left);
    seen.set(key, rows);
  }
  return rows;
}

/** @type {WeakMap<Look, Map<string, Area>>} */
const SEEN = new WeakMap();
/** @type {WeakMap<Area, number>} the first column of an area */
const LEFT = new WeakMap();

/**
 * @param {Value | Area} found
 * @returns {Value}
 */
function single(found) {
  return Array.isArray(found) ? found[0][0] : found;
}

/**
 * A sum on values, or on each value of an area.
 * @param {Value | Area} a
 * @param {Value | Area} b
 * @param {(a: Value, b: Value) => Value} act
 * @returns {Value | Area}
 */
function each(a, b, act) {
  const long = [a, b].find((one) => Array.isArray(one) && (one.length > 1 || one[0].length > 1));
  if (!Array.isArray(long)) return act(single(a), single(b));
  const of = (
    /** @type {Value | Area} */ one,
    /** @type {number} */ row,
    /** @type {number} */ column,
  ) =>
    Array.isArray(one) && one.length === long.length && one[0].length === long[0].length
      ? one[row][column]
      : single(one);
  return long.map((values, row) =>
    values.map((_, column) => act(of(a, row, column), of(b, row, column))),
  );
}

/**
 * @param {string} operator
 * @param {Value} a
 * @param {Value} b
 */
function operate(operator, a, b) {
  switch (operator) {
    case "&":
      return `${written(a)}${written(b)}`;
    case "+":
      return numeric(a) + numeric(b);
    case "-":
      return numeric(a) - numeric(b);
    case "*":
      return numeric(a) * numeric(b);
    default:
      return compare(operator, a, b);
  }
}

/** @param {Value} value */
function written(value) {
  return value === null
    ? ""
    : typeof value === "boolean"
      ? String(value).toUpperCase()
      : String(value);
}

/** @param {Value} value */
function numeric(value) {
  const number = Number(value ?? 0);
  if (value === "" || Number.isNaN(number)) throw new Fault("#VALUE!");
  return number;
}

/**
 * Text never equals a number, and comes after it; an empty cell is 0 or "".
 * @param {string} operator
 * @param {Value} a
 * @param {Value} b
 */
function compare(operator, a, b) {
  const [one, other] = [
    a ?? (typeof b === "string" ? "" : 0),
    b ?? (typeof a === "string" ? "" : 0),
  ];
  const fold = (/** @type {Value} */ value) =>
    typeof value === "string" ? value.toLowerCase() : Number(value);
  const [x, y] = [fold(one), fold(other)];
  const order =
    typeof x === typeof y ? (x < y ? -1 : x > y ? 1 : 0) : typeof x === "number" ? -1 : 1;
  switch (operator) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case ">":
      return order > 0;
    case "<=":
      return order <= 0;
    default:
      return order >= 0;
  }
}

/**
 * Whether a cell meets a criterion such as 0, "Geen", "<>Geen" or ">1".
 * @param {Value} value
 * @param {Value} criterion
 */
function meets(value, criterion) {
  const [, operator = "=", said] =
    typeof criterion === "string"
      ? /** @type {RegExpExecArray} */ (/(<=|>=|<>|[=<>])?(.*)$/s.exec(criterion))
      : [];
  const wanted =
    said === undefined
      ? criterion
      : said !== "" && !Number.isNaN(Number(said))
        ? Number(said)
        : said;
  if (typeof value === typeof wanted) return compare(operator, value, wanted);
  return operator === "<>";
}

/** @type {Map<string, (given: Node[], place: Place) => Value | Area>} */
const CALLS = new Map([
  [
    "IF",
    ([test, then, otherwise], place) => (single(test(place)) ? then(place) : otherwise(place)),
  ],
  [
    "IFERROR",
    ([node, otherwise], place) => {
      try {
        return single(node(place));
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        return otherwise(place);
      }
    },
  ],
  ["AND", (given, place) => given.every((node) => single(node(place)))],
  ["OR", (given, place) => given.some((node) => single(node(place)))],
  ["SUM", (given, place) => numbers(given, place).reduce((sum, number) => sum + number, 0)],
  ["COUNT", (given, place) => numbers(given, place).length],
  [
    "SUMPRODUCT",
    ([node], place) =>
      flat(node(place)).reduce((/** @type {number} */ sum, value) => sum + Number(value), 0),
  ],
  [
    "SUMIF",
    ([range, criterion, sums], place) => {
      const [cells, wanted, hours] = [
        flat(range(place)),
        single(criterion(place)),
        flat(sums(place)),
      ];
      return hours.reduce(
        (/** @type {number} */ sum, value, at) =>
          typeof value === "number" && meets(cells[at], wanted) ? sum + value : sum,
        0,
      );
    },
  ],
  [
    "COUNTIFS",
    (given, place) => {
      const found = given.map((node, at) => (at % 2 ? single(node(place)) : flat(node(place))));
      const [first] = /** @type {Value[][]} */ (found);
      return first.filter((_, at) =>
        found.every(
          (cells, n) =>
            n % 2 || meets(/** @type {Value[]} */ (cells)[at], /** @type {Value} */ (found[n + 1])),
        ),
      ).length;
    },
  ],
  [
    "INDEX",
    ([node, n], place) => {
      const [cells, at] = [flat(node(place)), numeric(single(n(place)))];
      if (at < 1 || at > cells.length) throw new Fault("#REF!");
      return cells[at - 1];
    },
  ],
  [
    "MATCH",
    ([wanted, node], place) => {
      const [value, cells] = [single(wanted(place)), flat(node(place))];
      const at = cells.findIndex((cell) => cell !== null && compare("=", cell, value));
      if (at < 0) throw new Fault("#N/A");
      return at + 1;
    },
  ],
  [
    "TRIM",
    ([node], place) =>
      written(single(node(place)))
        .trim()
        .replace(/ +/g, " "),
  ],
  [
    "ISNUMBER",
    ([node], place) => {
      const found = node(place);
      return Array.isArray(found)
        ? found.map((row) => row.map((value) => typeof value === "number"))
        : typeof found === "number";
    },
  ],
  [
    "COLUMN",
    ([node], place) => {
      const found = /** @type {Area} */ (node(place));
      const left = /** @type {number} */ (LEFT.get(found));
      return found.map((row) => row.map((_, at) => left + at));
    },
  ],
]);

/**
 * @param {Value | Area} found
 * @returns {Value[]}
 */
function flat(found) {
  return Array.isArray(found) ? found.flat() : [found];
}

/**
 * The numbers in areas: texts and empty cells are passed over.
 * @param {Node[]} given
 * @param {Place} place
 */
function numbers(given, place) {
  return /** @type {number[]} */ (
    given.flatMap((node) => flat(node(place))).filter((value) => typeof value === "number")
  );
}

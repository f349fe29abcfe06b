/** What charts are made of: plain SVG, in the colours and patterns of the style sheet. */

const NAMESPACE = "http://www.w3.org/2000/svg";
/** On a phone names stand above their bars: beside them they would be too small to read. */
const NARROW = { query: "(max-width: 40em)", width: 330, above: 20 };
const WIDE = { width: 640, left: 200 };
/** Letters that there is room for beside a bar, and above one. */
const MOST = { beside: 24, above: 40 };

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function svg(name, attributes, ...children) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** How wide a chart is, where its bars begin, and how much room the name above one takes. */
export function room() {
  const isNarrow = matchMedia(NARROW.query).matches;
  return isNarrow
    ? { isNarrow, width: NARROW.width, left: 0, above: NARROW.above }
    : { isNarrow, ...WIDE, above: 0 };
}

/**
 * A chart with its title, what it shows in words, and the patterns that it is drawn with.
 * @param {string} id of the chart, for its parts
 * @param {string} title
 * @param {string} description
 * @param {[number, number]} size
 * @param {Node[]} patterns
 */
export function drawing(id, title, description, [width, height], patterns) {
  return svg(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-labelledby": `${id}-t ${id}-d`,
      class: "tw-chart",
    },
    svg("title", { id: `${id}-t` }, title),
    svg("desc", { id: `${id}-d` }, description),
    svg("defs", {}, ...patterns),
  );
}

/**
 * A square that a surface is covered with.
 * @param {string} id
 * @param {number} size
 * @param {string} turn in degrees
 * @param {...Node} shapes
 */
export function pattern(id, size, turn, ...shapes) {
  return svg(
    "pattern",
    {
      id,
      width: size,
      height: size,
      patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${turn})`,
    },
    svg("rect", { width: size, height: size, class: "tw-chart__paper" }),
    ...shapes,
  );
}

/**
 * The name of a bar, beside it or above it.
 * @param {string} label
 * @param {number} top of the bar
 * @param {number} middle of what stands beside the name, from the top
 */
export function named(label, top, middle) {
  const { isNarrow, left } = room();
  /** @type {Record<string, string | number>} */
  const place = isNarrow
    ? { x: 0, y: top - 5 }
    : { x: left - 8, y: top + middle, "text-anchor": "end" };
  const most = isNarrow ? MOST.above : MOST.beside;
  return svg("text", place, label.length > most ? `${label.slice(0, most - 1)}…` : label);
}

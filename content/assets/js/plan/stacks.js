/**
 * Hours of each school as one bar, cut up by cluster. Clusters are told apart by a pattern as well as
 * by a colour, and the figures stand in a table beside the chart.
 *
 * @typedef {{label: string, letter: string}} Part  the letter gives the colour
 * @typedef {{label: string, hours: number[]}} Stack  `hours`: in the order of the parts
 */

import { drawing, named, pattern, room, svg } from "./svg.js";

const ROW = 28;
const BAR = 18;
const KEY = 24;
/** The side of a pattern, its turn, and what stands on it. The first part has none: it is filled. */
const PATTERNS = [
  { size: 6, turn: "45", shape: () => svg("rect", { width: 3, height: 6 }) },
  { size: 6, turn: "0", shape: () => svg("circle", { cx: 3, cy: 3, r: 1.8 }) },
  { size: 5, turn: "0", shape: () => svg("rect", { width: 5, height: 2 }) },
];

/**
 * @param {string} id of the chart, for its parts
 * @param {string} title
 * @param {string} description
 * @param {Part[]} parts
 * @param {Stack[]} stacks
 * @param {(hours: number) => string} write
 */
export function drawStacks(id, title, description, parts, stacks, write) {
  const sums = stacks.map(({ hours }) => hours.reduce((sum, one) => sum + one, 0));
  const { width, left, above, isNarrow } = room();
  const scale = (width - left - 60) / Math.max(1, ...sums);
  const columns = isNarrow ? 1 : 2;
  const foot = stacks.length * (ROW + above) + 10;
  const patterns = parts.slice(1).map(({ letter }, at) => {
    const { size, turn, shape } = PATTERNS[at % PATTERNS.length];
    const made = shape();
    made.setAttribute("class", `tw-chart__${letter} tw-chart__ink`);
    return pattern(`${id}-${letter}`, size, turn, made);
  });
  const height = foot + Math.ceil(parts.length / columns) * KEY;
  const chart = drawing(id, title, description, [width, height], patterns);
  const look = (/** @type {number} */ at) => ({
    class: `tw-chart__${parts[at].letter} tw-chart__part${at ? "" : " tw-chart__ink"}`,
    ...(at ? { fill: `url(#${id}-${parts[at].letter})` } : {}),
  });
  for (const [row, { label, hours }] of stacks.entries()) {
    const y = row * (ROW + above) + above + 4;
    chart.append(named(label, y, BAR - 4));
    let x = left;
    for (const [at, one] of hours.entries()) {
      if (!one) continue;
      chart.append(svg("rect", { x, y, width: one * scale, height: BAR, ...look(at) }));
      x += one * scale;
    }
    const figure = { x: x + 6, y: y + BAR - 4, class: "tw-chart__figure" };
    chart.append(svg("text", figure, write(Math.round(sums[row] * 100) / 100)));
  }
  for (const [at, { label }] of parts.entries()) {
    const x = left + (at % columns) * ((width - left) / columns);
    const y = foot + Math.floor(at / columns) * KEY;
    chart.append(
      svg("rect", { x: x + 1, y, width: KEY, height: 15, ...look(at) }),
      svg("text", { x: x + KEY + 7, y: y + 12 }, label),
    );
  }
  return chart;
}

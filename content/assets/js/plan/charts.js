/**
 * Bars of hours, now and later, as plain SVG. The two are told apart by a hatch as well as by a
 * colour, and the figures stand in a table beside the chart.
 *
 * @typedef {{label: string, now: number, goal: number, has?: [number | null, number | null]}} Bar
 */

import { drawing, named, pattern, room, svg } from "./svg.js";

const ROW = 44;
const BAR = 15;

/**
 * @param {string} id of the chart, for its parts
 * @param {string} title
 * @param {string} description
 * @param {Bar[]} bars
 * @param {[string, string]} names of the two situations
 * @param {(hours: number) => string} write
 */
export function drawBars(id, title, description, bars, names, write) {
  const most = Math.max(
    1,
    ...bars.flatMap(({ now, goal, has }) => [now, goal, has?.[0] ?? 0, has?.[1] ?? 0]),
  );
  const { width, left, above } = room();
  const scale = (width - left - 60) / most;
  const height = bars.length * (ROW + above) + 34;
  const hatch = svg("rect", { width: 3, height: 6, class: "tw-chart__goal" });
  const chart = drawing(
    id,
    title,
    description,
    [width, height],
    [pattern(`${id}-h`, 6, "45", hatch)],
  );
  /** @type {Record<string, string>[]} */
  const looks = [{ class: "tw-chart__now" }, { class: "tw-chart__edge", fill: `url(#${id}-h)` }];
  for (const [at, bar] of bars.entries()) {
    const y = at * (ROW + above) + above + 4;
    chart.append(named(bar.label, y, BAR + 5));
    for (const [side, hours] of [bar.now, bar.goal].entries()) {
      const top = y + side * (BAR + 2);
      const look = looks[side];
      chart.append(
        svg("rect", {
          x: left,
          y: top,
          width: Math.max(hours * scale, hours ? 1 : 0),
          height: BAR,
          ...look,
        }),
      );
      chart.append(
        svg(
          "text",
          { x: left + hours * scale + 6, y: top + BAR - 3, class: "tw-chart__figure" },
          write(hours),
        ),
      );
      const has = bar.has?.[side] ?? null;
      if (has !== null)
        chart.append(
          svg("line", {
            x1: left + has * scale,
            x2: left + has * scale,
            y1: top - 1,
            y2: top + BAR + 1,
            class: "tw-chart__has",
          }),
        );
    }
  }
  const y = height - 22;
  chart.append(
    svg("rect", { x: left, y, width: 24, height: BAR, ...looks[0] }),
    svg("text", { x: left + 30, y: y + BAR - 3 }, names[0]),
    svg("rect", { x: left + 120, y, width: 24, height: BAR, ...looks[1] }),
    svg("text", { x: left + 150, y: y + BAR - 3 }, names[1]),
  );
  return chart;
}

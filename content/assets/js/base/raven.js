/**
 * Whether the list asks for a "white raven": a good deal of work in all four clusters, or
 * more than half of all tasks. The report names no number; these are ours. The planner asks it too.
 *
 * @param {{tasks: string[]}} state
 * @param {{clusters: Map<string, unknown>, tasks: Map<string, {cluster: string}>}} data
 */
export function tooMuch(state, data) {
  const counts = [...data.clusters.keys()].map(
    (name) => state.tasks.filter((code) => data.tasks.get(code)?.cluster === name).length,
  );
  return counts.every((count) => count >= 3) || state.tasks.length > data.tasks.size / 2;
}

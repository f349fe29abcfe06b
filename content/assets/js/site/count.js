/**
 * How many tasks a filter shows, said in the same way beside every list of them. A task that is
 * not counted along, because only one version of the overview has it, is named apart.
 */

/**
 * Says in `output` how many of the rows are shown. Its data hold the two sentences for that.
 *
 * @param {HTMLElement} output
 * @param {HTMLElement[]} rows
 */
export function tell(output, rows) {
  const shown = rows.filter((row) => !row.hidden);
  const counted = (/** @type {HTMLElement[]} */ list) =>
    String(list.filter((row) => !row.dataset.apart).length);
  const apart = shown.flatMap((row) => row.dataset.apart ?? []).join(", ");
  /** @type {Record<string, string>} */
  const values = { shown: counted(shown), total: counted(rows), apart };
  const template = apart ? output.dataset.apart : output.dataset.template;
  output.textContent = (template ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

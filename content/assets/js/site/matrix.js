/**
 * Filters the table of tasks and roles: a role, a part, a cluster, or all three. With one role the
 * table has two columns, which reads on a phone. The filter stands in the address.
 */

import { all, need } from "../base/elements.js";
import { tell } from "./count.js";
import { parseWho, partsOf, passesWho, tellChoices, writeWho } from "./who.js";

/** @param {HTMLElement} root */
function start(root) {
  const form = need(root, "form", HTMLFormElement);
  const output = need(form, "output", HTMLOutputElement);
  const role = need(form, "[name=role]", HTMLSelectElement);
  const part = need(form, "[name=part]", HTMLSelectElement);
  const cluster = need(form, "[name=cluster]", HTMLSelectElement);
  const scroll = need(root, ".tw-scroll", HTMLElement);
  const table = need(scroll, "table", HTMLTableElement);
  const list = need(form, "[data-list]", HTMLAnchorElement);
  const start = list.href;
  const heads = all(root, "thead th", HTMLTableCellElement);
  const elements = all(root, "tbody tr", HTMLTableRowElement);
  const rows = elements.map((element) => ({ element, parts: partsOf(element) }));

  function read() {
    return { role: role.value, part: part.value, cluster: cluster.value };
  }

  /** @param {ReturnType<typeof read>} filter */
  function write(filter) {
    const query = new URLSearchParams();
    if (filter.cluster) query.set("cluster", filter.cluster);
    writeWho(query, filter);
    return query.toString();
  }

  /** @param {(typeof rows)[number]} row @param {ReturnType<typeof read>} filter */
  function passes({ element, parts }, filter) {
    const inside = !filter.cluster || element.dataset.cluster === filter.cluster;
    return inside && passesWho(parts, filter);
  }

  function show() {
    const filter = read();
    const query = write(filter);
    for (const row of rows) row.element.hidden = !passes(row, filter);
    const column = heads.findIndex((head) => filter.role && head.dataset.role === filter.role);
    for (const row of table.rows) {
      [...row.cells].forEach((cell, index) => {
        cell.hidden = column > 0 && index > 0 && index !== column;
      });
    }
    const count = (/** @type {ReturnType<typeof read>} */ other) =>
      rows.filter((row) => !row.element.dataset.apart && passes(row, other)).length;
    tellChoices(role, (value) => count({ ...filter, role: value }));
    tellChoices(part, (value) => count({ ...filter, part: value }));
    tellChoices(cluster, (value) => count({ ...filter, cluster: value }));
    // A short table needs no box of its own to scroll in; one with a single role no heads on their side.
    scroll.classList.toggle("tw-scroll--tall", !query);
    table.classList.toggle("tw-matrix--one", column > 0);
    list.href = query ? `${start}?${query}` : start;
    tell(output, elements);
  }

  /** Writes the filter in the address, a new entry in the history for each choice. */
  function apply() {
    show();
    const query = write(read());
    const address = location.pathname + (query ? `?${query}` : "") + location.hash;
    if (address !== location.pathname + location.search + location.hash)
      history.pushState(null, "", address);
  }

  function fill() {
    const given = new URLSearchParams(location.search);
    const values = (/** @type {HTMLSelectElement} */ { options }) =>
      [...options].map(({ value }) => value);
    const who = parseWho(given, values(role));
    const asked = given.get("cluster") ?? "";
    role.value = who.role;
    part.value = who.part;
    cluster.value = values(cluster).includes(asked) ? asked : "";
    show();
  }

  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("popstate", fill);
  form.hidden = false;
  fill();
}

const root = document.getElementById("matrix");
if (root) start(root);

/**
 * Filters the table of tasks and roles: one role, one cluster, or both. With one role
 * the table has two columns, which reads on a phone.
 */

import { all, need } from "../base/elements.js";
import { tell } from "./count.js";

/** @param {HTMLElement} root */
function start(root) {
  const form = need(root, "form", HTMLFormElement);
  const output = need(form, "output", HTMLOutputElement);
  const role = need(form, "[name=role]", HTMLSelectElement);
  const cluster = need(form, "[name=cluster]", HTMLSelectElement);
  const heads = all(root, "thead th", HTMLTableCellElement);
  const rows = all(root, "tbody tr", HTMLTableRowElement);

  function show() {
    const column = heads.findIndex((head) => role.value && head.dataset.role === role.value);
    for (const row of rows) {
      const takesPart = column < 0 || row.cells[column].textContent?.trim() !== "";
      row.hidden = !takesPart || (cluster.value !== "" && row.dataset.cluster !== cluster.value);
    }
    for (const row of root.querySelectorAll("tr")) {
      [...row.cells].forEach((cell, index) => {
        cell.hidden = column > 0 && index > 0 && index !== column;
      });
    }
    tell(output, rows);
  }

  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  form.hidden = false;
  show();
}

const root = document.getElementById("matrix");
if (root) start(root);

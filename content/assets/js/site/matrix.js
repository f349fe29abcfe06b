/**
 * Filters the table of tasks and roles: one role, one cluster, or both. With one role
 * the table has two columns, which reads on a phone.
 */

import { tell } from "./count.js";

function start(root) {
  const form = root.querySelector("form");
  const output = form.querySelector("output");
  const { role, cluster } = form.elements;
  const heads = [...root.querySelectorAll("thead th")];
  const rows = [...root.querySelectorAll("tbody tr")];

  function show() {
    const column = heads.findIndex((head) => role.value && head.dataset.role === role.value);
    for (const row of rows) {
      const takesPart = column < 0 || row.cells[column].textContent.trim() !== "";
      row.hidden = !takesPart || (cluster.value !== "" && row.dataset.cluster !== cluster.value);
    }
    for (const row of [heads[0].parentElement, ...rows]) {
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

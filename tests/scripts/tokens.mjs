/** Prints the names of the scripts, of those given, that mean something else when made smaller. */

import { readFileSync } from "node:fs";
import { tokenizer } from "acorn"; // eslint's own reader: it comes with eslint

/** @param {string} path */
function tokens(path) {
  const text = readFileSync(path, "utf8");
  return [...tokenizer(text, { ecmaVersion: "latest", sourceType: "module" })].map(
    ({ type, value }) => `${type.label} ${value?.pattern ?? value ?? ""}`,
  );
}

for (const path of process.argv.slice(2))
  if (String(tokens(path)) !== String(tokens(`${path}.min`))) console.log(path);

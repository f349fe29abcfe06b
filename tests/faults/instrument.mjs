/**
 * Puts all faults that Stryker knows into scripts, each behind a switch, and prints them as JSON.
 *
 *     node instrument.mjs <folder> <module> ...
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";

const [folder, ...names] = process.argv.slice(2);
const quiet = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {} };
const files = await Promise.all(
  names.map(async (name) => ({
    name,
    mutate: true,
    content: await readFile(join(folder, name), "utf-8"),
  })),
);
const options = { plugins: null, ignorers: [], excludedMutations: [] };
const { files: made, mutants } = await new Instrumenter(quiet).instrument(files, options);
await Promise.all(made.map(({ name, content }) => writeFile(join(folder, name), content)));
const faults = mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({
  id,
  where: fileName,
  from: [location.start.line, location.start.column],
  to: [location.end.line, location.end.column],
  kind: mutatorName,
  now: replacement,
}));
process.stdout.write(JSON.stringify(faults));

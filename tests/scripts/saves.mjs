// Writes each record as the form over the data does: read by the same library, fields in the order
// of the form, empty ones left out, what is true or false filled in, and written with the options
// that Sveltia gives that library.
// Standard input: [[text, fields of the form], …]; standard output: [text, …].
import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";

/** Options of Sveltia's `formatYAML`, where its configuration says 2, true and "none". */
const OPTIONS = {
    indent: 2,
    indentSeq: true,
    lineWidth: 0,
    defaultKeyType: "PLAIN",
    defaultStringType: "PLAIN",
    singleQuote: true,
};

const isEmpty = (value) =>
    value === undefined ||
    value === null ||
    value === "" ||
    (typeof value === "object" && Object.values(value).every(isEmpty));

const arranged = (value, fields) => {
    const known = fields.map((field) => field.name);
    const strange = Object.keys(value).filter((name) => !known.includes(name));
    if (strange.length) throw new Error(`the form has no ${strange.join(", ")}`);
    const filled = fields.map((field) => [field, value[field.name] ?? field.default]);
    const kept = filled.filter(([field, part]) => field.required || !isEmpty(part));
    return Object.fromEntries(kept.map(([field, part]) => [field.name, held(part, field)]));
};

const held = (value, field) => {
    if (!field.fields) return value;
    if (field.widget === "list") return value.map((item) => arranged(item, field.fields));
    return arranged(value, field.fields);
};

const records = JSON.parse(readFileSync(0, "utf8"));
const saved = records.map(([text, fields]) => {
    return `${stringify(arranged(parse(text), fields), null, OPTIONS).trim()}\n`;
});
console.log(JSON.stringify(saved));

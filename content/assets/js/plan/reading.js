/**
 * A workbook → a plan, whichever program wrote the file and however its sheets were moved. Nothing
 * is found by its place: sheets by the title in A1, columns by their heads, tasks by their code.
 * What is not read is told.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").PlanData} PlanData
 * @typedef {{name: string, kind: "school" | "group", people: number, tasks: number, hours: [number, number]}} SchoolRead
 * @typedef {{schools: SchoolRead[], people: number, tasks: number}} Summary
 * @typedef {object} Reading
 * @property {Plan | null} plan  null where there is nothing to read; `told` says why
 * @property {string[]} told  what was not read, or read in another way than it stands there
 * @property {Summary | null} summary
 */

import { MOST_ROWS, Parts } from "../office/parts.js";
import { clean } from "./clean.js";
import { gather } from "./gathering.js";
import { hundredths, mentioned, WHEN } from "./state.js";
import { originalOf } from "./original.js";
import { ROWS_TO_KNOW, isOurs, isTitled, sheetOf } from "./situation.js";
import { Teller, lexiconOf } from "./lexicon.js";

/** What the largest file may be: more than that is not unpacked. */
const LARGEST = 24 * 2 ** 20;
/** What a workbook with a password begins with: it is no zip file. */
const LOCKED = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * @param {Uint8Array} bytes
 * @param {PlanData} data
 * @param {Record<string, string>} words
 * @returns {Promise<Reading>} never fails: whatever is wrong is told
 */
export async function readWorkbook(bytes, data, words) {
  let teller = new Teller(words);
  const nothing = (/** @type {string} */ why) => ({ plan: null, told: [why], summary: null });
  if (bytes.length > LARGEST) return nothing(words.told_large);
  if (LOCKED.every((byte, at) => bytes[at] === byte)) return nothing(words.told_locked);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return nothing(words.told_no_workbook);
  try {
    const parts = await Parts.open(bytes);
    let sheets = await readSheets(parts, data, teller);
    if (sheets.some(({ kind }) => kind !== "mandates")) await readMeta(parts, data, teller);
    else {
      teller = new Teller(words); // what was told of it as a workbook of ours is beside the point
      sheets = await readOriginals(parts, data, teller);
    }
    if (!sheets.length) return nothing(words.told_no_workbook);
    const { state, lost } = clean(gather(sheets, data, teller), data);
    for (const name of lost) teller.tell(teller.words.told_lost, name);
    return { plan: state, told: teller.all(), summary: state && summaryOf(state) };
  } catch (error) {
    // Whatever a file from anywhere does to the reader, what is open stays as it is.
    return nothing(
      error instanceof RangeError && error.message === "no workbook"
        ? words.told_no_workbook
        : words.told_damaged,
    );
  }
}

/**
 * The sheets that we know by their first cell.
 * @param {Parts} parts
 * @param {PlanData} data
 * @param {Teller} teller
 */
async function readSheets(parts, data, teller) {
  const lexicon = lexiconOf(data);
  /** @type {import("./situation.js").SheetRead[]} */
  const found = [];
  const seen = new Set();
  for (const { title, path } of parts.sheets) {
    if (seen.has(path)) continue;
    seen.add(path);
    try {
      // Most sheets are not to be filled in, and say so on top: of these a part is enough.
      const top = await parts.cells(path, 1);
      const most = isTitled(top.rows, lexicon) ? MOST_ROWS : ROWS_TO_KNOW;
      const { rows, cut } = await parts.cells(path, most);
      if (!isOurs(title, rows, lexicon, teller)) continue;
      if (cut) teller.tell(teller.words.told_long, title, MOST_ROWS);
      const sheet = sheetOf(title, rows, lexicon, data.language, teller);
      if (sheet) found.push(sheet);
    } catch {
      teller.tell(teller.words.told_sheet_damaged, title);
    }
  }
  return found;
}

/**
 * The sheets of the workbook of the knowledge centre, which has no codes.
 * @param {Parts} parts
 * @param {PlanData} data
 * @param {Teller} teller
 */
async function readOriginals(parts, data, teller) {
  const lexicon = lexiconOf(data);
  /** @type {import("./situation.js").SheetRead[]} */
  const found = [];
  for (const { title, path } of parts.sheets) {
    const read = await parts.cells(path).catch(() => null);
    const sheet = read && originalOf(title, read.rows, lexicon, data, teller);
    if (sheet) found.push(sheet);
    if (sheet && read.cut) teller.tell(teller.words.told_long, title, MOST_ROWS);
  }
  const known = found.flatMap((sheet) => ("columns" in sheet ? sheet.lines : []));
  const codes = new Set(known.map(({ code }) => code).filter(Boolean));
  if (found.length) teller.tell(teller.words.told_original, codes.size);
  return found;
}

/**
 * What the hidden sheet says of the file; a file without it is read as well, and that is told.
 * @param {Parts} parts
 * @param {PlanData} data
 * @param {Teller} teller
 */
async function readMeta(parts, data, teller) {
  const { meta, format } = data.sheets;
  const path = parts.sheets.find(({ title }) => title === meta)?.path;
  const rows = path ? (await parts.cells(path, ROWS_TO_KNOW).catch(() => null))?.rows : null;
  const facts = new Map([...(rows ?? [])].map(([, row]) => [row.get(1)?.value, row.get(2)?.value]));
  if (facts.get("template") !== "task-overview") teller.tell(teller.words.told_no_meta);
  else if (Number(facts.get("format")) > format) teller.tell(teller.words.told_newer);
}

/** @param {Plan} plan @returns {Summary} */
export function summaryOf(plan) {
  const schools = plan.schools.map((school) => ({
    name: school.name,
    kind: school.kind,
    people: mentioned(school).size,
    tasks: school.tasks.filter(([, sides]) => WHEN.some((when) => sides[when].who.length)).length,
    hours: /** @type {[number, number]} */ (
      WHEN.map(
        (when) =>
          school.tasks.reduce(
            (sum, [, sides]) =>
              sum + sides[when].who.reduce((all, [, hours]) => all + hundredths(hours), 0),
            0,
          ) / 100,
      )
    ),
  }));
  return {
    schools,
    people: plan.people.length,
    tasks: schools.reduce((sum, { tasks }) => sum + tasks, 0),
  };
}

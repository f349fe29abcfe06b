/**
 * The workbook both ways, and several plans as one.
 *
 * @typedef {[string, string[]][]} Choices  id → the texts that mean it, the one that is written first
 * @typedef {Record<"clusters" | "levels" | "priorities" | "roles" | "kinds" | "mandates", Choices>} Lists
 * @typedef {Lists & {words: Record<string, string>}} Texts
 * @typedef {object} SheetData  what the page carries of the workbook: views/sheets.py
 * @property {Record<string, number>} columns  from 0
 * @property {Record<string, number>} rows  from 0
 * @property {string} current  titles of sheets in the language of the page; so are the next two
 * @property {string} target
 * @property {string} mandates
 * @property {string} meta
 * @property {number} format
 * @property {string[]} marks  signs of a core task: named, derived
 * @property {[string, Texts][]} languages
 */

import { doubles as double, joined as join } from "./joining.js";
import { readWorkbook as read, summaryOf as sum } from "./reading.js";
import { tooMany as count, writeWorkbook as write } from "./writing.js";

// What handles files asks for one module.
export const doubles = double;
export const joined = join;
export const readWorkbook = read;
export const summaryOf = sum;
export const tooMany = count;
export const writeWorkbook = write;

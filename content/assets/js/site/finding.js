/**
 * Finds pages by what people type. What there is to find comes from hooks/teamwijzer/search.py.
 *
 * @typedef {{usual: string, endings: string, glossary: string, file: string, ways: [string, string][],
 *   paths: string, titles: string, keywords: string, texts: string, words: string,
 *   places: string}} Content
 * @typedef {{path: string, title: string, keywords: string[], names: string[], text: string}} Page
 *   `names`: the keywords as they are compared with a question.
 * @typedef {{pages: Page[], usual: Set<string>, endings: string[], glossary: string,
 *   terms: Map<string, Term>, held: Map<string, Map<number, number>>}} Index
 *   `held`: a word that was asked for → the pages that hold it, with how well.
 * @typedef {{stem: string, on: Map<number, number>}} Term
 *   A word, and how much it weighs on each page that has it.
 */

import { fold } from "../base/elements.js";

const MOST = 20;
const LONGEST = 100;
const LONGEST_WORD = 30;
/** Words of fewer letters are no part of a compound that one would ask by. */
const SHORTEST_PART = 4;
/** What is left of a word without its ending has at least so many letters. */
const SHORTEST_STEM = 3;
/** The glossary explains a word; a page that answers goes before it. */
const GLOSSARY = 0.4;
/** A word in the title, or in what people call a thing, weighs more than one in the text. */
const WEIGHTS = { keywords: 10, title: 10, text: 2, rest: 1 };
/** What pages gain together that are called by some words of the question, side by side. */
const NAMED = 6;
/** What it counts that a page holds a word at all, beside how well. */
const HELD = 0.8;
/** How well a word is met: as it is typed, in another form, by its start, by its end. */
const GRADES = { same: 10, form: 8, start: 3, end: 1 };
/** How much two words have to share before one is named instead of the other. */
const ALIKE = 0.4;

const FIRST = "A".charCodeAt(0);
const LAST = "z".charCodeAt(0);

/**
 * Letters and digits of a text, word by word.
 *
 * @param {string} text
 */
export function words(text) {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.slice(0, LONGEST_WORD));
}

/**
 * Those of a question: no more than anybody types.
 *
 * @param {string} question
 */
export function typed(question) {
  return words(question.slice(0, LONGEST));
}

/**
 * What the forms of a word have in common: without its ending, and as if no sign were doubled
 * (taak, taken) or changed at the end (brief, brieven).
 *
 * @param {string} word
 * @param {string[]} endings
 */
function stemmed(word, endings) {
  const ending = endings.find(
    (one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM,
  );
  return word
    .slice(0, word.length - (ending?.length ?? 0))
    .replace(/(\p{L})\1/gu, "$1")
    .replace(/v$/, "f")
    .replace(/z$/, "s");
}

/**
 * @param {Content} content
 * @returns {Index}
 */
export function opened(content) {
  const [paths, titles, keywords, texts] = [
    content.paths,
    content.titles,
    content.keywords,
    content.texts,
  ].map((column) => column.split("\n"));
  const pages = paths.map((path, at) => {
    const called = keywords[at].split("|").filter(Boolean);
    const names = called.map((name) => words(name).join(" "));
    return { path, title: titles[at], keywords: called, names, text: texts[at] };
  });
  const endings = content.endings.split(" ");
  /** @type {Map<string, Term>} */
  const terms = new Map();
  /** @param {string} word @param {number} at @param {number} weight */
  function add(word, at, weight) {
    const term = terms.get(word) ?? { stem: stemmed(word, endings), on: new Map() };
    terms.set(word, term);
    term.on.set(at, Math.max(term.on.get(at) ?? 0, weight));
  }
  pages.forEach((page, at) => {
    // A word of a short title or name tells more than one of a long one.
    for (const name of page.names)
      for (const word of words(name)) add(word, at, shared(WEIGHTS.keywords, words(name)));
    for (const word of words(page.title)) add(word, at, shared(WEIGHTS.title, words(page.title)));
    for (const word of words(page.text)) add(word, at, WEIGHTS.text);
  });
  const places = content.places.split("!");
  let last = "";
  [...content.words.matchAll(/([A-Z])([^A-Z]*)/g)].forEach(([, shared, rest], number) => {
    last = last.slice(0, shared.charCodeAt(0) - FIRST) + rest;
    for (const at of steps(places[number])) add(last, at, WEIGHTS.rest);
  });
  return {
    pages,
    usual: new Set(content.usual.split(" ")),
    endings,
    glossary: content.glossary,
    terms,
    held: new Map(),
  };
}

/** @param {number} weight @param {string[]} among */
function shared(weight, among) {
  return weight / (0.7 + 0.15 * among.length);
}

/**
 * The numbers of pages that stand for a word.
 *
 * @param {string} signs
 */
function* steps(signs) {
  let at = -1;
  let skipped = 0;
  for (const sign of signs) {
    const step = sign.charCodeAt(0) - FIRST;
    if (step === LAST - FIRST) {
      skipped += step;
      continue;
    }
    at += skipped + step + 1;
    skipped = 0;
    yield at;
  }
}

/**
 * What is asked about: the words of a question but those that every question has, such as "how".
 *
 * @param {Index} index
 * @param {string} question
 */
function asked({ usual }, question) {
  const all = typed(question);
  const kept = all.filter((word) => !usual.has(word));
  return kept.length ? kept : all;
}

/**
 * Whether at most `most` signs have to be put in, left out, changed or swapped with the next one.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function near(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return false;
  let [before, last] = [/** @type {number[]} */ ([]), [...one, ""].map((_, at) => at)];
  for (let row = 1; row <= other.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= one.length; at += 1) {
      const same = one[at - 1] === other[row - 1] ? 0 : 1;
      line[at] = Math.min(last[at] + 1, line[at - 1] + 1, last[at - 1] + same);
      if (at > 1 && row > 1 && one[at - 1] === other[row - 2] && one[at - 2] === other[row - 1])
        line[at] = Math.min(line[at], before[at - 2] + 1);
    }
    if (Math.min(...line) > most) return false;
    [before, last] = [last, line];
  }
  return last[one.length] <= most;
}

/**
 * Pages that hold a word, with how well: typed to its end, the start of a longer one, the end of
 * a compound, two words written together, a letter wrong; the first of these that is found.
 *
 * @param {Index} index
 * @param {string} word
 * @returns {Map<number, number>}
 */
function holding({ terms, endings }, word) {
  const stem = stemmed(word, endings);
  /** @param {(term: string, stem: string) => number} grade */
  function seek(grade) {
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const [term, { stem: own, on }] of terms) {
      const good = grade(term, own);
      if (good)
        for (const [at, weight] of on) scores.set(at, Math.max(scores.get(at) ?? 0, good * weight));
    }
    return scores;
  }
  let found = seek((term, own) => {
    if (term === word) return GRADES.same;
    if (own === stem) return GRADES.form;
    if (term.startsWith(word)) return GRADES.start;
    return stem.length >= SHORTEST_PART && (own.endsWith(stem) || term.endsWith(stem))
      ? GRADES.end
      : 0;
  });
  for (let at = SHORTEST_PART - 1; !found.size && at <= word.length - SHORTEST_PART + 1; at += 1) {
    const [one, two] = [word.slice(0, at), word.slice(at)].map((part) => {
      const own = stemmed(part, endings);
      return seek((term, other) => (term === part || other === own ? GRADES.same : 0));
    });
    found = new Map([...one].filter(([page]) => two.has(page)));
  }
  if (!found.size && word.length > 3) {
    const most = word.length > 7 ? 2 : 1;
    for (let wrong = 1; !found.size && wrong <= most; wrong += 1)
      found = seek((term) => (near(term, word, wrong) ? GRADES.same : 0));
  }
  return found;
}

/**
 * The pages, the best first: those with most of what is asked, a word on few pages counting more
 * than one on many. What people call a page by just these words comes first, and the glossary
 * behind a page that answers.
 *
 * @param {Index} index
 * @param {string} question
 * @returns {Page[]}
 */
export function found(index, question) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const word of new Set(asked(index, question))) {
    // While the next word is typed the one before it is found at once.
    const map = index.held.get(word) ?? holding(index, word);
    index.held.set(word, map);
    const most = Math.max(...map.values());
    const weight = Math.log(1 + index.pages.length / map.size);
    for (const [at, score] of map)
      scores.set(at, (scores.get(at) ?? 0) + weight * (HELD + Math.sqrt(score / most)));
  }
  const whole = typed(question).join(" ");
  const named = index.pages.map(({ names }) =>
    names.some((name) => name.includes(" ") && ` ${whole} `.includes(` ${name} `)),
  );
  const gain = NAMED / named.filter(Boolean).length;
  index.pages.forEach(({ path, names }, at) => {
    const score = scores.get(at) ?? 0;
    if (names.includes(whole)) scores.set(at, Infinity);
    else if (named[at]) scores.set(at, score + gain);
    else if (score && path === index.glossary) scores.set(at, score * GLOSSARY);
  });
  return [...scores.keys()]
    .sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b)
    .slice(0, MOST)
    .map((at) => index.pages[at]);
}

/**
 * The word of titles and keywords that looks most like one of a question that finds nothing, as
 * it is written there; "" where none does.
 *
 * @param {Index} index
 * @param {string} question
 */
export function nearest(index, question) {
  const wanted = asked(index, question).map(pairs);
  let [best, word] = [ALIKE, ""];
  for (const { title, keywords } of index.pages)
    for (const [written] of [title, ...keywords].join(" ").matchAll(/[\p{L}\p{N}-]+/gu)) {
      const own = pairs(fold(written));
      for (const other of wanted) {
        const both = [...own].filter((pair) => other.has(pair)).length;
        const alike = (2 * both) / (own.size + other.size);
        if (alike > best) [best, word] = [alike, written];
      }
    }
  return word;
}

/**
 * The signs of a word two by two, its ends among them.
 *
 * @param {string} word
 */
function pairs(word) {
  const signs = [" ", ...word, " "];
  return new Set(signs.slice(1).map((sign, at) => signs[at] + sign));
}

/** The steps that can be undone: at most a hundred, and 5 MB, the oldest going first. */

const MOST_STEPS = 100;
const LARGEST = 5 * 2 ** 20;

/** @typedef {{text: string, work: import("./draft.js").Work}} Step a state as JSON, and the work that it was */

export class History {
  constructor() {
    /** @type {Step[]} */
    this.past = [];
    /** @type {Step[]} */
    this.future = [];
  }

  /**
   * Before a change: what there is now can be had back.
   *
   * @param {Step} step
   */
  keep(step) {
    this.past.push(step);
    this.future = [];
    let from = this.past.length - 1;
    let size = step.text.length;
    while (from > 0 && this.past.length - from < MOST_STEPS) {
      size += this.past[from - 1].text.length;
      if (size > LARGEST) break;
      from -= 1;
    }
    this.past.splice(0, from);
  }

  /**
   * The step before, where there is one; `now` can be had back with `forth`.
   *
   * @param {Step} now
   */
  back(now) {
    return turned(this.past, this.future, now);
  }

  /** @param {Step} now */
  forth(now) {
    return turned(this.future, this.past, now);
  }
}

/**
 * @param {Step[]} from
 * @param {Step[]} to
 * @param {Step} now
 */
function turned(from, to, now) {
  const step = from.pop();
  if (step) to.push(now);
  return step;
}

/**
 * A plan as JSON, for what can be undone. It is written after a change, while nobody waits: to write a
 * full plan takes longer than all its sums.
 *
 * @typedef {import("./state.js").Plan} Plan
 */

export class Spare {
  constructor() {
    /** @type {Plan | null} the plan that `text` is of, as long as nothing changed in it */
    this.of = null;
    this.text = "";
    this.waiting = 0;
  }

  /**
   * The plan as it is now.
   * @param {Plan} plan
   */
  textOf(plan) {
    return this.of === plan ? this.text : JSON.stringify(plan);
  }

  /** Before the plan changes. */
  drop() {
    this.of = null;
  }

  /**
   * Writes the plan as soon as the browser has nothing else to do; one that cannot say when that is
   * writes it when it is needed.
   * @param {() => Plan} read
   */
  soon(read) {
    if (!globalThis.requestIdleCallback) return;
    cancelIdleCallback(this.waiting);
    this.waiting = requestIdleCallback(() => {
      this.of = read();
      this.text = JSON.stringify(this.of);
    });
  }
}

/**
 * A plan as JSON, for what can be undone. To write a full one takes longer than all its sums: so each
 * school is written apart, after a change, while nobody waits.
 *
 * @typedef {import("./state.js").Plan} Plan
 * @typedef {import("./state.js").School} School
 */

export class Spare {
  constructor() {
    /** @type {Map<School, string>} of schools in which nothing changed since */
    this.texts = new Map();
    this.waiting = 0;
  }

  /**
   * The plan as it is now.
   * @param {Plan} plan
   */
  textOf(plan) {
    const parts = Object.entries(plan).map(([name, value]) => {
      const text = name === "schools" ? `[${this.#schools(plan)}]` : JSON.stringify(value);
      return `${JSON.stringify(name)}:${text}`;
    });
    return `{${parts}}`;
  }

  /** @param {Plan} plan */
  #schools({ schools }) {
    return schools.map((school) => this.texts.get(school) ?? JSON.stringify(school));
  }

  /**
   * Before something changes: in this school, or anywhere.
   * @param {School} [school]
   */
  drop(school) {
    if (school) this.texts.delete(school);
    else this.texts.clear();
  }

  /**
   * Writes what changed as soon as the browser has nothing else to do; one that cannot say when that
   * is writes it when it is needed.
   * @param {() => Plan} read
   */
  soon(read) {
    if (!globalThis.requestIdleCallback) return;
    cancelIdleCallback(this.waiting);
    this.waiting = requestIdleCallback(() => {
      for (const school of read().schools)
        if (!this.texts.has(school)) this.texts.set(school, JSON.stringify(school));
    });
  }
}

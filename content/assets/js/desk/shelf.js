/** Keeping work in this browser. Nothing that a visitor types leaves it. */

const MOST_KEPT = 50;

/**
 * Work kept in this browser: a draft, and copies under a name. `failed` is called with
 * "full", "forbidden" or "damaged" when the browser does not keep or give it.
 */
export class Shelf {
  constructor(key, failed) {
    this.key = key;
    this.failed = failed;
  }

  /** What lies there: {draft, kept: [{name, time, state}]}. What cannot be read is set apart. */
  read() {
    let text;
    try {
      text = localStorage.getItem(this.key);
    } catch {
      this.failed("forbidden");
      return { draft: null, kept: [] };
    }
    if (!text) return { draft: null, kept: [] };
    try {
      const found = JSON.parse(text);
      if (!Array.isArray(found.kept)) throw new TypeError("not ours");
      const kept = found.kept.filter((entry) => typeof entry?.name === "string" && typeof entry.time === "string");
      return { draft: found.draft ?? null, kept: kept.slice(0, MOST_KEPT) };
    } catch {
      this.#setApart(text);
      return { draft: null, kept: [] };
    }
  }

  /** Puts the draft aside for the next visit. */
  keepDraft(draft) {
    this.#write({ ...this.read(), draft });
  }

  /** Keeps a state under a name; the same name is written over. */
  keep(name, state, time = new Date().toISOString()) {
    const { draft, kept } = this.read();
    const others = kept.filter((entry) => entry.name !== name);
    if (others.length >= MOST_KEPT) {
      this.failed("full");
      return false;
    }
    return this.#write({ draft, kept: [{ name, time, state }, ...others] });
  }

  /** Gives a kept state another name; false where that name is taken. */
  rename(name, other) {
    const { draft, kept } = this.read();
    if (kept.some((entry) => entry.name === other)) return false;
    return this.#write({ draft, kept: kept.map((entry) => (entry.name === name ? { ...entry, name: other } : entry)) });
  }

  remove(name) {
    const { draft, kept } = this.read();
    this.#write({ draft, kept: kept.filter((entry) => entry.name !== name) });
  }

  #write(value) {
    try {
      localStorage.setItem(this.key, JSON.stringify(value));
      return true;
    } catch (error) {
      this.failed(error.name === "QuotaExceededError" ? "full" : "forbidden");
      return false;
    }
  }

  /** Damaged work may still be of use to somebody who can read it: it is not written over. */
  #setApart(text) {
    this.failed("damaged");
    try {
      localStorage.setItem(`${this.key}.damaged`, text);
      localStorage.removeItem(this.key);
    } catch {
      this.failed("full");
    }
  }
}

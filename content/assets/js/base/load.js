/** Loads a script of this site when it is needed. Works from a disk too, where `fetch` does not. */

const here = document.currentScript;
const folder = here instanceof HTMLScriptElement ? new URL(".", here.src).href : "";
/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * What the script of that name hands over: see `linked` in hooks/teamwijzer/scripts.py. It stands
 * at `address`, or beside this one in `file`. Loaded once; after a failure it may be tried again.
 *
 * @param {string} name
 * @param {string} [address]
 * @param {string} [file]
 * @returns {Promise<any>}
 */
export function load(name, address, file = name) {
  const known = loaded.get(name);
  if (known) return known;
  const found = () => Reflect.get(globalThis, `teamwijzer ${name}`);
  const loading = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const fail = () => {
      loaded.delete(name);
      reject(new Error(`${name} did not load`));
    };
    script.src = address || folder + file;
    script.onload = () => (found() === undefined ? fail() : resolve(found()));
    script.onerror = fail;
    document.head.append(script);
  });
  loaded.set(name, loading);
  return loading;
}

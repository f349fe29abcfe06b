/** Loads a script of this site when it is needed. Works from a disk too, where `fetch` does not. */

const folder = document.currentScript && new URL(".", document.currentScript.src);
const loaded = new Map();

/**
 * What the script of that name hands over: see `linked` in hooks/teamwijzer/scripts.py. It stands
 * beside this one, or at `address`. Loaded once; after a failure it may be tried again.
 */
export function load(name, address = new URL(name, folder)) {
  if (!loaded.has(name)) {
    const found = () => globalThis[`teamwijzer ${name}`];
    loaded.set(name, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const fail = () => {
        loaded.delete(name);
        reject(new Error(`${name} did not load`));
      };
      script.src = address;
      script.onload = () => (found() === undefined ? fail() : resolve(found()));
      script.onerror = fail;
      document.head.append(script);
    }));
  }
  return loaded.get(name);
}

/** What can wait until somebody has the page before them. */

const PAUSE = 1000;
/** Milliseconds after which it is done in any case: a busy browser may have something to do for ever. */
const LATEST = 5000;

/**
 * Does something once the page is there and the browser has nothing else to do. Not every browser
 * tells when that is.
 *
 * @param {() => unknown} act
 */
export function whenIdle(act) {
  const wait = () =>
    "requestIdleCallback" in globalThis
      ? requestIdleCallback(() => act(), { timeout: LATEST })
      : setTimeout(act, PAUSE);
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}

/** Lets the browser show what there is, and hear who types, before the rest is done. */
export function pause() {
  return new Promise((done) => setTimeout(done));
}

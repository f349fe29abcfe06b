/** What can wait until somebody has the page before them. */

const PAUSE = 1000;

/**
 * Does something once the page is there and the browser has nothing else to do. Not every browser
 * tells when that is.
 *
 * @param {() => unknown} act
 */
export function whenIdle(act) {
  const wait = () =>
    "requestIdleCallback" in globalThis ? requestIdleCallback(() => act()) : setTimeout(act, PAUSE);
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}

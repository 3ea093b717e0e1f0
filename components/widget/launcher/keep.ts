import { warnOnce } from "./warn";

const MOST_TRIES = 5;
const WITHIN_MS = 10_000;

/**
 * Puts an element beside the page's body, where frameworks that exchange the body leave it alone, and puts it back when the
 * page removes it; not again and again, so that a page which insists has its will. @returns the same once more, by wish
 */
export function keepInPage(element: HTMLElement, signal: AbortSignal): () => void {
  let tries = 0;
  const observer = new MutationObserver(() => {
    if (element.isConnected) return;
    if (tries++ < MOST_TRIES) put();
    else warnOnce("this page keeps removing <minirag-widget>");
    setTimeout(() => {
      tries = 0;
    }, WITHIN_MS);
  });
  function put() {
    if (!element.isConnected) document.documentElement.append(element);
    // The root element itself can be exchanged too.
    for (const node of [document, document.documentElement]) observer.observe(node, { childList: true });
  }
  signal.addEventListener("abort", () => {
    observer.disconnect();
    element.remove();
  });
  put();
  return put;
}

import { type MiniRag, makeApi } from "./api";
import { readWishes } from "./options";

declare global {
  interface Window {
    /** Before the script: the commands that wait for it. */
    MiniRAG?: MiniRag | Parameters<MiniRag["push"]>[0][];
  }
}

// What a loader runs as a module is not the current script.
const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');

if (script instanceof HTMLScriptElement) {
  const earlier = window.MiniRAG;
  // However often the script runs, the page has one API.
  const known = earlier && "init" in earlier ? earlier : undefined;
  const api = known ?? makeApi(new URL(script.src).origin);
  window.MiniRAG = api;
  // Scripts of a page run in any order: the first one looks for those beside it, so that bubbles stand as their tags do.
  for (const tag of known ? [script] : [...document.scripts, script]) {
    const wishes = readWishes(tag, "data-");
    if (tag.src === script.src && wishes.bot) api.init(wishes);
  }
  if (Array.isArray(earlier)) earlier.forEach(api.push);
}

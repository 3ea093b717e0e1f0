import type { Case } from "./diagnosis";
import type { PageScript } from "./read-page";

export type Found = { script: PageScript; url: URL; isHere: boolean };

/** The scripts that are, or look like, the one of a chat: from this deployment, or from another. */
export function findScripts({ facts, page, publicUrl }: Case): Found[] {
  const base = URL.parse(facts.base ?? "", page) ?? page;
  const ours = new URL(`${publicUrl}/widget.js`);
  return facts.scripts.flatMap((script) => {
    const url = script.src === null ? null : URL.parse(script.src.trim(), base);
    if (!url) return [];
    const isHere = url.host === ours.host && url.pathname === ours.pathname;
    const isAlike = url.pathname.endsWith("/widget.js") && script.attributes["data-bot"] !== undefined;
    return isHere || isAlike ? [{ script, url, isHere }] : [];
  });
}

/** Whether a script of the page names ours, as those do that add it later. */
export function isAddedLater({ facts, publicUrl }: Case): boolean {
  const address = `${new URL(publicUrl).host}/widget.js`;
  return facts.scripts.some(({ text }) => text.replaceAll("\\", "").includes(address));
}

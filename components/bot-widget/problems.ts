import { toSiteOrigin } from "@/lib/core/site-origin";

const MOST = 1_000_000;

/** The lines of a text that hold something. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** What is wrong with each line of a list of sites, in words for who wrote it; null for what is right or empty. */
export function siteProblems(sites: readonly string[]): (string | null)[] {
  const origins = sites.map((site) => toSiteOrigin(site));
  return sites.map((site, index) => {
    const origin = origins[index] ?? null;
    if (origin === null) return siteProblem(site);
    return origins.indexOf(origin) < index ? "This site is in the list already." : null;
  });
}

/** What is wrong with a site that is none, and what to write in its place. */
function siteProblem(site: string): string | null {
  const written = site.trim();
  if (written === "") return null;
  if (/^(\*|\*\.?|https?:\/\/\*)$/i.test(written))
    return "Every site at once cannot be allowed. Name the sites, one a line.";
  if (/^https?:\/\/\*\.[^./]+\/?$/i.test(written))
    return "A * may stand for sub-domains of one domain, such as https://*.example.com.";
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) {
    const guess = toSiteOrigin(`https://${hostOf(written)}`);
    return guess ? `Write it with https:// in front: ${guess}` : "Write it as https://example.com.";
  }
  if (!/^https?:/i.test(written)) return "It must begin with https:// (or http:// while you try things out).";
  const origin = toSiteOrigin(originPart(written));
  if (origin && written.includes("@")) return `Leave out the name before the @: ${origin}`;
  if (origin) return `Only the site, without a page of it: ${origin}`;
  if (written.includes("*")) return "A * may stand only at the front, such as https://*.example.com.";
  return "This is not the address of a site. Write it as https://example.com.";
}

const hostOf = (written: string) => written.split(/[/?#]/)[0] ?? "";

/** An address cut after its host, and without a user's name. */
function originPart(address: string): string {
  const [, scheme = "", rest = ""] = /^(https?:\/\/)(.*)$/i.exec(address) ?? [];
  return scheme + (hostOf(rest).split("@").at(-1) ?? "");
}

/** What is wrong with a limit as it is written; null when it is right, or left to us. */
export function mostProblem(written: string): string | null {
  const value = written.trim();
  if (value === "") return null;
  const isRight = /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= MOST;
  return isRight ? null : `Write a whole number from 1 to ${MOST.toLocaleString("en")}, or nothing.`;
}

/** As long as an address may be that we keep: longer ones are traps more often than pages. */
const MAX_URL_LENGTH = 2_000;

/** Parameters that say where a visitor came from, or who they are, and never which page it is. */
const TRACKING =
  /^(utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|mkt_tok|vero_id|phpsessid|jsessionid)$/i;

/** Files that hold no text to answer from; nobody has to fetch them to know. */
const NO_PAGE =
  /\.(png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|css|m?js|map|json|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|ogg|wav|avi|mov|zip|gz|tgz|rar|7z|exe|dmg|iso|apk|bin|wasm)$/i;

/**
 * The one form of a page's address: absolute, without its fragment and without tracking parameters. Null for what is no
 * address of a page on the web.
 */
export function toPageUrl(text: string, base?: string): string | null {
  const url = URL.parse(text.trim(), base);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  if (url.username || url.password) return null;
  url.hash = "";
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  // Only then: writing parameters anew changes how the others are spelled.
  if (tracking.length > 0) for (const name of tracking) url.searchParams.delete(name);
  if (url.search === "") url.search = "";
  return url.href.length <= MAX_URL_LENGTH ? url.href : null;
}

/** The same host and port; `www.` before it is the same site. */
export function isSameSite(a: string, b: string): boolean {
  return siteOf(a) === siteOf(b);
}

/** Whether the address may lead to something that can be read. */
export function mayBePage(url: string): boolean {
  return !NO_PAGE.test(new URL(url).pathname);
}

function siteOf(url: string): string {
  return new URL(url).host.replace(/^www\./, "");
}

/** As long as an address may be that we keep: longer ones are traps more often than pages. */
const MAX_URL_LENGTH = 2_000;

/** Parameters that say where a visitor came from, or who they are, and never which page it is. */
const TRACKING =
  /^(utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|mkt_tok|vero_id|srsltid|ttclid|li_fat_id|igsh|gad_source|pk_\w+|mtm_\w+|hsctatracking|oly_(anon|enc)_id)$/i;
/** Parameters that name a visit, by how programs for sites call them. */
const SESSION =
  /^(phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|sessionid|session_?id|sess_?id|cfid|cftoken|zenid|oscsid|xtcsid|s_?sid)$/i;
/** These may as well name a story or a section: only with a value that nobody would give to one. */
const PERHAPS_SESSION = /^(sid|s|session|sess)$/i;
const TOKEN = /^(?=.*\d)(?=.*[a-z])[\w-]{16,}$/i;
/** The same in paths: of Java after a semicolon, of ASP.NET in brackets. */
const SESSION_IN_PATH = /;(jsessionid|phpsessid|sessionid|sid)=[^/;]*|\/\([asfx]\([\w-]{16,}\)\)(?=\/|$)/gi;

/** Files that hold no text to answer from; nobody has to fetch them to know. */
const NO_PAGE =
  /\.(png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|css|m?js|map|json|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|ogg|wav|avi|mov|zip|gz|tgz|rar|7z|exe|dmg|iso|apk|bin|wasm)$/i;

/**
 * The one form of a page's address: absolute, without its fragment and without what names a visit or where it came from.
 * Sites make a new visit for whoever asks without one. Null for what is no address of a page on the web.
 */
export function toPageUrl(text: string, base?: string): string | null {
  const url = URL.parse(text.trim(), base);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  if (url.username || url.password) return null;
  url.hash = "";
  const idle = [...url.searchParams].flatMap(([name, value]) => (isIdle(name, value) ? name : []));
  // Only then: writing parameters anew changes how the others are spelled.
  for (const name of idle) url.searchParams.delete(name);
  const pathname = url.pathname.replace(SESSION_IN_PATH, "");
  if (pathname !== url.pathname) url.pathname = pathname;
  if (url.search === "") url.search = "";
  return url.href.length <= MAX_URL_LENGTH ? url.href : null;
}

function isIdle(name: string, value: string): boolean {
  return TRACKING.test(name) || SESSION.test(name) || (PERHAPS_SESSION.test(name) && TOKEN.test(value));
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

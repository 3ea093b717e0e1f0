const WILD = "*.";
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const NUMERIC = /^\d+$/;
/** A browser takes names that hold `;` or `'`; in the header that lists these origins they would mean something. */
const HOST = /^[a-z0-9._:[\]-]+$/;

/**
 * An origin as an owner may write it down, in its one form: `https://example.com`, `http://localhost:3000`, or
 * `https://*.example.com` for every sub-domain (and not the domain itself). Null for what is none: a path, user names,
 * other schemes, a wildcard over a whole top-level domain or over addresses.
 */
export function toSiteOrigin(written: string): string | null {
  const text = written.trim();
  const [, scheme = "", wild = "", rest = ""] = /^(https?:\/\/)(\*\.)?([^*]+)$/i.exec(text) ?? [];
  if (!URL.canParse(scheme + rest)) return null;
  const url = new URL(scheme + rest);
  if (url.pathname !== "/" || url.search || url.hash || url.username || url.password || text.includes("#"))
    return null;
  if (!HOST.test(url.host)) return null;
  if (wild && !isNameWithin(url.hostname)) return null;
  return `${url.protocol}//${wild}${url.host}`;
}

/** Whether a page of `origin` (as a browser says it) is among the origins that an owner wrote down. */
export function isSiteAllowed(allowed: readonly string[], origin: string): boolean {
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) return false;
  const { protocol, hostname, port } = new URL(origin);
  return allowed.some((entry) => {
    if (entry === origin) return true;
    const [scheme, host = ""] = entry.split("//");
    if (scheme !== protocol || !host.startsWith(WILD)) return false;
    const [name, itsPort = ""] = host.slice(WILD.length).split(":");
    return itsPort === port && hostname.endsWith(`.${name}`);
  });
}

/** Whether this is a domain with something above it: `example.com`, not `com`, `localhost` or `127.0.0.1`. */
function isNameWithin(hostname: string): boolean {
  const labels = hostname.split(".");
  const last = labels.at(-1) ?? "";
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !NUMERIC.test(last);
}

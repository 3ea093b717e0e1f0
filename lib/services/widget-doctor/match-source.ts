const HOST_SOURCE =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9_.-]+|\[[0-9a-f:]+\])(?::(\d+|\*))?(\/.*)?$/i;
const DEFAULT_PORTS: Record<string, string> = { "http:": "80", "https:": "443" };

/** Whether one word of a policy on a page lets an address through. Nonces, hashes and keywords do not. */
export function matchesSource(word: string, target: URL, page: URL): boolean {
  const lower = word.toLowerCase();
  if (lower === "*") return /^https?:$/.test(target.protocol);
  if (lower === "'self'") return isSelf(target, page);
  if (lower.startsWith("'")) return false;
  if (/^[a-z][a-z0-9+.-]*:$/.test(lower)) return schemeFits(lower, target.protocol);
  const [, scheme, host = "", port, path] = HOST_SOURCE.exec(word) ?? [];
  if (!host || !schemeFits(scheme ? `${scheme.toLowerCase()}:` : page.protocol, target.protocol))
    return false;
  return hostFits(host.toLowerCase(), target.hostname) && portFits(port, target) && pathFits(path, target);
}

/** A scheme that is named lets its secure sister through too. */
const schemeFits = (named: string, actual: string) =>
  named === actual || (named === "http:" && actual === "https:");

function isSelf(target: URL, page: URL): boolean {
  if (target.origin === page.origin) return true;
  const isUpgrade = page.protocol === "http:" && target.protocol === "https:";
  return isUpgrade && target.hostname === page.hostname && page.port === "" && target.port === "";
}

function hostFits(named: string, hostname: string): boolean {
  if (named === "*") return true;
  return named.startsWith("*.") ? hostname.endsWith(named.slice(1)) : named === hostname;
}

function portFits(named: string | undefined, target: URL): boolean {
  const usual = DEFAULT_PORTS[target.protocol];
  const actual = target.port || usual;
  if (named === "*") return true;
  if (named === undefined) return actual === usual;
  return named === actual || (named === "80" && actual === "443");
}

/** A path that ends with a slash stands for everything below it. */
function pathFits(named: string | undefined, { pathname }: URL): boolean {
  if (named === undefined || named === "/") return true;
  return named.endsWith("/") ? pathname.startsWith(named) : pathname === named;
}

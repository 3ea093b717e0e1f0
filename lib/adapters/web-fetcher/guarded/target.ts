import { isIP } from "node:net";
import type { AddressRules } from "./address-rules";
import { notLookedUp, refused } from "./failures";

/** All addresses of a name. Rejects like `dns.lookup`, with a `code`. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** A checked way to an address: whoever connects uses these addresses and never looks the name up again. */
export type Target = { url: URL; hostname: string; port: number; addresses: readonly string[] };

export type Guard = { rules: AddressRules; resolve: Resolve };

/** Parsers disagree about control characters and backslashes, so no address with one goes on. */
const AMBIGUOUS = /[\\\p{Cc}]/u;
/** At least two labels, no dot at the end: `localhost` and the short names of an intranet are none of ours. */
const PUBLIC_NAME = /^(?=.{4,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+$/;
const NAME_IS_UNKNOWN = new Set(["ENOTFOUND", "ENODATA"]);

/**
 * Parses an address, looks its name up and checks every answer.
 * @param from the page that redirects there
 * @throws AppError invalid_request when refused, upstream_failed when name servers do not work
 */
export async function checkTarget(text: string, guard: Guard, from?: URL): Promise<Target> {
  const url = parse(text, from);
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  const addresses = isIP(hostname) ? [hostname] : await lookUp(hostname, guard.resolve);
  // One private answer among public ones is an attack or a mistake: which one would be used is a matter of luck.
  if (addresses.length === 0 || !addresses.every((address) => guard.rules(address, port))) {
    throw refused(`${hostname}:${port} is not allowed`);
  }
  return { url, hostname, port, addresses };
}

function parse(text: string, from?: URL): URL {
  const url = AMBIGUOUS.test(text) ? null : URL.parse(text, from);
  if (!url) throw refused("not an address");
  if (url.protocol !== "https:" && url.protocol !== "http:") throw refused(`scheme ${url.protocol}`);
  if (url.username || url.password) throw refused("credentials");
  // Text that came over a protected way must not be swapped by whoever sits on the last, open stretch.
  if (from?.protocol === "https:" && url.protocol === "http:") throw refused("redirect from https to http");
  url.hash = "";
  return url;
}

async function lookUp(hostname: string, resolve: Resolve): Promise<readonly string[]> {
  if (!PUBLIC_NAME.test(hostname)) throw refused(`name ${hostname}`);
  try {
    return await resolve(hostname);
  } catch (error) {
    const isUnknown = error instanceof Error && "code" in error && NAME_IS_UNKNOWN.has(`${error.code}`);
    // The same as for a private address: else the answer would tell which internal names exist.
    throw isUnknown ? refused(`unknown name ${hostname}`) : notLookedUp(error);
  }
}

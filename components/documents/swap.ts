type Place = { origin: string; href: string };

/**
 * The document that a link leads to, when it is one of the tenant's: while the panel is open, it takes the place of the
 * one that is shown, so that one step back closes the panel whatever was read in it.
 */
export function documentIn(href: string, tenant: string, { origin, href: here }: Place): string | null {
  if (!URL.canParse(href, here)) return null;
  const url = new URL(href, here);
  const [, found, document, rest] = /^\/t\/([^/]+)\/documents\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
  if (url.origin !== origin || found !== tenant || !document || rest) return null;
  return url.pathname + url.search + url.hash;
}

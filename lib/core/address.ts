/** Schemes that stand before no host: what has one of them is no address of a page, with another before it either. */
const OTHER = /^(mailto|javascript|data|blob|about|tel|file|view-source):/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** An address as people write it, with the scheme that they leave out. */
export function toAddress(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" || SCHEME.test(trimmed) || OTHER.test(trimmed)
    ? trimmed
    : `https://${trimmed.replace(/^\/\//, "")}`;
}

const MOST = 40;

/** Small letters, digits and dashes out of any name; `fallback` when nothing is left of it. */
export function slugify(name: string, fallback: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MOST)
    .replace(/^-+|-+$/g, "");
  return slug || fallback;
}

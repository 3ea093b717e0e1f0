import type { VisitorPage } from "@/lib/schemas/visitor";

const MOST_CHARACTERS = 500;

/** The page a visitor was on, without query and fragment, which may hold what is nobody's business; null unless it is of `origin`. */
export function pageOf(page: VisitorPage | undefined, origin: string): string | null {
  if (!page || !URL.canParse(page.url)) return null;
  const url = new URL(page.url);
  return url.origin === origin ? `${url.origin}${url.pathname}`.slice(0, MOST_CHARACTERS) : null;
}

import { ButtonLink } from "./button-link";

type PagerProps = { path: string; query: Record<string, string | undefined>; nextCursor: string | null };

/** The way through a long list: on to the next page, and back to the first. */
export function Pager({ path, query, nextCursor }: PagerProps) {
  const isFirst = query.cursor === undefined;
  if (isFirst && nextCursor === null) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-end gap-2">
      {!isFirst && <ButtonLink href={hrefOf(path, { ...query, cursor: undefined })}>First page</ButtonLink>}
      {nextCursor !== null && (
        <ButtonLink href={hrefOf(path, { ...query, cursor: nextCursor })}>Next page</ButtonLink>
      )}
    </nav>
  );
}

function hrefOf(path: string, query: PagerProps["query"]): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, value);
  return params.size > 0 ? `${path}?${params}` : path;
}

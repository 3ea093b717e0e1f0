import type { SourceDto } from "@/lib/schemas/source";

/** As many as one looks through; whoever seeks another one types. */
const ENOUGH = 30;

type ListPage = { items: SourceDto[]; nextCursor: string | null };

/**
 * Sources that a bot does not answer from yet, newest first. `list` gives a page of all sources; pages are asked for until
 * there is enough to choose from, so that many attached ones do not hide the others.
 */
export async function findCandidates(
  botId: string,
  list: (cursor: string | null) => Promise<ListPage>,
): Promise<{ sources: SourceDto[]; hasMore: boolean }> {
  const sources: SourceDto[] = [];
  let cursor: string | null = null;
  do {
    const page: ListPage = await list(cursor);
    sources.push(...page.items.filter(({ botIds }) => !botIds.some((id) => id === botId)));
    cursor = page.nextCursor;
  } while (cursor !== null && sources.length < ENOUGH);
  return { sources: sources.slice(0, ENOUGH), hasMore: cursor !== null || sources.length > ENOUGH };
}

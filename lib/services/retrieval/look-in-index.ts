import { AppError } from "@/lib/core/errors";
import type { RetrievalMode } from "@/lib/schemas/bot";
import type { Ctx, Hit, IndexAnswer, IndexFilter, QueryTerm, TenantIndex } from "../_kit";
import { embedQuery } from "./embed-query";
import type { startTimings } from "./timings";

/** What the index names: nothing of it is confirmed. */
export type Found = {
  /** By words and by meaning, each best first; null: not looked for, or it failed. */
  lexical: readonly Hit[] | null;
  dense: readonly Hit[] | null;
  statistics: IndexAnswer["statistics"];
  /** Why a part of it is missing. */
  degraded?: string;
};

type Look = {
  terms: readonly QueryTerm[];
  /** What is looked for by meaning. */
  text: string;
  mode: RetrievalMode;
  topK: number;
  filter: IndexFilter;
  time: ReturnType<typeof startTimings>;
};

/**
 * Looks in the tenant's index by words and by meaning at once.
 * @throws AppError unavailable when no part of it worked; not_configured when there is no meaning to look by, and nothing else
 */
export async function lookInIndex(ctx: Ctx, { terms, text, mode, time, ...options }: Look): Promise<Found> {
  const index = ctx.ports.index.forTenant(ctx.tenant.id, ctx.tenant.space?.id ?? null);
  const [lexical, dense] = await Promise.all([
    mode === "dense"
      ? NOT_ASKED
      : time.during("lexical", () => searchWords(ctx, index, { terms, ...options })),
    mode === "lexical"
      ? NOT_ASKED
      : time.during("dense", () => searchMeaning(ctx, index, { text, ...options })),
  ]);
  if (mode === "dense" && dense === null) {
    throw new AppError("not_configured", "Search by meaning needs an embedding model, and none is set.");
  }
  const degraded = reasonFor(lexical, dense);
  const words = answerOf(lexical);
  return {
    lexical: words?.lexical ?? null,
    dense: answerOf(dense)?.dense ?? null,
    statistics: words?.statistics ?? { entries: 0, documentFrequency: new Map<string, number>() },
    ...(degraded && { degraded }),
  };
}

/** What a part of the search gave; null: it was not asked. */
type Part = IndexAnswer | { degraded: string } | null;
const NOT_ASKED = null;

type Options = Pick<Look, "topK" | "filter">;

function searchWords(
  ctx: Ctx,
  index: TenantIndex,
  query: Options & { terms: readonly QueryTerm[] },
): Promise<Part> {
  return index.search(query).catch((error) => {
    ctx.log.error({ error }, "the search by words failed");
    return { degraded: "lexical_search_failed" };
  });
}

async function searchMeaning(
  ctx: Ctx,
  index: TenantIndex,
  { text, ...options }: Options & { text: string },
): Promise<Part> {
  const found = await embedQuery(ctx, text);
  if (found === null || "degraded" in found) return found;
  return index.search({ vector: found.vector, ...options }).catch((error) => {
    ctx.log.error({ error }, "the search by meaning failed");
    return { degraded: "dense_search_failed" };
  });
}

/** @throws AppError unavailable when no part of the search worked */
function reasonFor(lexical: Part, dense: Part): string | undefined {
  const reasons = [lexical, dense].flatMap((part) => (part && "degraded" in part ? part.degraded : []));
  if (reasons.length > 0 && !answerOf(lexical) && !answerOf(dense)) {
    throw new AppError("unavailable", "The sources cannot be searched right now. Try again in a moment.");
  }
  return reasons[0];
}

function answerOf(part: Part): IndexAnswer | null {
  return part && !("degraded" in part) ? part : null;
}

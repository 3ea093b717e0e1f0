import { createHash } from "node:crypto";
import { z } from "zod";
import type { ChunkId } from "@/lib/core/ids";
import type { RetrievalMode } from "@/lib/schemas/bot";
import type { Ctx, Hit, QueryTerm } from "../_kit";
import { embedderOf } from "../connections";
import { ANALYSIS_VERSION } from "./analysis";
import type { Found } from "./look-in-index";
import type { Scope } from "./scope";

const TTL_SECONDS = 5 * 60;

type Asked = {
  scope: Scope;
  text: string;
  terms: readonly QueryTerm[];
  mode: RetrievalMode;
  topK: number;
};

const Hits = z.array(z.tuple([z.string(), z.number()])).nullable();
/** Ids and numbers: no text of a document, and none of the question. */
const Kept = z.object({
  lexical: Hits,
  dense: Hits,
  entries: z.int(),
  /** In the order of the forms of the terms, which whoever asks the same has too. */
  frequencies: z.array(z.int().nullable()),
});

/**
 * What the index named for the very same question before, of the same part of the same state of the bot's documents.
 * PostgreSQL confirms it like any other answer of an index. Only how rare a word is among the documents of other bots may
 * be minutes old.
 */
export function searchMemory(ctx: Ctx, asked: Asked) {
  const cache = ctx.ports.cache.forTenant(ctx.tenant.id);
  const key = keyOf(ctx, asked);
  const forms = [...new Set(asked.terms.flatMap((term) => term.forms))];
  return {
    /** Null: it was not asked lately, or the memory is down. */
    async recall(): Promise<Found | null> {
      const { success, data } = Kept.safeParse(await cache.get(key));
      return success ? fromKept(data, forms) : null;
    },
    keep: (found: Found): Promise<void> => cache.set(key, toKept(found, forms), TTL_SECONDS),
  };
}

/** A hash of all that decides what the index answers. */
function keyOf(ctx: Ctx, { scope, text, terms, mode, topK }: Asked): string {
  const { botId, revision, sourceIds, documentIds } = scope;
  const index = [ANALYSIS_VERSION, ctx.tenant.space?.id ?? null, embedderOf(ctx) !== null];
  const all = [...index, botId, revision, sourceIds, documentIds, mode, topK, text, terms];
  return `search:${createHash("sha256").update(JSON.stringify(all)).digest("base64url")}`;
}

function toKept({ lexical, dense, statistics }: Found, forms: readonly string[]): z.input<typeof Kept> {
  const list = (hits: readonly Hit[] | null) =>
    hits?.map(({ chunkId, score }): [string, number] => [chunkId, score]) ?? null;
  const { entries, documentFrequency } = statistics;
  const frequencies = forms.map((form) => documentFrequency.get(form) ?? null);
  return { lexical: list(lexical), dense: list(dense), entries, frequencies };
}

function fromKept({ lexical, dense, entries, frequencies }: z.output<typeof Kept>, forms: string[]): Found {
  const list = (hits: [string, number][] | null) =>
    hits?.map(([chunkId, score]): Hit => ({ chunkId: chunkId as ChunkId, score })) ?? null;
  const known = forms.flatMap((form, at): [string, number][] => {
    const frequency = frequencies[at];
    return typeof frequency === "number" ? [[form, frequency]] : [];
  });
  return {
    lexical: list(lexical),
    dense: list(dense),
    statistics: { entries, documentFrequency: new Map(known) },
  };
}

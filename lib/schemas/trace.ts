import { z } from "zod";
import { SearchResultDto } from "./chat";

/** How an answer was found, as it is kept: ids and numbers, no words of documents. */
export const StoredTrace = z.object({
  threshold: z.number(),
  /** How many passages were found by words and by meaning; null: not looked for, or it failed. */
  found: z.object({ lexical: z.number().nullable(), dense: z.number().nullable() }),
  /** Milliseconds of each part. */
  timings: z.record(z.string(), z.number()),
  /** What was found for the answer, best first; neighbours were put together before they were read. */
  passages: z.array(z.object({ chunkId: z.string(), score: z.number() })),
});
export type StoredTrace = z.infer<typeof StoredTrace>;

export const TraceDto = StoredTrace.extend({
  /** With their text as it was then; without those that `gone` counts. */
  passages: z.array(SearchResultDto.extend({ isCited: z.boolean() })),
  /** Passages whose document was deleted, taken in anew without an answer that quotes the old version, or out of reach. */
  gone: z.number(),
});
export type TraceDto = z.infer<typeof TraceDto>;

/** Null for answers that needed no search: greetings, and those that the team wrote; and for those before traces were kept. */
export const TraceAnswerDto = z.object({ trace: TraceDto.nullable() });

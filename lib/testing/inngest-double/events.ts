import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";

const MOST_BYTES = 512 * 1024;
const DAY_MS = 24 * 60 * 60_000;

const Sent = z.object({
  id: z.string().max(256).nullish(),
  name: z
    .string()
    .min(1)
    .max(256)
    .refine((name) => !name.startsWith("inngest/"), "names that begin with inngest/ are the server's"),
  data: z.record(z.string(), z.unknown()),
  ts: z.number().int().min(1_000_000_000_000).optional(),
});

/** An event as functions see it. */
export type DoubleEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };

/**
 * Reads the body of POST /e/{key}. Events without an id get one of the seed that the SDK sends along, so that a send that
 * is repeated makes the same ones.
 * @throws Error that says what is wrong
 */
export function readEvents(body: string, seed: string | undefined): DoubleEvent[] {
  const sent = z.array(Sent).parse([JSON.parse(body)].flat());
  return sent.map(({ id, ts, ...event }, index) => {
    if (Buffer.byteLength(JSON.stringify(event)) > MOST_BYTES) throw new Error("an event is too large");
    if (ts && ts > Date.now() + DAY_MS) throw new Error("an event is of the future");
    const made = seed
      ? createHash("sha256").update(`${seed}:${index}`).digest("hex").slice(0, 26)
      : randomUUID();
    return { ...event, id: id ?? made, ts: ts ?? Date.now() };
  });
}

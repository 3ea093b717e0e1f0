import type { AnswerId } from "@/lib/core/ids";
import type { Tx } from "../_kit";

/** Counts that an answer was given; of one deleted meanwhile there is nothing to count. */
export async function noteCuratedUse(tx: Tx, answerId: AnswerId): Promise<void> {
  await tx.db.$executeRaw`
    update "CuratedAnswer" set uses = uses + 1, "lastUsedAt" = ${tx.now()} where id = ${answerId}`;
}

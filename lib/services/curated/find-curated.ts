import type { AnswerId, BotId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { CuratedLink } from "@/lib/schemas/curated";
import type { PlainTx } from "../_kit";
import { questionKey } from "./question-key";

export type Curated = { id: AnswerId; answer: string; links: CuratedLink[] };

/** The team's own answer to a question that asks the same as one of theirs: one look into an index. */
export async function findCurated(tx: PlainTx, botId: BotId, question: string): Promise<Curated | null> {
  const key = questionKey(question);
  if (key === null) return null;
  // Written from values of this very type. Of two (a new analysis may see the same in what it told apart) the older.
  const [found = null] = await tx.db.$queryRaw<Curated[]>(Prisma.sql`
    select a.id, a.answer, a.links
    from "CuratedPhrasing" p join "CuratedAnswer" a on a."tenantId" = p."tenantId" and a.id = p."answerId"
    where p."tenantId" = ${tx.tenant.id} and p."botId" = ${botId} and p.key = ${key} and a."disabledAt" is null
    order by a.id limit 1`);
  return found;
}

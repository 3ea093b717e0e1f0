import { z } from "zod";
import { Prisma } from "@/lib/db";
import type { CitationDto } from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import { StoredTrace, type TraceAnswerDto } from "@/lib/schemas/trace";
import { query, reachableBots, type Tx } from "../_kit";
import { type Passage, toResult } from "../retrieval";
import { assertAnswerVisible } from "./visible-answer";

/** How an answer was found. What of it was deleted meanwhile is counted, and not shown. */
export const getTrace = query({
  name: "chat.trace",
  permission: "conversations:read",
  input: z.strictObject({ conversationId: idOf("conversation"), messageId: idOf("message") }),
  async run({ tx, input: { conversationId, messageId } }): Promise<z.infer<typeof TraceAnswerDto>> {
    await assertAnswerVisible(tx, { conversationId, messageId });
    const select = { trace: true, citations: true } as const;
    const answer = await tx.db.message.findUniqueOrThrow({ where: { id: messageId }, select });
    if (answer.trace === null) return { trace: null };
    const stored = StoredTrace.parse(answer.trace);
    // Written by finishTurn, from values of this very type.
    const citations = answer.citations as CitationDto[];
    const rows = await findPassages(tx, stored);
    const byId = new Map<string, Found>(rows.map((row) => [row.chunkId, row]));
    const passages = stored.passages.flatMap(({ chunkId, score }) => {
      const row = byId.get(chunkId);
      return row
        ? [
            {
              ...toResult({ ...row, score }),
              isCited: citations.some((citation) => isOf(citation, row)),
            },
          ]
        : [];
    });
    return { trace: { ...stored, passages, gone: stored.passages.length - passages.length } };
  },
});

/** Of neighbours that were put together a citation names the best; its place in the document tells which it is of. */
function isOf(citation: CitationDto, { chunkId, start, end }: Found): boolean {
  return versionOf(citation.chunkId) === versionOf(chunkId) && citation.start < end && citation.end > start;
}

/** A chunk's id without its number. */
const versionOf = (chunkId: string) => chunkId.slice(0, chunkId.lastIndexOf("_"));

type Found = Omit<Passage, "score">;

/** Of whatever version, as far as the asker reaches the document: the text is shown as it was then. */
function findPassages(tx: Tx, { passages }: StoredTrace): Promise<Found[]> {
  const ids = passages.map(({ chunkId }) => chunkId);
  const only = reachableBots(tx.actor);
  const isReachable =
    only === null
      ? Prisma.sql`true`
      : Prisma.sql`exists (
          select from "BotSource" s join "Bot" b on b.id = s."botId" and b."deletedAt" is null
          where s."sourceId" = d."sourceId" and b.id = any(${[...only]}::text[]))`;
  return tx.db.$queryRaw`
    select c.id as "chunkId", c."documentId", d."sourceId", d.title, d."fileName", d.url, c.page, c."pageBreaks", c.times,
           c."headingPath", c.text, c.context, c.blocks, c.start, c."end", c.ordinal, d."lastCheckedAt", d.language
    from "Chunk" c join "Document" d on d.id = c."documentId" and d."deletedAt" is null
    where c.id = any(${ids}::text[]) and ${isReachable}`;
}

import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { Prisma } from "@/lib/db";
import type { CitationDto } from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import { StoredTrace, type TraceAnswerDto } from "@/lib/schemas/trace";
import { query, type Tx } from "../_kit";
import { type Passage, toResult } from "../retrieval";
import { visibleTo } from "./find-conversations";

type Answer = { trace: unknown; citations: CitationDto[] };

/** How an answer was found. What of it was deleted meanwhile is counted, and not shown. */
export const getTrace = query({
  name: "chat.trace",
  permission: "conversations:read",
  input: z.strictObject({ conversationId: idOf("conversation"), messageId: idOf("message") }),
  async run({ tx, input: { conversationId, messageId } }): Promise<z.infer<typeof TraceAnswerDto>> {
    const conditions = [
      ...visibleTo(tx),
      Prisma.sql`c.id = ${conversationId}`,
      Prisma.sql`m.id = ${messageId}`,
      Prisma.sql`m.role = 'assistant'`,
    ];
    const [answer] = await tx.db.$queryRaw<Answer[]>`
      select m.trace, m.citations
      from "Conversation" c join "Message" m on m."tenantId" = c."tenantId" and m."conversationId" = c.id
      where ${Prisma.join(conditions, " and ")}`;
    if (!answer) throw new AppError("not_found", "There is no such answer.");
    if (answer.trace === null) return { trace: null };
    const stored = StoredTrace.parse(answer.trace);
    const cited = new Set<string>(answer.citations.map(({ chunkId }) => chunkId));
    const rows = await findPassages(tx, stored);
    const byId = new Map<string, Found>(rows.map((row) => [row.chunkId, row]));
    const passages = stored.passages.flatMap(({ chunkId, score }) => {
      const row = byId.get(chunkId);
      return row ? [{ ...toResult({ ...row, score }), isCited: cited.has(chunkId) }] : [];
    });
    return { trace: { ...stored, passages, gone: stored.passages.length - passages.length } };
  },
});

type Found = Omit<Passage, "score">;

/** Of whatever version: the text is shown as it was then. */
function findPassages(tx: Tx, { passages }: StoredTrace): Promise<Found[]> {
  const ids = passages.map(({ chunkId }) => chunkId);
  return tx.db.$queryRaw`
    select c.id as "chunkId", c."documentId", d."sourceId", d.title, d."fileName", d.url, c.page, c."pageBreaks", c.times,
           c."headingPath", c.text, c.context, c.blocks, c.start, c."end", c.ordinal, d."lastCheckedAt", d.language
    from "Chunk" c join "Document" d on d.id = c."documentId" and d."deletedAt" is null
    where c.id = any(${ids}::text[])`;
}

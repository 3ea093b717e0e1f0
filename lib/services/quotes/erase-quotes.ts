import { z } from "zod";
import type { DocumentId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { CitationDto } from "@/lib/schemas/chat";
import { type Ctx, command } from "../_kit";
import { forget } from "./forget";

const MESSAGES_PER_STEP = 200;

/** Takes a deleted document's words out of all stored answers; what is done twice is fine. */
export async function eraseQuotes(ctx: Ctx, documentId: DocumentId): Promise<void> {
  while ((await eraseSome(ctx, documentId)) === MESSAGES_PER_STEP);
}

const eraseSome = command({
  name: "document.erase_quotes",
  permission: "sources:write",
  input: z.custom<DocumentId>(),
  async run({ tx, input: documentId }) {
    const messages = await tx.db.message.findMany({
      where: { quotes: { some: { documentId } } },
      select: { id: true, model: true, content: true, citations: true, support: true },
      take: MESSAGES_PER_STEP,
    });
    for (const { id, ...answer } of messages) {
      // Written by finishTurn, from citations of this very type.
      const stored = { ...answer, citations: answer.citations as CitationDto[] };
      const { content, citations, support } = forget(stored, (cited) => cited === documentId);
      const plain: Prisma.InputJsonValue = JSON.parse(JSON.stringify(citations));
      const forgotten = { content, citations: plain, ...(support === null && { support: Prisma.DbNull }) };
      await tx.db.message.update({ where: { id }, data: forgotten });
    }
    const messageId = { in: messages.map(({ id }) => id) };
    await tx.db.quote.deleteMany({ where: { documentId, messageId } });
    return {
      result: messages.length,
      audit: { skip: "the removal was written down when it was asked for" },
    };
  },
});

import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type BotId, newId } from "@/lib/core/ids";
import { DEFAULT_REFUSAL } from "@/lib/schemas/bot";
import { type Ctx, command, reachableBots } from "../_kit";
import { blobPrefix, type StoredOriginal, storeOriginal } from "../ingestion";
import { createSource } from "../sources";

export type SampleGuide = { title: string; text: string };

const INSTRUCTIONS =
  "You help people get to know MiniRAG. Keep answers short, and name the page or command that helps.";

/** A bot over MiniRAG's own guides, so that a new deployment has something to ask. */
export const addSamples = command({
  name: "sample.add",
  permission: "bots:write",
  input: z.array(z.object({ title: z.string(), text: z.string() })),
  adds: ["bots", "sources", "documents", "storageBytes"],
  addsContent: true,
  prepare: ({ ctx, input }) => Promise.all(input.map((guide) => storeGuide(ctx, guide))),
  async run({ tx, input, prepared }) {
    if (reachableBots(tx.actor) !== null)
      throw new AppError("forbidden", "This token is kept to certain bots and cannot make new ones.");
    const botId = newId("bot");
    const tenantId = tx.tenant.id;
    const bot = {
      id: botId,
      tenantId,
      name: "MiniRAG guide",
      instructions: INSTRUCTIONS,
      refusalText: DEFAULT_REFUSAL,
    };
    await tx.db.bot.create({ data: { ...bot, isSample: true } });
    const documents = prepared.map((original, index) => ({
      ...original,
      title: input[index]?.title ?? "",
      contentType: "text/markdown",
    }));
    const source = {
      type: "text" as const,
      title: "MiniRAG's guides",
      botIds: [botId],
      documents,
      isSample: true,
    };
    const { source: dto, events } = await createSource(tx, source);
    const result: { botId: BotId; sourceId: typeof dto.id } = { botId, sourceId: dto.id };
    return {
      result,
      events,
      audit: { targetId: botId, after: { bot: bot.name, documents: documents.length } },
    };
  },
  async undo({ ctx, prepared }) {
    for (const { id } of prepared) await ctx.ports.blobs.deletePrefix(blobPrefix(ctx, id));
  },
});

function storeGuide(ctx: Ctx, { text }: SampleGuide): Promise<StoredOriginal> {
  return storeOriginal(ctx, newId("document"), new Blob([text]).stream(), Number.MAX_SAFE_INTEGER);
}

import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { command, reachableBots } from "../_kit";
import { tombstoneSource } from "../sources";

/** Takes the sample bots and their sources away, in one step. */
export const removeSamples = command({
  name: "sample.remove",
  permission: "sources:write",
  input: z.unknown(),
  async run({ tx }) {
    if (reachableBots(tx.actor) !== null)
      throw new AppError(
        "forbidden",
        "This token is kept to certain bots; the samples are the whole team's.",
      );
    const sources = await tx.db.source.findMany({
      where: { isSample: true, deletedAt: null },
      select: { id: true },
    });
    const events = [];
    for (const { id } of sources) events.push(await tombstoneSource(tx, id));
    const bots = await tx.db.bot.updateMany({
      where: { isSample: true, deletedAt: null },
      data: { deletedAt: tx.now() },
    });
    return { result: null, events, audit: { before: { sources: sources.length, bots: bots.count } } };
  },
});

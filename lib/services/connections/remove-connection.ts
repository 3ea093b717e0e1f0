import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { BotId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { botsAnsweringThrough } from "./bot-connections";
import { getConnectionOrThrow, toConnectionDto } from "./connection-row";

const IN_USE =
  "The team's documents are embedded through this connection. Choose another model in the settings first, under Search by meaning.";

/** Bots that are named; of more, the number. */
const MOST_NAMED = 5;

/**
 * The key goes with it, at once.
 * @throws AppError conflict for the one that the team's documents are embedded through, and while bots answer through it
 */
export const removeConnection = command({
  name: "connection.remove",
  permission: "connections:write",
  input: z.strictObject({ connectionId: idOf("connection") }),
  async run({ tx, input: { connectionId: id } }) {
    // Of a removal and a choice at once, the second sees what the first did.
    const [tenant] = await tx.db.$queryRaw<{ isEmbedder: boolean | null }[]>`
      select embedding->>'connectionId' = ${id} as "isEmbedder" from "Tenant" where id = ${tx.tenant.id} for no key update`;
    const before = await getConnectionOrThrow(tx, id);
    if (tenant?.isEmbedder) throw new AppError("conflict", IN_USE);
    const bots = await botsAnsweringThrough(tx, id);
    if (bots.length > 0) throw inUseBy(bots);
    await tx.db.connection.delete({ where: { id } });
    return { result: null, audit: { targetId: id, before: toConnectionDto(before) } };
  },
});

function inUseBy(bots: readonly { id: BotId; name: string }[]): AppError {
  const named = bots.slice(0, MOST_NAMED).map(({ name }) => `“${name}”`);
  const more = bots.length - named.length;
  const list = [...named, ...(more > 0 ? [`${more} more`] : [])].join(", ");
  const message = `These bots answer through this connection: ${list}. Choose other models for them first, under Settings of the bot.`;
  return new AppError("conflict", message, { details: { botIds: bots.map(({ id }) => id) } });
}

import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { getConnectionOrThrow, toConnectionDto } from "./connection-row";

const IN_USE =
  "The team's documents are embedded through this connection. Choose another model in the settings first, under Search by meaning.";

/**
 * The key goes with it, at once.
 * @throws AppError conflict for the one that the team's documents are embedded through
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
    await tx.db.connection.delete({ where: { id } });
    return { result: null, audit: { targetId: id, before: toConnectionDto(before) } };
  },
});

import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { getConnectionOrThrow, toConnectionDto } from "./connection-row";

/** The key goes with it, at once. */
export const removeConnection = command({
  name: "connection.remove",
  permission: "connections:write",
  input: z.strictObject({ connectionId: idOf("connection") }),
  async run({ tx, input: { connectionId: id } }) {
    const before = await getConnectionOrThrow(tx, id);
    await tx.db.connection.delete({ where: { id } });
    return { result: null, audit: { targetId: id, before: toConnectionDto(before) } };
  },
});

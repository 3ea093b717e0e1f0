import { z } from "zod";
import type { ConnectionId } from "@/lib/core/ids";
import type { NamedConnection } from "@/lib/schemas/connection";
import { query } from "../_kit";

const MOST = 200;

/** What the connections are called, for those who set a bot up and need not know more. */
export const nameConnections = query({
  name: "connection.name",
  permission: "bots:write",
  input: z.strictObject({}),
  async run({ tx }): Promise<NamedConnection[]> {
    const rows = await tx.db.connection.findMany({
      select: { id: true, name: true, provider: true },
      orderBy: { name: "asc" },
      take: MOST,
    });
    return rows.map(({ id, ...rest }) => ({ id: id as ConnectionId, ...rest }));
  },
});

import { decodeCursor, toPage } from "@/lib/core/cursor";
import { ListConnectionsQuery } from "@/lib/schemas/connection";
import { query } from "../_kit";
import { toConnectionDto } from "./connection-row";

export const listConnections = query({
  name: "connection.list",
  permission: "connections:read",
  input: ListConnectionsQuery,
  async run({ tx, input: { cursor, limit } }) {
    const rows = await tx.db.connection.findMany({
      where: cursor ? { id: { lt: decodeCursor(cursor) } } : {},
      orderBy: { id: "desc" },
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => row.id, toConnectionDto);
  },
});

import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { ConnectionDto, UpdateConnectionBody } from "@/lib/schemas/connection";
import { removeConnection, updateConnection } from "@/lib/services/connections";

const params = z.object({ connectionId: idOf("connection") });

export const PATCH = route({
  summary: "Rename a connection, or replace its address or key",
  params,
  body: UpdateConnectionBody,
  response: ConnectionDto,
  operation: updateConnection,
});

export const DELETE = route({
  summary: "Remove a connection and its key",
  params,
  response: z.null(),
  status: 204,
  operation: removeConnection,
});

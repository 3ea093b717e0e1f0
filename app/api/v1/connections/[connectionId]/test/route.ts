import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { ConnectionDto } from "@/lib/schemas/connection";
import { testConnection } from "@/lib/services/connections";

export const POST = route({
  summary: "Try a connection out: ask the provider for its models",
  params: z.object({ connectionId: idOf("connection") }),
  response: ConnectionDto,
  operation: testConnection,
});

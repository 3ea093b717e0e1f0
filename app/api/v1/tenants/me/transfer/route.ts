import { z } from "zod";
import { route } from "@/lib/http";
import { TransferBody } from "@/lib/schemas/member";
import { transferOwnership } from "@/lib/services/members";

export const POST = route({
  summary: "Make another member the owner in one's own place",
  body: TransferBody,
  response: z.null(),
  status: 204,
  operation: transferOwnership,
});

import { z } from "zod";
import { route } from "@/lib/http";
import { leaveTenant } from "@/lib/services/members";

export const POST = route({
  summary: "Leave the team",
  response: z.null(),
  status: 204,
  operation: leaveTenant,
});

import { personRoute } from "@/lib/http";
import { SettingsDto } from "@/lib/schemas/settings";
import { listSystemSettings } from "@/lib/services/settings";

export const GET = personRoute({
  summary: "Operator: see the settings of the whole deployment",
  response: SettingsDto,
  handler: ({ ctx }) => listSystemSettings(ctx),
});

import { personRoute } from "@/lib/http";
import { SettingsDto } from "@/lib/schemas/settings";
import { listMySettings } from "@/lib/services/settings";

export const GET = personRoute({
  summary: "See one's own settings, with what holds and where it comes from",
  response: SettingsDto,
  handler: ({ ctx }) => listMySettings(ctx),
});

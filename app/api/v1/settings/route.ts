import { route } from "@/lib/http";
import { SettingsDto } from "@/lib/schemas/settings";
import { listSettings } from "@/lib/services/settings";

export const GET = route({
  summary: "See the team's settings, with what holds and where it comes from",
  response: SettingsDto,
  operation: listSettings,
});

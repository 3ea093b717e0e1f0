import { personRoute } from "@/lib/http";
import { ChooseBody, SettingKeyParam, SettingsDto } from "@/lib/schemas/settings";
import { chooseMySetting, resetMySetting } from "@/lib/services/settings";

export const PUT = personRoute({
  summary: "Choose a setting for oneself",
  params: SettingKeyParam,
  body: ChooseBody,
  response: SettingsDto,
  handler: ({ ctx, params, body }) => chooseMySetting(ctx, { ...params, ...body }),
});

export const DELETE = personRoute({
  summary: "Go back to what holds without a choice of one's own",
  params: SettingKeyParam,
  response: SettingsDto,
  handler: ({ ctx, params }) => resetMySetting(ctx, params),
});

import { personRoute } from "@/lib/http";
import { ChooseBody, SettingKeyParam, SettingsDto } from "@/lib/schemas/settings";
import { chooseSystemSetting, resetSystemSetting } from "@/lib/services/settings";

export const PUT = personRoute({
  summary: "Operator: choose a setting for the whole deployment",
  params: SettingKeyParam,
  body: ChooseBody,
  response: SettingsDto,
  handler: ({ ctx, params, body }) => chooseSystemSetting(ctx, { ...params, ...body }),
});

export const DELETE = personRoute({
  summary: "Operator: go back to the default of a setting",
  params: SettingKeyParam,
  response: SettingsDto,
  handler: ({ ctx, params }) => resetSystemSetting(ctx, params),
});

import { route } from "@/lib/http";
import { ChooseBody, SettingDto, SettingKeyParam } from "@/lib/schemas/settings";
import { chooseSetting, resetSetting } from "@/lib/services/settings";

export const PUT = route({
  summary: "Choose a setting for the team",
  params: SettingKeyParam,
  body: ChooseBody,
  response: SettingDto,
  operation: chooseSetting,
});

export const DELETE = route({
  summary: "Go back to what holds without a choice of the team's own",
  params: SettingKeyParam,
  response: SettingDto,
  operation: resetSetting,
});

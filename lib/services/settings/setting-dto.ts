import {
  type Choices,
  type EnvironmentSettings,
  resolve,
  SETTINGS,
  type SettingDto,
  type SettingKey,
} from "@/lib/schemas/settings";

export function toSettingDto(
  key: SettingKey,
  environment: EnvironmentSettings,
  choices: Choices,
): SettingDto {
  const { levels, variable } = SETTINGS[key];
  const { value, source } = resolve(key, environment, choices);
  return { key, value, source, isLocked: source === "environment", variable, levels: [...levels], choices };
}

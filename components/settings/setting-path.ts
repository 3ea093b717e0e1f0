import type { SettingKey } from "@/lib/schemas/settings";

/** For whom a setting is chosen; a team by its slug. */
export type SettingPlace = { level: "tenant"; tenant: string } | { level: "system"; tenant?: undefined };

/** Where the API has it. */
export function settingPath(level: SettingPlace["level"], key: SettingKey): string {
  return level === "system" ? `/admin/settings/${key}` : `/settings/${key}`;
}

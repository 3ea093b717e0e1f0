import { AppError, validationFailed } from "@/lib/core/errors";
import { Prisma } from "@/lib/db";
import { type EnvironmentSettings, type Level, SETTINGS, type SettingKey } from "@/lib/schemas/settings";
import { wordsOf } from "@/lib/schemas/words";

/**
 * The value as it is stored.
 * @throws AppError conflict when the environment decides · validation_failed for a wrong value, or a setting that is none of this level
 */
export function toChoice(
  key: SettingKey,
  level: Level,
  value: unknown,
  environment: EnvironmentSettings,
): Prisma.InputJsonValue | typeof Prisma.JsonNull {
  assertOpen(key, level, environment);
  const parsed = SETTINGS[key].schema.safeParse(value, { error: wordsOf });
  if (!parsed.success) {
    throw validationFailed([
      { path: ["value"], message: parsed.error.issues[0]?.message ?? "is not allowed" },
    ]);
  }
  return parsed.data ?? Prisma.JsonNull;
}

/** @throws AppError conflict · validation_failed */
export function assertOpen(key: SettingKey, level: Level, environment: EnvironmentSettings): void {
  const { levels, variable } = SETTINGS[key];
  if (environment[key] !== undefined) {
    throw new AppError(
      "conflict",
      `The environment variable ${variable} decides this. Change it there, then start again.`,
    );
  }
  if (!(levels as readonly Level[]).includes(level)) {
    throw validationFailed([{ path: ["key"], message: `cannot be set for a ${level}` }]);
  }
}

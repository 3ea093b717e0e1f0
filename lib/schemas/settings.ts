import { z } from "zod";
import { PLAN_IDS } from "./plans";

/** Who a choice holds for, from the strongest to the weakest; the environment stands above all, the default below. */
export const LEVELS = ["user", "tenant", "system"] as const;
export type Level = (typeof LEVELS)[number];

export const SIGNUP_MODES = ["open", "invite", "closed"] as const;
export type SignupMode = (typeof SIGNUP_MODES)[number];

const timeZone = z.string().refine(isTimeZone, "must be a time zone such as Europe/Berlin");

/** Every setting: what it may be, what it is when nobody chose, on which levels it can be chosen, and its variable. */
export const SETTINGS = {
  signup: {
    schema: z.enum(SIGNUP_MODES),
    initial: "open",
    levels: ["system"],
    variable: "SIGNUP",
  },
  /** What a new team begins with, and falls back to when it ends its subscription. */
  defaultPlan: {
    schema: z.enum(PLAN_IDS),
    initial: "self-hosted",
    levels: ["system"],
    variable: "DEFAULT_PLAN",
  },
  sessionMaxAgeDays: {
    schema: z.number().int().min(1).max(365),
    initial: 7,
    levels: ["system"],
    variable: "SESSION_MAX_AGE_DAYS",
  },
  /** Null: conversations are kept. */
  conversationRetentionDays: {
    schema: z.number().int().min(1).max(3650).nullable(),
    initial: null,
    levels: ["tenant", "system"],
    variable: "CONVERSATION_RETENTION_DAYS",
  },
  timeZone: { schema: timeZone, initial: "UTC", levels: ["user", "tenant", "system"], variable: null },
} as const satisfies Record<string, Setting>;

type Setting = { schema: z.ZodType; initial: unknown; levels: readonly Level[]; variable: string | null };

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];
export type SettingValue<Key extends SettingKey> = z.output<(typeof SETTINGS)[Key]["schema"]>;
export type EnvironmentSettings = { readonly [Key in SettingKey]?: SettingValue<Key> | undefined };

/** What was chosen on each level, as it lies in the database. */
export type Choices = Partial<Record<Level, unknown>>;
export type Resolved<Value = unknown> = { value: Value; source: "environment" | Level | "default" };

/** The value that holds, and where it comes from. A stored choice that is no longer allowed counts as none. */
export function resolve<Key extends SettingKey>(
  key: Key,
  environment: EnvironmentSettings,
  choices: Choices,
): Resolved<SettingValue<Key>> {
  const { schema, initial, levels } = SETTINGS[key];
  const fixed = environment[key];
  if (fixed !== undefined) return { value: fixed as SettingValue<Key>, source: "environment" };
  for (const level of levels) {
    const parsed = schema.safeParse(choices[level]);
    if (choices[level] !== undefined && parsed.success) {
      return { value: parsed.data as SettingValue<Key>, source: level };
    }
  }
  return { value: initial as SettingValue<Key>, source: "default" };
}

export const SettingKeyParam = z.object({ key: z.enum(SETTING_KEYS) });
export const ChooseBody = z.strictObject({ value: z.unknown() });

export const SettingDto = z.object({
  key: z.enum(SETTING_KEYS),
  value: z.unknown(),
  source: z.enum(["environment", ...LEVELS, "default"]),
  /** The environment decides: it cannot be changed here. */
  isLocked: z.boolean(),
  variable: z.string().nullable(),
  levels: z.array(z.enum(LEVELS)),
  /** What was chosen on each level, whether it holds or not. */
  choices: z.partialRecord(z.enum(LEVELS), z.unknown()),
});
export type SettingDto = z.infer<typeof SettingDto>;

export const SettingsDto = z.object({ items: z.array(SettingDto) });

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

import { count } from "@/lib/client/format";
import { PLAN_IDS, PLANS } from "@/lib/schemas/plans";
import { SETTINGS, type SettingDto, type SettingKey, SIGNUP_MODES } from "@/lib/schemas/settings";

type Words = { label: string; description: string; field: string; hint?: string };

const WORDS: Record<SettingKey, Words> = {
  signup: {
    label: "Who may make an account",
    description: "Whether strangers get in, and may have a team of their own.",
    field: "New accounts",
  },
  defaultPlan: {
    label: "Plan of new teams",
    description: "What a new team begins with, and falls back to when its subscription has ended.",
    field: "Plan",
  },
  sessionMaxAgeDays: {
    label: "Length of a session",
    description: "After so many days people have to sign in again.",
    field: "Days",
  },
  conversationRetentionDays: {
    label: "How long conversations are kept",
    description:
      "Conversations in which nothing was said for so long, and contacts as old, are deleted for good, every night.",
    field: "Days",
    hint: "Leave it empty to keep them for ever.",
  },
  timeZone: {
    label: "Time zone",
    description: "What times are shown in, unless a person chose another one.",
    field: "Name of the time zone",
    hint: "A name such as Europe/Berlin or America/New_York.",
  },
};

const MODES: Record<(typeof SIGNUP_MODES)[number], { label: string; description: string }> = {
  open: { label: "Anybody", description: "Everybody can sign up and make a team." },
  invite: { label: "Who is invited", description: "New accounts are made by invitation to a team alone." },
  closed: {
    label: "Nobody",
    description: "No new accounts. Members who have one can still join other teams.",
  },
};

type Option = { value: string; label: string; description?: string };

/** What there is to choose from, where it is not typed. */
const OPTIONS: Partial<Record<SettingKey, readonly Option[]>> = {
  signup: SIGNUP_MODES.map((value) => ({ value, ...MODES[value] })),
  defaultPlan: PLAN_IDS.map((value) => ({ value, label: PLANS[value].name })),
};

export function optionsOf(key: SettingKey): readonly Option[] | undefined {
  return OPTIONS[key];
}

export function settingWords(key: SettingKey): Words {
  return WORDS[key];
}

/** A value as people read it. */
export function valueInWords(key: SettingKey, value: unknown): string {
  if (value === null) return "Kept for ever";
  const chosen = OPTIONS[key]?.find((option) => option.value === value);
  if (chosen) return chosen.label;
  return typeof value === "number" ? count(value, "day") : String(value);
}

/** Where the value that holds comes from. */
export function sourceInWords({ source, variable }: Pick<SettingDto, "source" | "variable">): string {
  if (source === "environment")
    return `Set by the environment variable ${variable}. It cannot be changed here.`;
  if (source === "default") return "The default: nobody has chosen.";
  if (source === "system") return "Chosen by the operator for all teams.";
  return source === "tenant" ? "Chosen by this team." : "Chosen by you.";
}

/** What is typed into the field of a setting. */
export function toText(value: unknown): string {
  return value === null ? "" : String(value);
}

/** The value that a typed text stands for; whether it is allowed, the setting's schema says. */
export function fromText(key: SettingKey, text: string): unknown {
  const typed = text.trim();
  if (OPTIONS[key] || key === "timeZone") return typed;
  return typed === "" ? null : Number(typed);
}

/** What is wrong with a typed text; null for nothing. */
export function problemWith(key: SettingKey, text: string): string | null {
  if (SETTINGS[key].schema.safeParse(fromText(key, text)).success) return null;
  if (key === "timeZone") return "There is no such time zone. Try a name such as Europe/Berlin.";
  return `Type a whole number of days from 1 to ${key === "sessionMaxAgeDays" ? "365" : "3650"}.`;
}

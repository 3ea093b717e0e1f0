import { count } from "@/lib/client/format";

/** What each number of a person's receipt counts. */
const NOUNS: Record<string, [one: string, many: string]> = {
  accounts: ["account", "accounts"],
  memberships: ["membership of a team", "memberships of teams"],
  sessions: ["session", "sessions"],
  links: ["mailed link", "mailed links"],
  identities: ["linked account", "linked accounts"],
  recoveryCodes: ["recovery code", "recovery codes"],
  settings: ["setting", "settings"],
  tokens: ["API token", "API tokens"],
  conversations: ["conversation", "conversations"],
};

/** The counts of a receipt in words. */
export function receiptLines(removed: Record<string, number>): string[] {
  return Object.entries(removed).map(([kind, amount]) => {
    const [one, many] = NOUNS[kind] ?? [kind, kind];
    return count(amount, one, many);
  });
}

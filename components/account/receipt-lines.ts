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

/** The counts of a receipt in words, what matters most first. */
export function receiptLines(removed: Record<string, number>): string[] {
  const known = Object.entries(NOUNS).flatMap(([kind, [one, many]]) => {
    const amount = removed[kind];
    return amount === undefined ? [] : [count(amount, one, many)];
  });
  const others = Object.entries(removed).filter(([kind]) => !Object.hasOwn(NOUNS, kind));
  return [...known, ...others.map(([kind, amount]) => count(amount, kind, kind))];
}

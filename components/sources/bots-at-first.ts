import type { BotDto } from "@/lib/schemas/bot";

/** The bots that are chosen when somebody begins to add a source: those the address names, or the one the team has. */
export function botsAtFirst(
  bots: readonly Pick<BotDto, "id" | "isSample">[],
  named: readonly string[],
): string[] {
  const chosen = bots.filter(({ id }) => named.includes(id));
  const own = bots.filter(({ isSample }) => !isSample);
  const [only, ...others] = own;
  if (chosen.length > 0) return chosen.map(({ id }) => id);
  return only && others.length === 0 ? [only.id] : [];
}

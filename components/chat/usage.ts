import { count, formatDollars } from "@/lib/client/format";
import type { TokenUsage } from "@/lib/schemas/chat";

/** What an answer took, short: its cost where that is known, else its tokens. */
export function describeUsage({ inputTokens, outputTokens, costUsd }: TokenUsage): string {
  if (costUsd === null) return count(inputTokens + outputTokens, "token");
  return costUsd === 0 ? "Free" : formatDollars(costUsd);
}

/** The same at length. */
export function tokensOf({ inputTokens, outputTokens, costUsd }: TokenUsage): string {
  const tokens = `${count(inputTokens, "token")} read, ${count(outputTokens, "token")} written.`;
  return costUsd === null
    ? `${tokens} The price of the model is not known; it can be set in the bot’s settings.`
    : `${tokens} By list prices, or the price that was set for the bot.`;
}

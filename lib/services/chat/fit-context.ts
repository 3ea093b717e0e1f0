import { estimateTokens } from "../ingestion";
import type { Passage } from "../retrieval";
import type { Turn } from "./prompt";

/** Tokens a model reads and writes in all, by what its name begins with; the longest beginning counts. */
const WINDOWS: Readonly<Record<string, number>> = {
  "gpt-3.5": 16_000,
  "gpt-4": 8_000,
  "gpt-4-turbo": 128_000,
  "gpt-4o": 128_000,
  "gpt-4.1": 1_000_000,
  "gpt-5": 400_000,
  o1: 200_000,
  o3: 200_000,
  o4: 200_000,
  claude: 200_000,
  gemini: 1_000_000,
  mistral: 32_000,
  "mistral-large": 128_000,
  command: 128_000,
};
/** What even small local models read. */
const SMALLEST_WINDOW = 8_000;
/** More does not make answers better, only dearer and slower. */
const MOST_TOKENS = 12_000;
/** For the rules, the question and the answer, when the bot does not say how long that may be. */
const RESERVED = 2_000;
const HISTORY_SHARE = 0.25;

type Context = { passages: Passage[]; history: Turn[] };

/**
 * What of the passages and of the conversation a model is given: whole passages, best first, and the latest turns, as far
 * as its window goes. The first passage always; a turn never without its question.
 * @param models `provider/name` of each that may be given it
 */
export function fitContext(
  { passages, history }: { passages: readonly Passage[]; history: readonly Turn[] },
  {
    models,
    instructions,
    maxOutputTokens = 0,
  }: { models: readonly string[]; instructions: string; maxOutputTokens?: number | undefined },
): Context {
  const taken = RESERVED + maxOutputTokens + estimateTokens(instructions);
  const budget = Math.max(0, Math.min(MOST_TOKENS, Math.min(...models.map(windowOf)) - taken));
  const turns = latest(history, budget * HISTORY_SHARE);
  const rest = budget - turns.reduce((sum, { content }) => sum + estimateTokens(content), 0);
  return { passages: within(passages, rest), history: turns };
}

function windowOf(model: string): number {
  const name = model.slice(model.indexOf("/") + 1).toLowerCase();
  const [known] = Object.keys(WINDOWS)
    .filter((beginning) => name.startsWith(beginning))
    .sort((a, b) => b.length - a.length);
  return known === undefined ? SMALLEST_WINDOW : (WINDOWS[known] ?? SMALLEST_WINDOW);
}

function within(passages: readonly Passage[], budget: number): Passage[] {
  let used = 0;
  return passages.filter(({ text, context }, at) => {
    const tokens = estimateTokens(text) + estimateTokens(context);
    if (at > 0 && used + tokens > budget) return false;
    used += tokens;
    return true;
  });
}

/** Turns come in pairs: `toHistory` sees to it. */
function latest(history: readonly Turn[], budget: number): Turn[] {
  let used = 0;
  let from = history.length;
  for (let at = history.length - 2; at >= 0; at -= 2) {
    const pair = history.slice(at, at + 2);
    used += pair.reduce((sum, { content }) => sum + estimateTokens(content), 0);
    if (used > budget) break;
    from = at;
  }
  return history.slice(from);
}

import type { ModelPrice } from "@/lib/schemas/models";

/**
 * List prices of a million tokens in US dollars, input and output, by `provider/model`, as of 2026-11-25. Those of the newer
 * models of OpenAI, Anthropic and Google are from github.com/github/docs, data/tables/copilot/models-and-pricing.yml; the
 * others are from secondary lists and were not held against the providers' own pages: a connection can name its own price.
 * Of prices by length, the one for short prompts: ours are. What providers cache costs less than this says.
 */
const PRICES: Readonly<Record<string, readonly [input: number, output: number]>> = {
  "openai/gpt-4o": [2.5, 10],
  "openai/gpt-4o-mini": [0.15, 0.6],
  "openai/gpt-4.1": [2, 8],
  "openai/gpt-4.1-mini": [0.4, 1.6],
  "openai/gpt-4.1-nano": [0.1, 0.4],
  "openai/gpt-5": [1.25, 10],
  "openai/gpt-5-mini": [0.25, 2],
  "openai/gpt-5-nano": [0.05, 0.4],
  "openai/gpt-5.1": [1.25, 10],
  "openai/gpt-5.2": [1.75, 14],
  "openai/gpt-5.4": [2.5, 15],
  "openai/gpt-5.4-mini": [0.75, 4.5],
  "openai/gpt-5.4-nano": [0.2, 1.25],
  "openai/gpt-5.5": [5, 30],
  "anthropic/claude-haiku-4-5": [1, 5],
  "anthropic/claude-sonnet-4": [3, 15],
  "anthropic/claude-sonnet-4-5": [3, 15],
  "anthropic/claude-sonnet-4-6": [3, 15],
  "anthropic/claude-sonnet-5": [2, 10],
  "anthropic/claude-opus-4-5": [5, 25],
  "anthropic/claude-opus-4-6": [5, 25],
  "anthropic/claude-opus-4-7": [5, 25],
  "anthropic/claude-opus-4-8": [5, 25],
  "anthropic/claude-opus-5": [5, 25],
  "google/gemini-2.5-pro": [1.25, 10],
  "google/gemini-2.5-flash": [0.3, 2.5],
  "google/gemini-2.5-flash-lite": [0.1, 0.4],
  "google/gemini-3.5-flash": [1.5, 9],
  "mistral/mistral-large": [0.5, 1.5],
  "mistral/mistral-medium": [0.4, 2],
  "mistral/mistral-small": [0.1, 0.3],
  "cohere/command-a-03-2025": [2.5, 10],
  "cohere/command-r-plus-08-2024": [2.5, 10],
  "cohere/command-r-08-2024": [0.15, 0.6],
  "cohere/command-r7b-12-2024": [0.0375, 0.15],
};

/**
 * The same of models that embed, which write nothing; as of 2026-11-26. Those of OpenAI are from its own pages, the others
 * from secondary lists.
 */
export const EMBEDDING_PRICES: Readonly<Record<string, number>> = {
  "openai/text-embedding-3-small": 0.02,
  "openai/text-embedding-3-large": 0.13,
  "openai/text-embedding-ada-002": 0.1,
  "google/gemini-embedding-001": 0.15,
  "cohere/embed-v4.0": 0.12,
  "cohere/embed-english-v3.0": 0.1,
  "cohere/embed-multilingual-v3.0": 0.1,
};

/** `-latest`, `-2024-08-06`, `-20250929`, `-2512`: the same model at a date. */
const VERSION = /-(latest|\d{4}-\d{2}-\d{2}|\d{8}|\d{4})$/;

const MILLION = 1_000_000;

/** Null for a model whose price is not known: a wrong one would be worse. @param id `provider/model` */
export function priceOf(id: string): ModelPrice | null {
  const found = PRICES[id] ?? PRICES[id.replace(VERSION, "")];
  return found ? { input: found[0], output: found[1] } : null;
}

/** In US dollars; null when the price is not known. */
export function costOf(
  { inputTokens, outputTokens }: { inputTokens: number; outputTokens: number },
  price: ModelPrice | null,
): number | null {
  return price && (inputTokens * price.input + outputTokens * price.output) / MILLION;
}

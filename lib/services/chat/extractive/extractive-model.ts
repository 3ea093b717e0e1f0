import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
  SharedV4ProviderOptions,
} from "@ai-sdk/provider";
import { present } from "@/lib/core/invariant";
import { EXTRACTIVE } from "@/lib/schemas/chat";
import type { Block } from "../../_kit";
import { NO_ANSWER } from "../prompt";
import { statementsOf } from "../statements";
import { pickStatements, type TermWeights } from "./pick-statements";
import { render } from "./render-quote";

const PASSAGES_READ = 5;

/** What the answerer quotes from; it travels beside the prompt, as provider options do. */
export type ExtractiveOptions = {
  passages: { text: string; context: string; blocks: readonly Block[] }[];
  weights: TermWeights;
};

export function extractiveOptions({ passages, weights }: ExtractiveOptions): SharedV4ProviderOptions {
  const plain = passages.map(({ text, context, blocks }) => ({
    text,
    context,
    blocks: blocks.map((block) => ({ ...block })),
  }));
  return { [EXTRACTIVE]: { passages: plain, weights: { ...weights } } };
}

/**
 * The answerer for deployments without a language model: it writes nothing of its own, it quotes the sentences that fit
 * the question best, each with its citation. It is a language model to the AI SDK, so the chat has no special case.
 */
export const extractiveModel: LanguageModelV4 = {
  specificationVersion: "v4",
  provider: "minirag",
  modelId: EXTRACTIVE,
  supportedUrls: {},
  async doGenerate(options) {
    const text = quotesFor(options).join("");
    return { content: [{ type: "text", text }], finishReason: STOP, usage: usageOf(text), warnings: [] };
  },
  async doStream(options) {
    const quotes = quotesFor(options);
    const parts: LanguageModelV4StreamPart[] = [
      { type: "stream-start", warnings: [] },
      { type: "text-start", id: "0" },
      ...quotes.map((delta) => ({ type: "text-delta" as const, id: "0", delta })),
      { type: "text-end", id: "0" },
      { type: "finish", finishReason: STOP, usage: usageOf(quotes.join("")) },
    ];
    const stream = new ReadableStream<LanguageModelV4StreamPart>({
      start(controller) {
        for (const part of parts) controller.enqueue(part);
        controller.close();
      },
    });
    return { stream };
  },
};

const STOP = { unified: "stop" as const, raw: undefined };

function quotesFor(options: LanguageModelV4CallOptions): string[] {
  const given = present(options.providerOptions?.[EXTRACTIVE], "the chat gives the passages to quote from");
  // It writes them with `extractiveOptions`.
  const { passages, weights } = given as unknown as ExtractiveOptions;
  const read = passages
    .slice(0, PASSAGES_READ)
    .map((passage, index) => ({ number: index + 1, statements: statementsOf(passage) }));
  const quotes = pickStatements(read, weights);
  if (quotes.length === 0) return [NO_ANSWER];
  return quotes.map((quote, index) => render(quotes[index - 1], quote));
}

/** Nothing is billed; the count of words stands in for tokens. */
function usageOf(text: string) {
  const none = { noCache: undefined, cacheRead: undefined, cacheWrite: undefined };
  const total = text.split(/\s+/).filter(Boolean).length;
  return { inputTokens: { total: 0, ...none }, outputTokens: { total, text: total, reasoning: undefined } };
}

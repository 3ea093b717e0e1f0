import { z } from "zod";

/** How a provider is spoken to: what a right request looks like, and how it answers. */
export type Format = {
  /** Where the provider itself listens. */
  host: string;
  path: RegExp;
  keyIn(headers: Record<string, string | undefined>): string | undefined;
  headers: z.ZodType;
  body: z.ZodType;
  /** The events of a streamed answer, with 100 tokens in and 20 out. */
  events(parts: readonly string[]): object[];
  /** Providers that name their events. */
  isNamed?: boolean;
};

const bearer = (headers: Record<string, string | undefined>) =>
  headers.authorization?.replace(/^Bearer /, "");
const json = z.object({ "content-type": z.literal("application/json") });
const text = z.string().min(1);
const model = z.string().regex(/^[\w.-]+$/);
const streamed = { model, stream: z.literal(true), temperature: z.literal(0.5), max_tokens: z.literal(300) };
const messages = z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: text })).min(2);
const textParts = z.array(z.object({ type: z.literal("text"), text }));
const user = z.object({ role: z.literal("user"), content: z.union([text, textParts]) });

const chunk = (delta: object, finish_reason: string | null, more: object = {}) => ({
  id: "1",
  object: "chat.completion.chunk",
  created: 1,
  model: "m",
  choices: [{ index: 0, delta, finish_reason }],
  ...more,
});

/** What each provider documents of its API, as far as an answer needs it. */
export const FORMATS = {
  openai: {
    host: "https://api.openai.com",
    path: /^\/v1\/responses$/,
    keyIn: bearer,
    headers: json,
    body: z.object({
      model,
      stream: z.literal(true),
      temperature: z.literal(0.5),
      max_output_tokens: z.literal(300),
      input: z.array(z.object({ role: z.enum(["system", "developer", "user", "assistant"]) })).min(1),
    }),
    events: (parts) => [
      { type: "response.created", response: { id: "r", created_at: 1, model: "m" } },
      { type: "response.output_item.added", output_index: 0, item: { type: "message", id: "i" } },
      ...parts.map((delta) => ({
        type: "response.output_text.delta",
        item_id: "i",
        output_index: 0,
        delta,
      })),
      { type: "response.output_item.done", output_index: 0, item: { type: "message", id: "i" } },
      { type: "response.completed", response: { usage: { input_tokens: 100, output_tokens: 20 } } },
    ],
  },
  anthropic: {
    host: "https://api.anthropic.com",
    path: /^\/v1\/messages$/,
    keyIn: (headers) => headers["x-api-key"],
    headers: json.extend({ "anthropic-version": z.literal("2023-06-01") }),
    body: z.object({ ...streamed, system: textParts.min(1), messages: z.array(user).length(1) }),
    isNamed: true,
    events: (parts) => [
      {
        type: "message_start",
        message: {
          id: "1",
          type: "message",
          role: "assistant",
          model: "m",
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: 100, output_tokens: 0 },
        },
      },
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
      ...parts.map((part) => ({
        type: "content_block_delta",
        index: 0,
        delta: { type: "text_delta", text: part },
      })),
      { type: "content_block_stop", index: 0 },
      {
        type: "message_delta",
        delta: { stop_reason: "end_turn", stop_sequence: null },
        usage: { output_tokens: 20 },
      },
      { type: "message_stop" },
    ],
  },
  google: {
    host: "https://generativelanguage.googleapis.com",
    path: /^\/v1beta\/models\/[\w.-]+:streamGenerateContent\?alt=sse$/,
    keyIn: (headers) => headers["x-goog-api-key"],
    headers: json,
    body: z.object({
      contents: z.array(z.object({ role: z.enum(["user", "model"]), parts: z.array(z.object({ text })) })),
      systemInstruction: z.object({ parts: z.array(z.object({ text })).min(1) }),
      generationConfig: z.object({ temperature: z.literal(0.5), maxOutputTokens: z.literal(300) }),
    }),
    events: (parts) => [
      ...parts.map((part) => ({
        candidates: [{ content: { role: "model", parts: [{ text: part }] }, index: 0 }],
      })),
      {
        candidates: [{ content: { role: "model", parts: [] }, finishReason: "STOP", index: 0 }],
        usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 20, totalTokenCount: 120 },
      },
    ],
  },
  mistral: {
    host: "https://api.mistral.ai",
    path: /^\/v1\/chat\/completions$/,
    keyIn: bearer,
    headers: json,
    body: z.object({
      ...streamed,
      messages: z.tuple([z.object({ role: z.literal("system"), content: text }), user]),
    }),
    events: (parts) => [
      ...parts.map((content) => chunk({ role: "assistant", content }, null)),
      chunk({ content: "" }, "stop", {
        usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
      }),
    ],
  },
  cohere: {
    host: "https://api.cohere.com",
    path: /^\/v2\/chat$/,
    keyIn: bearer,
    headers: json,
    body: z.object({ ...streamed, messages }),
    isNamed: true,
    events: (parts) => [
      { type: "message-start", id: "1" },
      { type: "content-start", index: 0, delta: { message: { content: { type: "text", text: "" } } } },
      ...parts.map((part) => ({
        type: "content-delta",
        index: 0,
        delta: { message: { content: { text: part } } },
      })),
      { type: "content-end", index: 0 },
      {
        type: "message-end",
        delta: {
          finish_reason: "COMPLETE",
          usage: {
            billed_units: { input_tokens: 100, output_tokens: 20 },
            tokens: { input_tokens: 100, output_tokens: 20 },
          },
        },
      },
    ],
  },
} as const satisfies Record<string, Format>;

/** Cohere's, which others speak too. */
export const RerankBody = z.object({
  model,
  query: text,
  documents: z.array(text).min(2).max(40),
});

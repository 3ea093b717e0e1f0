import { z } from "zod";
import { IsoTime, idOf, line, PageQuery } from "./common";

export const PROVIDERS = ["openai", "anthropic", "google", "mistral", "cohere", "openai_compatible"] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Whether the provider has models that embed. */
export function hasEmbeddings(provider: Provider): boolean {
  return provider !== "anthropic";
}

const secret = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(2_000)
  .regex(/^[\x21-\x7e]+$/, "must be one word of plain characters");
const baseUrl = z.url({ protocol: /^https?$/, error: "must be an http or https address" }).max(500);

export const CreateConnectionBody = z
  .strictObject({
    name: line(80),
    provider: z.enum(PROVIDERS),
    /** Only for `openai_compatible`, where it is needed. */
    baseUrl: baseUrl.optional(),
    secret: secret.optional(),
  })
  .check(({ value, issues }) => {
    const isOwnServer = value.provider === "openai_compatible";
    if (isOwnServer && !value.baseUrl) {
      issues.push({
        code: "custom",
        path: ["baseUrl"],
        message: "is needed: where does the server listen?",
        input: value,
      });
    }
    if (!isOwnServer && value.baseUrl) {
      issues.push({
        code: "custom",
        path: ["baseUrl"],
        message: "is for OpenAI-compatible servers alone",
        input: value,
      });
    }
    if (!isOwnServer && !value.secret) {
      issues.push({
        code: "custom",
        path: ["secret"],
        message: "is needed: this provider asks for a key",
        input: value,
      });
    }
  });

export const UpdateConnectionBody = z
  .strictObject({ name: line(80), baseUrl, /** Null takes the key away. */ secret: secret.nullable() })
  .partial();

/** Never the key itself: what was put in once does not come out again. */
export const ConnectionDto = z.object({
  id: idOf("connection"),
  name: z.string(),
  provider: z.enum(PROVIDERS),
  baseUrl: z.string().nullable(),
  hasCredentials: z.boolean(),
  lastTest: z.object({ at: IsoTime, error: z.string().nullable() }).nullable(),
  /** Set while its provider fails one call after the other: answers do without it until it is tried again. */
  outage: z.object({ since: IsoTime, nextTryAt: IsoTime }).nullable(),
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type ConnectionDto = z.infer<typeof ConnectionDto>;

/** What those see of a connection who may use it and not change it. */
export type NamedConnection = Pick<ConnectionDto, "id" | "name" | "provider">;

export const ListConnectionsQuery = PageQuery;

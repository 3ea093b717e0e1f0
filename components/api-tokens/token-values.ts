import { z } from "zod";
import { CreateTokenBody } from "@/lib/schemas/api-token";
import { SCOPES } from "@/lib/schemas/permissions";
import { expiresAtOf, problemOf } from "./expiry";

/** A token as its form has it: one scope, for each includes those before it, and an end that may be a preset. */
export const TokenValues = z
  .object({
    name: CreateTokenBody.shape.name,
    scope: z.enum(SCOPES),
    reach: z.enum(["all", "some"]),
    botIds: z.array(z.string()),
    expiry: z.string(),
    day: z.string(),
  })
  .superRefine(({ reach, botIds, expiry, day }, context) => {
    if (reach === "some" && botIds.length === 0) {
      context.addIssue({ code: "custom", path: ["botIds"], message: "Choose at least one bot." });
    }
    const problem = problemOf({ kind: expiry, day }, Date.now());
    if (problem) context.addIssue({ code: "custom", path: ["day"], message: problem });
  });
export type TokenValues = z.infer<typeof TokenValues>;

export const NEW_TOKEN: TokenValues = {
  name: "",
  scope: "read",
  reach: "all",
  botIds: [],
  expiry: "never",
  day: "",
};

/** What to send to the API. */
export function toTokenBody(values: TokenValues): z.input<typeof CreateTokenBody> {
  const { name, scope, reach, botIds, expiry, day } = values;
  return {
    name,
    scopes: [scope],
    botIds: reach === "some" ? botIds : undefined,
    expiresAt: expiresAtOf({ kind: expiry, day }, Date.now()),
  };
}

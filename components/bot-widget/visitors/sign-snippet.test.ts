import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { SIGN_SNIPPET } from "./sign-snippet";

const Module = z.object({
  signVisitor: z.custom<(visitor: { id: string; name?: string; email?: string }, secret: string) => string>(
    (value) => typeof value === "function",
  ),
});
const Claims = z.strictObject({
  sub: z.string(),
  exp: z.number(),
  name: z.string().optional(),
  email: z.string().optional(),
});

test("what owners are told to run signs a token that is right for an hour", async () => {
  const address = `data:text/javascript,${encodeURIComponent(SIGN_SNIPPET)}`;
  const { signVisitor } = Module.parse(await import(/* @vite-ignore */ address));
  const token = signVisitor({ id: "42", name: "Zoë" }, "mv_secret");
  const [head = "", body = "", signature] = token.split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
  expect(signature).toBe(createHmac("sha256", "mv_secret").update(`${head}.${body}`).digest("base64url"));
  expect(read(head)).toEqual({ alg: "HS256", typ: "JWT" });
  const { exp, ...claims } = Claims.parse(read(body));
  expect(claims).toEqual({ sub: "42", name: "Zoë" });
  expect(exp - Date.now() / 1000).toBeGreaterThan(3590);
  expect(exp - Date.now() / 1000).toBeLessThanOrEqual(3600);
});

import { z } from "zod";
import { keyLike } from "./key-like.ts";

/** It goes into a path, and server and app have to have the same one. */
export const inngestEventKey = keyLike(
  /^[\w-]{8,}$/,
  "must be an event key of Inngest's: letters, digits, - and _",
);

/**
 * A server of one's own is started with bare hexadecimal digits, Inngest's own keys have a name in front. The app always
 * has the name: without one it is given that of a production environment.
 */
export const inngestSigningKey = keyLike(
  /^(signkey-\w+-)?([0-9a-f]{2}){16,}$/,
  "must be a signing key of Inngest's, which begins with signkey-, or the one your own server was started with (openssl rand -hex 32)",
).transform((value) => (value.startsWith("signkey-") ? value : `signkey-prod-${value}`));

/** Requests go to its own paths, so one of its own would be dropped without a word. */
export const originAddress = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .refine((value) => new URL(value).pathname === "/", "must be an address without a path")
  .transform((value) => new URL(value).origin);

import { createHash, createHmac } from "node:crypto";

const bare = (signingKey: string) => signingKey.replace(/^signkey-\w+-/, "");

/** JSON with the keys of every object in order (RFC 8785, as far as JSON.parse gives such values back). */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join()}}`;
}

/** `t=<unix seconds>&s=<hex HMAC-SHA256 of body and t>`, in both directions. A reply is signed as the text it is. */
export function sign(text: string, signingKey: string, at = Math.floor(Date.now() / 1000)): string {
  const hmac = createHmac("sha256", bare(signingKey)).update(text).update(String(at)).digest("hex");
  return `t=${at}&s=${hmac}`;
}

export function isSignedBy(signingKey: string, text: string, header: string | null): boolean {
  const at = Number(new URLSearchParams(header ?? "").get("t"));
  return Math.abs(Date.now() / 1000 - at) < 300 && header === sign(text, signingKey, at);
}

/** What the app shows at the server's API: the hash of the key, under the key's own name. */
export function bearerOf(signingKey: string): string {
  const name = /^signkey-\w+-/.exec(signingKey)?.[0] ?? "";
  const hash = createHash("sha256")
    .update(Buffer.from(bare(signingKey), "hex"))
    .digest("hex");
  return `Bearer ${name}${hash}`;
}

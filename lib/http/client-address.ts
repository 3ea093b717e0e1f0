/** server.mjs writes the socket's address here, over whatever came in. */
export const PEER_HEADER = "x-minirag-peer";

/**
 * Whose request this is, for limits and the log. With n trusted proxies it is the n-th address from the right of
 * `X-Forwarded-For`, which the outermost trusted one wrote; anything further left may be made up by the caller.
 */
export function clientAddress(headers: Headers, trustedProxies: number): string {
  const peer = headers.get(PEER_HEADER) ?? "unknown";
  if (trustedProxies === 0) return peer;
  const hops = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  return hops.at(-trustedProxies) ?? peer;
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS_OF_NETWORK = 4;
const GROUPS = 8;

/**
 * Whom limits count as one caller: an IPv4 address, and of IPv6 the first 64 bits, for whoever has one address of such a
 * network has all 2^64 of them. What is no address stays what it is.
 */
export function networkOf(address: string | null): string {
  if (!address?.includes(":")) return String(address);
  const [, v4] = MAPPED.exec(address) ?? [];
  if (v4) return v4;
  const written = `http://[${address.split("%")[0]}]/`;
  if (!URL.canParse(written)) return address;
  // As browsers write it: in lower case, without zeros before a number, with at most one `::`.
  const [before = "", after] = new URL(written).hostname.slice(1, -1).split("::");
  const head = before.split(":").filter(Boolean);
  const tail = after?.split(":").filter(Boolean) ?? [];
  const all = [...head, ...new Array(GROUPS - head.length - tail.length).fill("0"), ...tail];
  return `${all.slice(0, GROUPS_OF_NETWORK).join(":")}::/64`;
}

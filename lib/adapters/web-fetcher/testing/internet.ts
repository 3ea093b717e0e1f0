import { SILENT } from "@/lib/core/log";
import { createWebFetcher } from "../guarded";
import { type Dial, dialDirectly } from "../guarded/connect";

/** An address that looks public; where it leads is for the test to say. */
export const PUBLIC_ADDRESS = "93.184.216.34";

/**
 * The guard as it is, on a pretended internet: names have the addresses given here, and every connection that the
 * guard lets through ends at a loopback server.
 * @param names name → its addresses; a name that is missing does not exist
 * @param ports address, or `address:port`, → the loopback port that plays it
 */
export function makeInternet(names: Record<string, string[]>, ports: Record<string, number>) {
  const dialled: string[] = [];
  const looked: string[] = [];
  const dial: Dial = (address, port, signal) => {
    dialled.push(`${address}:${port}`);
    const local = ports[`${address}:${port}`] ?? ports[address];
    if (!local) return Promise.reject(new Error(`nothing listens at ${address}:${port}`));
    return dialDirectly("127.0.0.1", local, signal);
  };
  const resolve = async (hostname: string) => {
    looked.push(hostname);
    const addresses = names[hostname];
    if (!addresses) throw Object.assign(new Error("unknown name"), { code: "ENOTFOUND" });
    return addresses;
  };
  const make = (allowedCidrs: string[] = [], publicUrl?: string) =>
    createWebFetcher({ allowedCidrs, publicUrl, resolve, dial, log: SILENT });
  return { fetcher: make(), make, dialled, looked };
}

export const LIMITS = { maxBytes: 1_000_000, timeoutMs: 10_000 };

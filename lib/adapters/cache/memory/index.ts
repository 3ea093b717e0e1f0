import "server-only";
import type { Cache, TenantCache } from "../port";
import { toJson } from "../to-json";

type Entry = { text: string; expiresAt: number; bytes: number };

type Options = {
  /** Milliseconds on a clock that never steps back. */
  now?: () => number;
  maxBytes?: number;
};

const MAX_BYTES = 16 * 1024 * 1024;
/** What an entry costs beside its characters, about. */
const ENTRY_BYTES = 200;

/** Kept in this process alone. Past `maxBytes` what was used longest ago is forgotten. */
export function createMemoryCache({
  now = () => performance.now(),
  maxBytes = MAX_BYTES,
}: Options = {}): Cache {
  /** In the order of their last use. */
  const entries = new Map<string, Entry>();
  let bytes = 0;

  function remove(key: string): void {
    bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }

  function put(key: string, entry: Entry): void {
    remove(key);
    entries.set(key, entry);
    bytes += entry.bytes;
    for (const oldest of entries.keys()) {
      if (bytes <= maxBytes) break;
      remove(oldest);
    }
  }

  function open(prefix: string): TenantCache {
    return {
      async get(name) {
        const entry = entries.get(prefix + name);
        if (!entry) return undefined;
        if (entry.expiresAt <= now()) {
          remove(prefix + name);
          return undefined;
        }
        put(prefix + name, entry);
        return JSON.parse(entry.text);
      },
      async set(name, value, ttlSeconds) {
        const key = prefix + name;
        const text = toJson(value);
        if (text === null) return remove(key);
        // A character takes two bytes at most.
        const entryBytes = ENTRY_BYTES + 2 * (key.length + text.length);
        put(key, { text, expiresAt: now() + ttlSeconds * 1000, bytes: entryBytes });
      },
    };
  }

  return {
    adapter: "memory",
    check: async () => `${entries.size} entries`,
    forTenant: (tenantId) => open(`${tenantId}:`),
    async deleteTenant(tenantId) {
      for (const key of entries.keys()) if (key.startsWith(`${tenantId}:`)) remove(key);
    },
  };
}

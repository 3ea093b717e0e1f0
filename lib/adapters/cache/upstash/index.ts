import "server-only";
import type { TenantId } from "@/lib/core/ids";
import type { Upstash } from "../../upstash";
import type { Cache, TenantCache } from "../port";
import { toJson } from "../to-json";
import { FORGET, KEEP } from "./scripts";

const notesOf = (tenantId: TenantId) => `minirag:cache:${tenantId}`;

/** Kept in Redis, for all processes. One that is down or slow is an empty cache within a moment; deletion tells. */
export function createUpstashCache(redis: Upstash): Cache {
  return {
    adapter: "Upstash Redis",
    check: () => redis.check(),
    forTenant: (tenantId) => open(redis, notesOf(tenantId)),
    deleteTenant: (tenantId) =>
      redis.run(FORGET, { keys: [notesOf(tenantId)], args: [], read: () => undefined }),
  };
}

function open(redis: Upstash, notes: string): TenantCache {
  const keyOf = (name: string) => `${notes}:${name}`;
  return {
    get: (name) =>
      redis
        .ask(async (client) => {
          const text = await client.get<string>(keyOf(name));
          return text === null ? undefined : JSON.parse(text);
        })
        .catch(() => undefined),
    async set(name, value, ttlSeconds) {
      const text = toJson(value);
      const kept =
        text === null
          ? redis.ask((client) => client.del(keyOf(name)))
          : redis.run(KEEP, { keys: [notes, keyOf(name)], args: [text, ttlSeconds * 1000], read: String });
      await kept.catch(() => undefined);
    },
  };
}

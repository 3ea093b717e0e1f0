import type { TenantId } from "@/lib/core/ids";
import type { Json } from "@/lib/core/json";
import type { Component } from "../component";

/** What can be found out again, kept for a while. Nothing may rest on it being there, and nobody waits long for it. */
export interface Cache extends Component {
  /** A handle fixed to one tenant. No method takes a tenant, so that nothing is kept for, or read by, another. */
  forTenant(tenantId: TenantId): TenantCache;
  /** Everything that is kept of the tenant, at once. @throws AppError unavailable: something may be left */
  deleteTenant(tenantId: TenantId): Promise<void>;
}

export interface TenantCache {
  /** Undefined: it is not there, or the cache is down or slow. Whoever reads it checks its form. */
  get(key: string): Promise<unknown>;
  /** Of a value above 64 KiB of JSON nothing is kept. It never throws; a cache that is down keeps nothing. */
  set(key: string, value: Json, ttlSeconds: number): Promise<void>;
}

import type { Billing } from "@/lib/adapters/billing/port";
import type { BlobStore } from "@/lib/adapters/blob-store/port";
import type { Cache } from "@/lib/adapters/cache/port";
import type { Events } from "@/lib/adapters/events/port";
import type { Extractor } from "@/lib/adapters/extractor/port";
import type { Mailer } from "@/lib/adapters/mailer/port";
import type { Models } from "@/lib/adapters/models/port";
import type { RateLimiter } from "@/lib/adapters/rate-limiter/port";
import type { SearchIndex } from "@/lib/adapters/search-index/port";
import type { Vault } from "@/lib/adapters/vault/port";
import type { WebFetcher } from "@/lib/adapters/web-fetcher/port";

export type * from "@/lib/adapters/billing/port";
export type * from "@/lib/adapters/blob-store/port";
export type * from "@/lib/adapters/cache/port";
export type * from "@/lib/adapters/extractor/port";
export type * from "@/lib/adapters/models/port";
export type * from "@/lib/adapters/search-index/port";
export type * from "@/lib/adapters/web-fetcher/port";

/** Everything business code reaches the world by. lib/adapters/index.ts makes the real one, tests make their own. */
export type Ports = {
  index: SearchIndex;
  events: Events;
  rateLimiter: RateLimiter;
  cache: Cache;
  blobs: BlobStore;
  mailer: Mailer;
  billing: Billing;
  models: Models;
  fetcher: WebFetcher;
  extractor: Extractor;
  vault: Vault;
};

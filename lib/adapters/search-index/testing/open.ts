import type { SpaceId, TenantId } from "@/lib/core/ids";
import type { SearchIndex, TenantIndex } from "../port";

/** An index to try the contract on, with what else is needed for that. */
export type Made = {
  index: SearchIndex;
  /** Closes and opens again over the same data; missing where there is nothing to close. */
  reopen?: () => Promise<SearchIndex>;
  /** Waits until what was written is found; missing where it is at once. What was deleted may never be found, waited or not. */
  settle?: () => Promise<void>;
  dispose(): Promise<void>;
};

export type Opened = Made & { tenant: TenantIndex; tenantId: TenantId; spaceId: SpaceId };

/** An empty index of its own for each test, with a tenant in it. */
export type Open = () => Promise<Opened>;

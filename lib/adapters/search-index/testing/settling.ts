import type { SearchIndex } from "../port";

/** The index, as one that is patient after writing sees it; only `upsert` is waited for, and nothing when there is no need. */
export function settling(index: SearchIndex, settle?: () => Promise<void>): SearchIndex {
  if (!settle) return index;
  return {
    ...index,
    forTenant(...given) {
      const handle = index.forTenant(...given);
      return {
        ...handle,
        async upsert(entries) {
          await handle.upsert(entries);
          await settle();
        },
      };
    },
  };
}

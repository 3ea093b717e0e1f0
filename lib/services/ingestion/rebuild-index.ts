import { z } from "zod";
import { workflow } from "../_kit";
import { markAll, reindexOutdated } from "./reindex";

/**
 * Has the index of a tenant written anew from what PostgreSQL holds. Whatever of the index is still there answers
 * meanwhile. What does not come through is found by the regular look at the index.
 */
export const rebuildIndex = workflow({
  name: "index.rebuild",
  permission: "tenant:write",
  input: z.unknown(),
  async run({ ctx }): Promise<{ documents: number }> {
    const documents = await markAll(ctx, {});
    await reindexOutdated(ctx);
    return { documents };
  },
});

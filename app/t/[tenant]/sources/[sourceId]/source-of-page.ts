import { cache } from "react";
import type { SourceId } from "@/lib/core/ids";
import { getPageCtx, orNotFound } from "@/lib/http";
import { getSource } from "@/lib/services/sources";

type Params = Promise<{ tenant: string; sourceId: string }>;

const find = cache(async (tenant: string, sourceId: string) => {
  const { ctx } = await getPageCtx(Promise.resolve({ tenant }));
  // The query itself checks the id's form, and answers a wrong one as one that is not there.
  return orNotFound(getSource(ctx, { sourceId: sourceId as SourceId }));
});

/** The source that a page's address names; read once for its title and its content. */
export async function getSourceOfPage(params: Params) {
  const { tenant, sourceId } = await params;
  return find(tenant, sourceId);
}

import { notFound } from "next/navigation";
import { cache } from "react";
import type { EvaluationId } from "@/lib/core/ids";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { getSet } from "@/lib/services/evaluations";

type Params = Promise<{ tenant: string; botId: string; setId: string }>;

const find = cache(async (tenant: string, botId: string, setId: string) => {
  const { ctx, role } = await getPageCtx(Promise.resolve({ tenant }));
  if (!roleCan(role, "evaluations:read")) notFound();
  // The query itself checks the id's form, and answers a wrong one as one that is not there.
  const set = await orNotFound(getSet(ctx, { setId: setId as EvaluationId }));
  if (set.botId !== botId) notFound();
  return set;
});

/** The set of questions that a page's address names; read once for its title and its content. */
export async function getSetOfPage(params: Params) {
  const { tenant, botId, setId } = await params;
  return find(tenant, botId, setId);
}

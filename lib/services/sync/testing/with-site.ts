import { inTenant } from "@/lib/db";
import { listPages } from "@/lib/services/sources";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { withWorker } from "@/lib/testing/worker";
import { makeSite, ORIGIN, type TestPage, type TestSite } from "./site";

/** Runs `body` with a site of these pages, a tenant that reaches it, and a worker. */
export async function withSite(
  pages: Record<string, TestPage | string>,
  body: (made: { site: TestSite; tenant: TestTenant }) => Promise<void>,
): Promise<void> {
  const site = await makeSite(pages);
  const tenant = await makeTenant("Web", { fetcher: site.fetcher });
  await withWorker({ fetcher: site.fetcher }, () => body({ site, tenant }));
}

/** The paths of the tenant's documents, or of one source's, in order. */
export function urlsOf(tenant: TestTenant, sourceId?: string): Promise<string[]> {
  return inTenant(tenant.id, async (db) => {
    const where = { deletedAt: null, ...(sourceId && { sourceId }) };
    const rows = await db.document.findMany({ where, orderBy: { url: "asc" } });
    return rows.map(({ url }) => url?.replace(ORIGIN, "") ?? "");
  });
}

/** What became of a source's pages: by path, why, or the state. */
export async function reasons(
  tenant: TestTenant,
  sourceId: `src_${string}`,
): Promise<Record<string, string>> {
  const { items } = await listPages(tenant.ctx, { sourceId });
  return Object.fromEntries(
    items.map(({ url, state, reason }) => [url.replace(ORIGIN, ""), reason ?? state]),
  );
}

import { Section } from "@/components/patterns/section";
import { LeftOutPages } from "@/components/sources/left-out-pages";
import { SyncHistory } from "@/components/sources/sync-history";
import { type getPageCtx, orNotFound } from "@/lib/http";
import type { SourceDto } from "@/lib/schemas/source";
import { listPages, listRuns } from "@/lib/services/sources";

type OriginProps = { ctx: Awaited<ReturnType<typeof getPageCtx>>["ctx"]; sourceId: SourceDto["id"] };

/** What a source's origin gave: which pages not, and how each look at it went. */
export async function Origin({ ctx, sourceId }: OriginProps) {
  const pagesThat = (state: "failed" | "skipped") => listPages(ctx, { sourceId, state, limit: 100 });
  const [failed, skipped, runs] = await orNotFound(
    Promise.all([pagesThat("failed"), pagesThat("skipped"), listRuns(ctx, { sourceId, limit: 20 })]),
  );
  const tenant = ctx.tenant.slug;
  return (
    <div className="mt-6 flex flex-col gap-4">
      <LeftOutPages tenant={tenant} title="Could not be fetched" {...toProps(failed)} />
      <LeftOutPages tenant={tenant} title="Left out" {...toProps(skipped)} />
      <div className="mt-2">
        <Section title="Checks of the origin">
          <SyncHistory runs={runs.items} tenant={tenant} sourceId={sourceId} />
        </Section>
      </div>
    </div>
  );
}

function toProps({ items: pages, nextCursor }: Awaited<ReturnType<typeof listPages>>) {
  return { pages, hasMore: nextCursor !== null };
}

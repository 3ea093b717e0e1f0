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
  return (
    <div className="mt-6 flex flex-col gap-4">
      <LeftOutPages title="Could not be fetched" pages={failed.items} hasMore={failed.nextCursor !== null} />
      <LeftOutPages title="Left out" pages={skipped.items} hasMore={skipped.nextCursor !== null} />
      <div className="mt-2">
        <Section title="Checks of the origin">
          <SyncHistory runs={runs.items} />
        </Section>
      </div>
    </div>
  );
}

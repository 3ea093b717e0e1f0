import { Live } from "@/components/patterns/live";
import { Panel, Section } from "@/components/patterns/section";
import { EraseTeam } from "@/components/privacy/erase-team";
import { isUnderWay } from "@/components/privacy/export-state";
import { ExportTable } from "@/components/privacy/export-table";
import { RequestExport } from "@/components/privacy/request-export";
import { orNotFound, type PageCtx } from "@/lib/http";
import { listExports } from "@/lib/services/privacy";

const SHOWN = 10;

/** What an owner may do with all that the team has. */
export async function DataSections({ ctx }: Pick<PageCtx, "ctx">) {
  const exports = await orNotFound(listExports(ctx, { limit: SHOWN }));
  const isBusy = exports.items.some(isUnderWay);
  const { slug, name } = ctx.tenant;
  return (
    <>
      <Section
        title="Your data"
        description="Take out everything the team has, at most five times a day."
        actions={<RequestExport isUnderWay={isBusy} />}
      >
        <ExportTable exports={exports.items} tenant={slug} />
        <Live path={`/exports?limit=${SHOWN}`} isActive={isBusy} />
      </Section>
      <Section title="Erase the team" description="Everything in it goes, for good. You get a receipt.">
        <Panel className="flex flex-col p-4 sm:p-5">
          <EraseTeam name={name} />
        </Panel>
      </Section>
    </>
  );
}

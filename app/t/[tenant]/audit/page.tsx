import { Download } from "lucide-react";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { SUBJECTS_OF_TEAM } from "@/components/audit/action-words";
import { AuditFilters } from "@/components/audit/audit-filters";
import { type AuditQuery, csvHref, isFiltered, toAuditFilter } from "@/components/audit/audit-query";
import { AuditTable } from "@/components/audit/audit-table";
import { IntactBadge } from "@/components/audit/intact-badge";
import { ButtonLink } from "@/components/patterns/button-link";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listAudit, verifyAudit } from "@/lib/services/audit";
import { listMembers } from "@/lib/services/members";

export const metadata = { title: "Audit log" };

type AuditPageProps = { params: Promise<{ tenant: string }>; searchParams: Promise<AuditQuery> };

export default async function AuditPage({ params, searchParams }: AuditPageProps) {
  const { ctx, role } = await getPageCtx(params);
  if (!roleCan(role, "audit:read")) notFound();
  const { cursor, ...query } = await searchParams;
  const [events, members] = await orNotFound(
    Promise.all([
      listAudit(ctx, { ...toAuditFilter(query), cursor, limit: 50 }),
      listMembers(ctx, { limit: 200 }),
    ]),
  );
  const { slug } = ctx.tenant;
  const path = `/t/${slug}/audit`;
  return (
    <Page>
      <PageHeader
        title="Audit log"
        crumbs={[{ label: "Home", href: `/t/${slug}` }]}
        description="Every change in the team, with who made it. Nobody in the team can alter or delete an entry, and a change from outside shows. Days are in UTC."
        badge={
          <Suspense>
            <IntactBadge verification={verifyAudit(ctx, {})} />
          </Suspense>
        }
        actions={
          <ButtonLink href={csvHref(slug, query)} prefetch={false} download>
            <Download className="size-4" aria-hidden="true" />
            Export as CSV
          </ButtonLink>
        }
      />
      <AuditFilters
        people={members.items.map(({ userId, name }) => ({ value: userId, label: name }))}
        subjects={SUBJECTS_OF_TEAM}
        chosen={query}
      />
      <AuditTable events={events.items} home={`/t/${slug}`} path={path} isFiltered={isFiltered(query)} />
      <Pager path={path} query={{ ...query, cursor }} nextCursor={events.nextCursor} />
    </Page>
  );
}

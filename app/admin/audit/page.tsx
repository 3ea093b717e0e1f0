import { Suspense } from "react";
import { SUBJECTS_OF_SYSTEM } from "@/components/audit/action-words";
import { AuditFilters } from "@/components/audit/audit-filters";
import { type AuditQuery, isFiltered, toAuditFilter } from "@/components/audit/audit-query";
import { AuditTable } from "@/components/audit/audit-table";
import { IntactBadge } from "@/components/audit/intact-badge";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { getOperator, orNotFound } from "@/lib/http";
import { listSystemAudit, verifySystemAudit } from "@/lib/services/audit";

export const metadata = { title: "Log" };

export default async function SystemLogPage({ searchParams }: { searchParams: Promise<AuditQuery> }) {
  const ctx = await getOperator();
  const { cursor, ...query } = await searchParams;
  const events = await orNotFound(listSystemAudit(ctx, { ...toAuditFilter(query), cursor, limit: 50 }));
  return (
    <Page>
      <PageHeader
        title="Log of the system"
        crumbs={[{ label: "Console", href: "/admin" }]}
        description="What operators did, and sign-ins that belong to no team. Days are in UTC."
        badge={
          <Suspense>
            <IntactBadge verification={verifySystemAudit(ctx)} />
          </Suspense>
        }
      />
      <AuditFilters subjects={SUBJECTS_OF_SYSTEM} chosen={query} />
      <AuditTable events={events.items} home={null} path="/admin/audit" isFiltered={isFiltered(query)} />
      <Pager path="/admin/audit" query={{ ...query, cursor }} nextCursor={events.nextCursor} />
    </Page>
  );
}

import { Building2, SearchX } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { count, formatNumber } from "@/lib/client/format";
import { formatBytes } from "@/lib/core/format-bytes";
import type { AdminTenantDto } from "@/lib/schemas/admin";
import { isPlanId, PLANS } from "@/lib/schemas/plans";
import { TenantActions } from "./tenant-actions";

type TenantTableProps = { tenants: readonly AdminTenantDto[]; isFiltered: boolean };

const COLUMNS: Column<AdminTenantDto>[] = [
  { key: "team", label: "Team", cell: (tenant) => <Team tenant={tenant} /> },
  {
    key: "plan",
    label: "Plan",
    cell: ({ plan, limits }) => (
      <>
        {isPlanId(plan) ? PLANS[plan].name : plan}
        {limits.requestsPerMinute && <span className="block text-muted text-xs">Own limits</span>}
      </>
    ),
    from: "medium",
  },
  {
    key: "members",
    label: "Members",
    cell: ({ usage }) => formatNumber(usage.members),
    from: "medium",
    align: "end",
  },
  {
    key: "documents",
    label: "Documents",
    cell: ({ usage }) => formatNumber(usage.documents),
    from: "wide",
    align: "end",
  },
  {
    key: "storage",
    label: "Storage",
    cell: ({ usage }) => formatBytes(usage.storageBytes),
    from: "wide",
    align: "end",
  },
  {
    key: "questions",
    label: "Questions this month",
    cell: ({ usage }) => formatNumber(usage.messagesThisMonth),
    from: "wide",
    align: "end",
  },
  { key: "made", label: "Made", cell: ({ createdAt }) => <RelativeTime iso={createdAt} />, from: "wide" },
  {
    key: "actions",
    label: "What to do",
    isLabelHidden: true,
    cell: (tenant) => <TenantActions tenant={tenant} />,
    align: "end",
  },
];

/** The teams of the deployment, and how much each uses. */
export function TenantTable({ tenants, isFiltered }: TenantTableProps) {
  const empty = isFiltered ? (
    <EmptyState
      icon={SearchX}
      title="No team is like this"
      action={<ButtonLink href="/admin/tenants">Show all teams</ButtonLink>}
    >
      Try a part of its name or of its address.
    </EmptyState>
  ) : (
    <EmptyState icon={Building2} title="There is no team">
      Teams are made at sign-up. They are listed here, with what they use.
    </EmptyState>
  );
  return <DataTable label="Teams" columns={COLUMNS} rows={tenants} rowKey={({ id }) => id} empty={empty} />;
}

function Team({ tenant: { name, slug, suspendedAt, usage } }: { tenant: AdminTenantDto }) {
  return (
    <div className="flex flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span dir="auto" className="min-w-0 truncate font-medium">
          {name}
        </span>
        {suspendedAt && (
          <span className="rounded-full bg-warning-soft px-2 py-0.5 font-medium text-warning-soft-foreground text-xs">
            Suspended
          </span>
        )}
      </span>
      <code className="truncate text-muted text-xs">{slug}</code>
      <span className="whitespace-normal text-muted text-xs @4xl:hidden">
        {count(usage.members, "member")} · {count(usage.documents, "document")} ·{" "}
        {formatBytes(usage.storageBytes)} · {count(usage.messagesThisMonth, "question")} this month
      </span>
    </div>
  );
}

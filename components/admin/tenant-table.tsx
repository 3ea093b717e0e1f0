import { Building2, SearchX } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { count, formatNumber } from "@/lib/client/format";
import { formatBytes } from "@/lib/core/format-bytes";
import type { ListedTenantDto } from "@/lib/schemas/admin";
import { billingInWords, planInWords } from "./billing-words";
import { TenantActions } from "./tenant-actions";

type TenantTableProps = { tenants: readonly ListedTenantDto[]; isFiltered: boolean };

const COLUMNS: Column<ListedTenantDto>[] = [
  { key: "team", label: "Team", cell: (tenant) => <Team tenant={tenant} /> },
  {
    key: "plan",
    label: "Plan",
    cell: (tenant) => <Terms tenant={tenant} />,
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

function Team({ tenant }: { tenant: ListedTenantDto }) {
  const { name, slug, suspendedAt, usage } = tenant;
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
      <div className="whitespace-normal text-xs @2xl:hidden">
        <Terms tenant={tenant} />
      </div>
      <span className="whitespace-normal text-muted text-xs @4xl:hidden">
        {count(usage.members, "member")} · {count(usage.documents, "document")} ·{" "}
        {formatBytes(usage.storageBytes)} · {count(usage.messagesThisMonth, "question")} this month
      </span>
    </div>
  );
}

/** What it is on, and whether that is paid for. */
function Terms({ tenant }: { tenant: ListedTenantDto }) {
  const { billing } = tenant;
  return (
    <div className="flex flex-col gap-0.5">
      <span>{planInWords(tenant)}</span>
      {billing && <span className="text-muted text-xs">{billingInWords(billing, Date.now())}</span>}
      {billing?.isBlocked && (
        <span className="font-medium text-danger-soft-foreground text-xs">Adding is blocked</span>
      )}
    </div>
  );
}

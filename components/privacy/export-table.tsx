import { Download, PackageOpen } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { CopyButton } from "@/components/patterns/copy-button";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { StatusBadge } from "@/components/patterns/status-badge";
import { API } from "@/lib/client/api";
import { formatBytes } from "@/lib/core/format-bytes";
import { EXPORT_HOURS, type ExportDto } from "@/lib/schemas/privacy";
import { isThere } from "./export-state";

type ExportTableProps = { exports: readonly ExportDto[]; tenant: string };

/** The exports of a team: how far each is, and how to fetch it. */
export function ExportTable({ exports, tenant }: ExportTableProps) {
  const columns: Column<ExportDto>[] = [
    { key: "made", label: "Asked for", cell: (item) => <Made item={item} /> },
    { key: "state", label: "State", cell: (item) => <State item={item} />, from: "narrow" },
    { key: "sum", label: "SHA-256", cell: ({ sha256 }) => <Checksum sha256={sha256} />, from: "wide" },
    {
      key: "fetch",
      label: "What to do",
      isLabelHidden: true,
      align: "end",
      cell: (item) =>
        isThere(item, Date.now()) && (
          <ButtonLink
            href={`${API}/exports/${item.id}/file?tenant=${encodeURIComponent(tenant)}`}
            size="sm"
            prefetch={false}
            download
          >
            <Download className="size-4" aria-hidden="true" />
            Download
          </ButtonLink>
        ),
    },
  ];
  const empty = (
    <EmptyState icon={PackageOpen} title="There is no export">
      An export is one ZIP archive with all that the team has: its files, texts, bots, conversations, members
      and the audit log. It can be fetched for {EXPORT_HOURS} hours.
    </EmptyState>
  );
  return <DataTable label="Exports" columns={columns} rows={exports} rowKey={({ id }) => id} empty={empty} />;
}

/** Where there is little room, all of an export is in its first cell. */
function Made({ item }: { item: ExportDto }) {
  const { createdAt, bytes, expiresAt, error, sha256, status } = item;
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  return (
    <div className="flex flex-col gap-0.5">
      <RelativeTime iso={createdAt} />
      <span className="@md:hidden">
        <State item={item} />
      </span>
      {status === "ready" && (
        <span className="whitespace-normal text-muted text-xs">
          {bytes !== null && `${formatBytes(bytes)} · `}
          {expiresAt !== null &&
            (isOver ? "No longer there" : <RelativeTime iso={expiresAt} prefix="Gone " />)}
        </span>
      )}
      {error && <span className="whitespace-normal text-danger-soft-foreground text-xs">{error}</span>}
      {sha256 && !isOver && (
        <span className="@4xl:hidden">
          <Checksum sha256={sha256} />
        </span>
      )}
    </div>
  );
}

function State({ item: { status, expiresAt } }: { item: ExportDto }) {
  const isOver = status === "ready" && expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  return isOver ? <span className="text-muted">Expired</span> : <StatusBadge status={status} />;
}

function Checksum({ sha256 }: { sha256: string | null }) {
  if (!sha256) return "–";
  return (
    <span className="flex items-center gap-1">
      <code className="text-muted text-xs" title={sha256}>
        {sha256.slice(0, 12)}…
      </code>
      <CopyButton text={sha256} label="Copy the whole SHA-256" />
    </span>
  );
}

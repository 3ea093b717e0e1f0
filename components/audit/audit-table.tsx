import { ScrollText, SearchX } from "lucide-react";
import Link from "next/link";
import { ButtonLink } from "@/components/patterns/button-link";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import type { AuditEventDto } from "@/lib/schemas/audit";
import { actionLabel } from "./action-words";
import { AuditActor } from "./audit-actor";
import { AuditChanges } from "./audit-changes";
import { differencesOf } from "./differences";
import { targetOf } from "./target";

type AuditTableProps = {
  events: readonly AuditEventDto[];
  /** Where the pages of the team begin; null for the log of the system, whose targets have none. */
  home: string | null;
  /** The address of the log itself, and whether it is filtered. */
  path: string;
  isFiltered: boolean;
};

/** What was done, by whom, to what and when. */
export function AuditTable({ events, home, path, isFiltered }: AuditTableProps) {
  const columns: Column<AuditEventDto>[] = [
    { key: "what", label: "What", cell: (event) => <What event={event} home={home} /> },
    {
      key: "who",
      label: "Who",
      cell: ({ actor }) => (
        <span className="block @4xl:min-w-36">
          <AuditActor actor={actor} />
        </span>
      ),
      from: "narrow",
    },
    { key: "target", label: "On", cell: (event) => <On event={event} home={home} />, from: "medium" },
    { key: "when", label: "When", cell: ({ at }) => <RelativeTime iso={at} />, from: "medium" },
    {
      key: "address",
      label: "Address",
      cell: ({ address }) => <span className="text-muted text-xs">{address ?? "–"}</span>,
      from: "wide",
    },
  ];
  const empty = isFiltered ? (
    <EmptyState
      icon={SearchX}
      title="Nothing like this is in the log"
      action={<ButtonLink href={path}>Show all of it</ButtonLink>}
    >
      Choose other people, another subject or other days.
    </EmptyState>
  ) : (
    <EmptyState icon={ScrollText} title="The log is empty">
      Whatever is changed is written down here, with who did it and from where.
    </EmptyState>
  );
  return (
    <DataTable
      label="Audit log"
      columns={columns}
      rows={events}
      rowKey={({ id }) => id}
      isTopAligned
      empty={empty}
    />
  );
}

type Cell = { event: AuditEventDto; home: string | null };

/** Where there is little room, all of an event is in its first cell. */
function What({ event, home }: Cell) {
  const { action, actor, at, before, after, requestId } = event;
  return (
    <div className="flex flex-col">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="whitespace-normal font-medium">{actionLabel(action)}</span>
        <code className="text-muted text-xs">{action}</code>
      </span>
      <span className="mt-1 flex flex-wrap gap-x-2 text-xs @2xl:hidden">
        <span className="@md:hidden">
          <AuditActor actor={actor} />
        </span>
        <On event={event} home={home} />
        <span className="text-muted">
          <RelativeTime iso={at} />
        </span>
      </span>
      <AuditChanges differences={differencesOf(before, after)} requestId={requestId} />
    </div>
  );
}

function On({ event, home }: Cell) {
  const target = targetOf(event, home);
  if (!target) return <span className="text-muted">–</span>;
  const { label, href } = target;
  return href ? (
    <Link
      href={href}
      dir="auto"
      title={label}
      className="inline-block max-w-48 truncate rounded align-top font-medium hover:underline @4xl:w-72 @4xl:max-w-72"
    >
      {label}
    </Link>
  ) : (
    <span
      dir="auto"
      className="inline-block max-w-48 truncate align-top first-letter:uppercase @4xl:w-72 @4xl:max-w-72"
      title={event.targetId ?? undefined}
    >
      {label}
    </span>
  );
}

import { CircleAlert, CircleCheck, Plug } from "lucide-react";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import type { ConnectionDto } from "@/lib/schemas/connection";
import { ConnectionActions } from "./connection-actions";
import { isOwnServer, providerName } from "./providers";

type ConnectionTableProps = { connections: readonly ConnectionDto[]; create: ReactNode };

const COLUMNS: Column<ConnectionDto>[] = [
  { key: "name", label: "Connection", cell: (connection) => <Name connection={connection} /> },
  { key: "key", label: "Key", cell: (connection) => keyState(connection), from: "wide" },
  {
    key: "test",
    label: "Last test",
    cell: (connection) => <LastTest connection={connection} />,
    from: "medium",
  },
  {
    key: "actions",
    label: "What to do",
    isLabelHidden: true,
    cell: (connection) => <ConnectionActions connection={connection} />,
    from: "medium",
    align: "end",
  },
];

/** The providers of models that the team has a key for. */
export function ConnectionTable({ connections, create }: ConnectionTableProps) {
  const empty = (
    <EmptyState icon={Plug} title="There is no connection" action={create}>
      A connection keeps the key of a provider of language models, or the address of a server of your own.
    </EmptyState>
  );
  return (
    <DataTable
      label="Connections"
      columns={COLUMNS}
      rows={connections}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

function Name({ connection }: { connection: ConnectionDto }) {
  const { name, provider, baseUrl } = connection;
  return (
    <div className="flex flex-col gap-0.5">
      <span dir="auto" className="truncate font-medium">
        {name}
      </span>
      <span className="truncate text-muted text-xs" title={baseUrl ?? undefined}>
        {isOwnServer(provider) ? baseUrl : providerName(provider)}
      </span>
      <span className="text-muted text-xs @4xl:hidden">{keyState(connection)}</span>
      <span className="mt-1 flex flex-col gap-2 @2xl:hidden">
        <LastTest connection={connection} />
        <ConnectionActions connection={connection} />
      </span>
    </div>
  );
}

function keyState({ hasCredentials }: ConnectionDto): string {
  return hasCredentials ? "Key is stored" : "Without a key";
}

/** What came of the last test, in words. */
function LastTest({ connection: { lastTest, outage } }: { connection: ConnectionDto }) {
  if (outage)
    return (
      <Outcome isGood={false} at={outage.since}>
        Its provider does not answer. Bots do without it and try again within seconds.
      </Outcome>
    );
  if (!lastTest) return <span className="text-muted">Not tested yet</span>;
  const { error, at } = lastTest;
  return (
    <Outcome isGood={error === null} at={at}>
      {error ?? "It works."}
    </Outcome>
  );
}

function Outcome({ isGood, at, children }: { isGood: boolean; at: string; children: string }) {
  const Icon = isGood ? CircleCheck : CircleAlert;
  return (
    <span className="flex items-start gap-1.5 whitespace-normal @2xl:w-56">
      <Icon
        className={`mt-0.5 size-4 shrink-0 ${isGood ? "text-success" : "text-danger"}`}
        aria-hidden="true"
      />
      <span>
        <span className={isGood ? "" : "text-danger-soft-foreground"}>{children}</span>
        <span className="block text-muted text-xs">
          <RelativeTime iso={at} />
        </span>
      </span>
    </span>
  );
}

import { CircleAlert, CircleCheck, Server } from "lucide-react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { formatNumber } from "@/lib/client/format";

/** A part of the deployment, as a look at it found it. */
export type ComponentState = {
  name: string;
  adapter: string;
  isWorking: boolean;
  detail: string | null;
  latencyMs: number;
  advice: string | null;
};

const COLUMNS: Column<ComponentState>[] = [
  {
    key: "name",
    label: "Component",
    cell: (component) => (
      <div className="flex flex-col gap-0.5">
        <span className="font-medium first-letter:uppercase">{component.name}</span>
        <span className="text-muted text-xs">{component.adapter}</span>
        {component.detail && (
          <span
            className={`wrap-anywhere whitespace-normal text-xs ${component.isWorking ? "text-muted" : "text-danger-soft-foreground"}`}
          >
            {component.detail}
          </span>
        )}
        {component.advice && (
          <span className="wrap-anywhere max-w-2xl whitespace-normal text-muted text-xs">
            {component.advice}
          </span>
        )}
      </div>
    ),
  },
  { key: "state", label: "State", cell: ({ isWorking }) => <Working isWorking={isWorking} /> },
  {
    key: "latency",
    label: "Answered in",
    cell: ({ latencyMs }) => `${formatNumber(latencyMs)} ms`,
    from: "medium",
    align: "end",
  },
];

/** What the deployment is made of, and whether each part works right now. */
export function ComponentTable({ components }: { components: readonly ComponentState[] }) {
  const empty = (
    <EmptyState icon={Server} title="There is nothing to look at">
      Every part of the deployment is listed here.
    </EmptyState>
  );
  return (
    <DataTable
      label="Components"
      columns={COLUMNS}
      rows={components}
      rowKey={({ name }) => name}
      empty={empty}
    />
  );
}

function Working({ isWorking }: { isWorking: boolean }) {
  const Icon = isWorking ? CircleCheck : CircleAlert;
  const look = isWorking
    ? "bg-success-soft text-success-soft-foreground"
    : "bg-danger-soft text-danger-soft-foreground";
  return (
    <span className={`inline-flex h-6 items-center gap-1.5 rounded-full px-2 font-medium text-xs ${look}`}>
      <Icon className="size-3.5" aria-hidden="true" />
      {isWorking ? "Works" : "Fails"}
    </span>
  );
}

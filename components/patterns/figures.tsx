import { Panel } from "@/components/patterns/section";

export type Figure = { label: string; value: string };

/** A few numbers at a glance. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <Panel className="overflow-hidden">
      <dl className="-me-px -mb-px grid grid-cols-2 @xl:grid-cols-3 @3xl:grid-cols-5">
        {figures.map(({ label, value }) => (
          <div key={label} className="border-separator border-e border-b px-4 py-3.5">
            <dt className="text-muted text-xs">{label}</dt>
            <dd className="mt-0.5 font-semibold text-xl tabular-nums tracking-tight">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

import { statusLabel } from "@/components/patterns/status-badge";
import { UrlFilter } from "@/components/patterns/url-filter";
import { JOB_STATUSES } from "@/lib/schemas/job";
import type { SourceDto } from "@/lib/schemas/source";

const STATES = JOB_STATUSES.map((status) => ({ value: status, label: statusLabel(status) }));

type JobFiltersProps = { sources: readonly Pick<SourceDto, "id" | "title">[]; chosen: string | undefined };

/** Jobs by their state, and by the source they work on. `chosen` may be a source that is deleted or very old. */
export function JobFilters({ sources, chosen }: JobFiltersProps) {
  const options = sources.map(({ id, title }) => ({ value: id, label: title }));
  const isListed = chosen === undefined || sources.some(({ id }) => id === chosen);
  return (
    <div className="mb-4 flex flex-wrap gap-2">
      <UrlFilter name="status" label="State" all="All states" options={STATES} />
      <UrlFilter
        name="source"
        label="Source"
        all="All sources"
        options={isListed ? options : [{ value: chosen, label: "Another source" }, ...options]}
      />
    </div>
  );
}

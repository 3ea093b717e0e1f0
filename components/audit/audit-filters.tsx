import type { Option } from "@/components/patterns/choice-fields";
import { UrlDate } from "@/components/patterns/url-date";
import { UrlFilter } from "@/components/patterns/url-filter";
import { actionLabel, subjectOptions } from "./action-words";

type AuditFiltersProps = {
  /** Left out where nobody can be chosen from. */
  people?: readonly Option[];
  subjects: readonly string[];
  /** What the address asks for: somebody who left, or a single action, is in neither list. */
  chosen: { person?: string; action?: string };
};

/** The log by who did it, what it is about, and when. */
export function AuditFilters({ people, subjects, chosen }: AuditFiltersProps) {
  const about = subjectOptions(subjects);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      {people && (
        <UrlFilter
          name="person"
          label="Who"
          all="Everybody"
          options={withChosen(people, chosen.person, "Somebody else")}
        />
      )}
      <UrlFilter
        name="action"
        label="What"
        all="Everything"
        options={withChosen(about, chosen.action, actionLabel(chosen.action ?? ""))}
      />
      <UrlDate name="from" label="From" />
      <UrlDate name="to" label="To" />
    </div>
  );
}

function withChosen(
  options: readonly Option[],
  chosen: string | undefined,
  label: string,
): readonly Option[] {
  if (chosen === undefined || options.some(({ value }) => value === chosen)) return options;
  return [{ value: chosen, label }, ...options];
}

import { UrlFilter } from "@/components/patterns/url-filter";

/** Which questions of a run are shown; kept in the address. */
export function ResultFilter({ hasPrevious }: { hasPrevious: boolean }) {
  return (
    <UrlFilter
      name="show"
      label="Show"
      all="All questions"
      options={[
        { value: "wrong", label: "Not as expected" },
        ...(hasPrevious
          ? [
              { value: "worse", label: "Worse than before" },
              { value: "better", label: "Better than before" },
            ]
          : []),
      ]}
    />
  );
}

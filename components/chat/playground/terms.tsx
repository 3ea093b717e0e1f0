import type { PlaygroundDto } from "@/lib/schemas/playground";

/** What the search made of the words: the forms each is looked for in, the telling ones stronger. */
export function Terms({ analysis: { terms, languages } }: Pick<PlaygroundDto, "analysis">) {
  const most = Math.max(...terms.map(({ value }) => value), Number.EPSILON);
  if (terms.length === 0) return <p className="text-muted">No word of it says what it is about.</p>;
  return (
    <>
      <ul aria-label="Words that are looked for" className="flex flex-wrap gap-1.5">
        {terms.map(({ forms, value }) => (
          <li
            key={forms.join(" ")}
            title={`Says ${value.toFixed(2)}`}
            className="wrap-anywhere rounded-md bg-accent-soft px-2 py-0.5 text-accent-soft-foreground text-xs"
            style={{ opacity: 0.55 + 0.45 * (value / most) }}
          >
            {forms.join(" · ")}
          </li>
        ))}
      </ul>
      <p className="text-muted text-xs">
        {languages.length > 0
          ? `With the word forms of the documents' languages: ${languages.map(nameOf).join(", ")}.`
          : "The documents' languages are not known."}
      </p>
    </>
  );
}

function nameOf(code: string): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
}

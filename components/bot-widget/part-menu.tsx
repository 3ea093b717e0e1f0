import { PARTS } from "./parts";

/** Leads to the parts of the page. */
export function PartMenu() {
  return (
    <nav aria-label="Parts of this page" className="mb-6">
      <ul className="flex flex-wrap gap-2">
        {PARTS.map(({ id, label }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="touch inline-flex items-center rounded-full border border-border bg-surface px-3 py-1 font-medium text-muted hover:text-foreground"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

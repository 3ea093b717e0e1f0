import { BadgeCheck, ExternalLink } from "lucide-react";
import { useId } from "react";
import type { CuratedLink } from "@/lib/schemas/curated";

/** Says of an answer that people wrote it. */
export function CuratedLabel() {
  return (
    <span
      className="inline-flex items-center gap-1.5 px-2 font-medium text-success-soft-foreground"
      title="The team wrote this answer to this question, and it is given word by word."
    >
      <BadgeCheck className="size-4" aria-hidden="true" />
      Answered by the team
    </span>
  );
}

/** Where the team says one can read on. */
export function CuratedLinks({ links }: { links: readonly CuratedLink[] }) {
  const label = useId();
  if (links.length === 0) return null;
  return (
    <div>
      <p id={label} className="mb-1 font-medium text-muted text-xs">
        Read on
      </p>
      <ul aria-labelledby={label} className="flex flex-col gap-0.5">
        {links.map(({ title, url }) => (
          <li key={`${title} ${url}`}>
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="touch -mx-2 flex items-baseline gap-2 rounded-lg px-2 py-1.5 hover:bg-default"
            >
              <ExternalLink className="size-3.5 shrink-0 self-center text-muted" aria-hidden="true" />
              <span dir="auto" className="wrap-anywhere font-medium">
                {title}
              </span>
              {title !== url && (
                <span className="truncate text-muted text-xs" dir="ltr">
                  {new URL(url).host}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

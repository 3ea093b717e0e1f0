import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

export type Crumb = { label: string; href: string };

type PageHeaderProps = {
  title: string;
  /** The pages above this one, from the top. */
  crumbs?: readonly Crumb[];
  description?: ReactNode;
  /** Beside the title: a badge, a state. */
  badge?: ReactNode;
  actions?: ReactNode;
};

/** The one h1 of a page, with the way back above it. */
export function PageHeader({ title, crumbs = [], description, badge, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-col gap-2">
      <Breadcrumbs crumbs={crumbs} here={title} />
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 max-w-full flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 dir="auto" className="wrap-anywhere font-semibold text-2xl tracking-tight">
              {title}
            </h1>
            {badge}
          </div>
          {description && <p className="mt-1 max-w-2xl text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}

export function Breadcrumbs({ crumbs, here }: { crumbs: readonly Crumb[]; here: string }) {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="flex min-w-0 flex-wrap items-center gap-1 text-muted text-xs">
        {crumbs.map(({ label, href }) => (
          <li key={href} className="flex min-w-0 items-center gap-1">
            <Link
              href={href}
              className="touch inline-flex max-w-56 items-center truncate rounded py-1 hover:text-foreground"
            >
              {label}
            </Link>
            <ChevronRight className="size-3.5 shrink-0" aria-hidden="true" />
          </li>
        ))}
        <li aria-current="page" dir="auto" className="max-w-64 truncate py-1 text-foreground">
          {here}
        </li>
      </ol>
    </nav>
  );
}

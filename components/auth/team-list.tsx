import { Ban, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { AccountDto } from "@/lib/schemas/account";

/** The teams one is in. Those that the operator has suspended are named, and lead nowhere. */
export function TeamList({ tenants }: { tenants: AccountDto["tenants"] }) {
  return (
    <ul className="overflow-hidden rounded-xl border border-border bg-surface">
      {tenants.map(({ slug, name, role, isSuspended }) => (
        <li key={slug} className="border-separator border-b last:border-0">
          {isSuspended ? (
            <div className="flex min-h-14 items-center justify-between gap-3 px-4 py-2 text-muted">
              <span className="min-w-0">
                <span className="block truncate font-medium">{name}</span>
                <span className="block text-xs">
                  Suspended by the operator. Ask them to open it again; nothing in it is lost.
                </span>
              </span>
              <Ban className="size-4 shrink-0" aria-hidden="true" />
            </div>
          ) : (
            <Link
              href={`/t/${slug}`}
              className="flex min-h-14 items-center justify-between gap-3 px-4 py-2 hover:bg-surface-secondary"
            >
              <span className="min-w-0">
                <span className="block truncate font-medium">{name}</span>
                <span className="block text-muted text-xs capitalize">{role}</span>
              </span>
              <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden="true" />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

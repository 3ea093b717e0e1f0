import { TriangleAlert } from "lucide-react";
import type { Flag } from "@/lib/schemas/flag";
import { flagLabel, flagsTitle } from "./flag-words";

/** What of a document may be meant for the model instead of for readers, with a sample of each kind. */
export function DocumentFlags({ flags }: { flags: readonly Flag[] }) {
  if (flags.length === 0) return null;
  return (
    <div
      role="status"
      className="flex gap-3 rounded-xl bg-warning-soft px-4 py-3 text-warning-soft-foreground"
    >
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{flagsTitle(flags)}</p>
        <p className="mt-0.5">It is treated as data; read it before you rely on it.</p>
        <dl className="mt-2 flex flex-col gap-1.5">
          {flags.map((flag) => (
            <div key={flag.kind}>
              <dt className="text-xs">{flagLabel(flag)}</dt>
              {flag.sample !== "" && (
                <dd dir="auto" className="wrap-anywhere line-clamp-2 font-mono text-foreground text-xs">
                  {flag.sample}
                </dd>
              )}
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

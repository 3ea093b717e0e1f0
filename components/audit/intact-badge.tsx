import { ShieldAlert, ShieldCheck } from "lucide-react";
import { count, formatNumber } from "@/lib/client/format";

type IntactBadgeProps = { verification: Promise<{ events: number; brokenAt: number | null }> };

/** Whether the log is as it was written: no entry changed, none missing. A log may be long: pages do not wait for it. */
export async function IntactBadge({ verification }: IntactBadgeProps) {
  const { events, brokenAt } = await verification;
  const shape =
    "inline-flex items-center gap-1.5 rounded-full px-2 py-1 font-medium text-xs [&_svg]:size-3.5";
  if (brokenAt === null) {
    return (
      <span className={`${shape} bg-success-soft text-success-soft-foreground`}>
        <ShieldCheck aria-hidden="true" />
        Intact: {count(events, "entry", "entries")} checked
      </span>
    );
  }
  return (
    <span role="alert" className={`${shape} bg-danger-soft text-danger-soft-foreground`}>
      <ShieldAlert aria-hidden="true" />
      Not intact from entry {formatNumber(brokenAt)} on. Tell the operator.
    </span>
  );
}

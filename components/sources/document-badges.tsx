import { EyeOff, TriangleAlert } from "lucide-react";
import type { DocumentDto } from "@/lib/schemas/source";

const BADGE =
  "inline-flex h-6 w-fit items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs";

/** What one should know of a document beside its state: that it answers nothing, or that it speaks to the model. */
export function DocumentBadges({ document: { isDisabled, flags } }: { document: DocumentDto }) {
  return (
    <>
      {isDisabled && (
        <span className={`${BADGE} bg-default text-muted`} title="It answers nothing until it is enabled">
          <EyeOff className="size-3.5" aria-hidden="true" />
          Disabled
        </span>
      )}
      {flags.length > 0 && (
        <span
          className={`${BADGE} bg-warning-soft text-warning-soft-foreground`}
          title="It holds text that may be meant for the model; open it to see which"
        >
          <TriangleAlert className="size-3.5" aria-hidden="true" />
          Suspicious text
        </span>
      )}
    </>
  );
}

import { jobStepLabel } from "@/components/patterns/job-step";
import { ProgressLine } from "@/components/patterns/progress-line";
import { StatusBadge } from "@/components/patterns/status-badge";
import type { DocumentDto } from "@/lib/schemas/source";
import { DocumentBadges } from "./document-badges";
import { isAtWork } from "./document-facts";

/**
 * The state of a document; while it is at work also what is being done, and how far it is as soon as that is known. One that
 * is disabled is not called ready: it answers nothing.
 */
export function DocumentState({ document }: { document: DocumentDto }) {
  const { status, step, progress, title, wait, isDisabled } = document;
  const isMuted = status === "ready" && isDisabled;
  return (
    <span className="flex min-w-28 flex-col gap-1.5">
      {!isMuted && <StatusBadge status={wait ? "waiting" : status} />}
      <DocumentBadges document={document} />
      {isAtWork(document) && step && (
        <>
          <ProgressLine label={`Progress of ${title}`} value={progress > 0 ? progress : null} />
          <span className="text-muted text-xs">{jobStepLabel(step)}</span>
        </>
      )}
    </span>
  );
}

"use client";

import { Button } from "@heroui/react";
import { CircleAlert, CircleDashed, LoaderCircle, RotateCw } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { jobStepLabel } from "@/components/patterns/job-step";
import { ProgressLine } from "@/components/patterns/progress-line";
import { WaitNote } from "@/components/patterns/wait-note";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { DocumentDto } from "@/lib/schemas/source";
import { type Notice, noticeOf } from "./document-state";

const LOOKS: Record<Notice["tone"], { icon: typeof CircleAlert; look: string; motion: string }> = {
  working: {
    icon: LoaderCircle,
    look: "bg-accent-soft text-accent-soft-foreground",
    motion: "motion-safe:animate-spin",
  },
  bad: { icon: CircleAlert, look: "bg-danger-soft text-danger-soft-foreground", motion: "" },
  quiet: { icon: CircleDashed, look: "bg-default text-foreground", motion: "" },
};

/** What one should know of a document that is not simply ready, and what to do about it. */
export function DocumentNotice({ document }: { document: DocumentDto }) {
  const notice = noticeOf(document);
  if (!notice) return null;
  const { icon: Icon, look, motion } = LOOKS[notice.tone];
  const isWorking = notice.tone === "working";
  const step = jobStepLabel(document.step);
  return (
    <div
      role={notice.tone === "bad" ? "alert" : "status"}
      className={`flex gap-3 rounded-xl px-4 py-3 ${look}`}
    >
      <Icon className={`mt-0.5 size-4 shrink-0 ${motion}`} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{notice.title}</p>
        <p className="wrap-anywhere mt-0.5">{notice.text}</p>
        {isWorking && (
          <div className="mt-2 max-w-sm">
            <p className="mb-1 text-xs">
              {document.wait ? <WaitNote wait={document.wait} /> : (step ?? "Waiting for its turn")}
            </p>
            <ProgressLine
              label={step ?? "Waiting"}
              value={document.progress > 0 ? document.progress : null}
            />
          </div>
        )}
        {!isWorking && <NextSteps document={document} />}
      </div>
    </div>
  );
}

function NextSteps({ document }: { document: DocumentDto }) {
  const { api, can, path } = useTenant();
  const retry = useMutation(() => api.post(`/documents/${document.id}/retry`, DocumentDto));
  if (!can("sources:write")) return null;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {document.canRetry ? (
        <Button variant="secondary" size="sm" isPending={retry.isPending} onPress={() => retry.run()}>
          <RotateCw aria-hidden="true" />
          Try again
        </Button>
      ) : (
        <ButtonLink href={path(document.url ? `/sources/${document.sourceId}` : "/sources/new")} size="sm">
          {document.url ? "Go to its source" : "Add another file"}
        </ButtonLink>
      )}
    </div>
  );
}

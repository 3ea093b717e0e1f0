"use client";

import { Button } from "@heroui/react";
import { RotateCw } from "lucide-react";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import type { JobDto } from "@/lib/schemas/job";
import { DocumentDto } from "@/lib/schemas/source";

/** Takes in once more what a job did not bring to an end; a new job does it. */
export function RetryJob({ job }: { job: JobDto }) {
  const { api, can } = useTenant();
  const retry = useMutation(() => api.post(`/documents/${job.documentId}/retry`, DocumentDto), {
    done: `“${job.title}” is taken in once more.`,
  });
  if (!job.canRetry || !can("sources:write")) return null;
  return (
    <Button
      variant="secondary"
      size="sm"
      aria-label={`Try again: ${job.title}`}
      isPending={retry.isPending}
      onPress={() => retry.run()}
    >
      <RotateCw aria-hidden="true" />
      Try again
    </Button>
  );
}

"use client";

import { Button } from "@heroui/react";
import { RotateCw } from "lucide-react";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import type { SourceId } from "@/lib/core/ids";
import type { JobDto } from "@/lib/schemas/job";
import { SourceDto } from "@/lib/schemas/source";

type RetryJobsProps = { sourceId: SourceId; title: string; jobs: readonly JobDto[] };

/** Takes in once more all of a source that did not come to a good end, when there is more than one of it. */
export function RetryJobs({ sourceId, title, jobs }: RetryJobsProps) {
  const { api, can } = useTenant();
  const retry = useMutation(() => api.post(`/sources/${sourceId}/retry`, SourceDto), {
    done: `What had failed of “${title}” is taken in once more.`,
  });
  if (jobs.filter(({ canRetry }) => canRetry).length < 2 || !can("sources:write")) return null;
  return (
    <Button variant="secondary" size="sm" isPending={retry.isPending} onPress={() => retry.run()}>
      <RotateCw aria-hidden="true" />
      Retry all that failed
    </Button>
  );
}

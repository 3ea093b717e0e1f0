"use client";

import { Button } from "@heroui/react";
import { Play, Square } from "lucide-react";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { RunDto } from "@/lib/schemas/evaluation";
import { isUnderWay } from "./run-state";

/** Asks all questions of a set; while that goes on, stops it. */
export function RunControls({ setId, run }: { setId: string; run: RunDto | null }) {
  const { api } = useTenant();
  const path = `/evaluations/${setId}/runs`;
  const start = useMutation(() => api.post(path, RunDto, undefined, crypto.randomUUID()));
  const stop = useMutation((id: string) => api.post(`${path}/${id}/cancel`, RunDto), {
    done: "The run is stopped. What was asked so far stays.",
  });
  if (run && isUnderWay(run)) {
    return (
      <Button variant="secondary" isPending={stop.isPending} onPress={() => stop.run(run.id)}>
        <Square aria-hidden="true" />
        Stop
      </Button>
    );
  }
  return (
    <Button variant="primary" isPending={start.isPending} onPress={() => start.run()}>
      <Play aria-hidden="true" />
      Run
    </Button>
  );
}

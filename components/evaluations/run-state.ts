import type { RunDto } from "@/lib/schemas/evaluation";

/** Whether it has yet to come to an end. */
export function isUnderWay({ status }: Pick<RunDto, "status">): boolean {
  return status === "queued" || status === "running";
}

import type { ExportDto } from "@/lib/schemas/privacy";

/** Whether it has yet to come to an end. */
export function isUnderWay({ status }: Pick<ExportDto, "status">): boolean {
  return status === "queued" || status === "running";
}

/** Whether the archive can be fetched: it is made, and its time is not over. */
export function isThere(
  { status, expiresAt }: Pick<ExportDto, "status" | "expiresAt">,
  now: number,
): boolean {
  return status === "ready" && expiresAt !== null && Date.parse(expiresAt) > now;
}

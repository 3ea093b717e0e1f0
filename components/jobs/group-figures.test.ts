import { expect, test } from "vitest";
import type { JobDto, JobGroupDto } from "@/lib/schemas/job";
import { groupStatus, groupWords, sizeOf } from "./group-figures";

const NONE = { queued: 0, running: 0, succeeded: 0, failed: 0, canceled: 0 };

function group(counts: Partial<JobGroupDto["counts"]>, first: JobDto["status"], isWaiting = false) {
  const wait = isWaiting ? { code: "site_busy", message: "", until: "2026-11-26T14:32:00Z" } : null;
  return { counts: { ...NONE, ...counts }, wait, jobs: [{ status: first }] } as JobGroupDto;
}

test("a group says how many of its jobs are in which state", () => {
  expect(groupWords({ counts: { ...NONE, running: 2, succeeded: 1_300 } })).toBe("2 running, 1,300 done");
  expect(sizeOf({ counts: { ...NONE, running: 2, succeeded: 1_300 } })).toBe(1_302);
});

test("a group is in the state of what is under way, else of what comes first in it", () => {
  expect(groupStatus(group({ running: 1, failed: 3 }, "running"))).toBe("running");
  expect(groupStatus(group({ running: 1 }, "running", true))).toBe("waiting");
  expect(groupStatus(group({ queued: 1, failed: 1 }, "failed"))).toBe("queued");
  expect(groupStatus(group({ succeeded: 9, failed: 1 }, "failed"))).toBe("failed");
  // Failures that were made up for stand behind what came after them.
  expect(groupStatus(group({ succeeded: 9, failed: 1 }, "succeeded"))).toBe("succeeded");
});

import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import playwright from "@/playwright.config";

type Step = { uses?: string; run?: string; if?: string; with?: Record<string, string | number | boolean> };
type Job = { "timeout-minutes": number; permissions?: object; steps: Step[] };

const text = readFileSync(".github/workflows/ci.yml", "utf8");
const document = parseDocument(text);
const { permissions, concurrency, jobs } = document.toJS() as {
  permissions: object;
  concurrency: Record<string, unknown>;
  jobs: Record<string, Job>;
};
const steps = Object.values(jobs).flatMap((job) => job.steps);
const step = (action: string) => steps.find(({ uses }) => uses?.startsWith(`actions/${action}@`));

test("it may read the repository and nothing else, and keeps no key to it", () => {
  expect(document.errors).toEqual([]);
  expect(permissions).toEqual({ contents: "read" });
  expect(Object.values(jobs).filter((job) => job.permissions)).toEqual([]);
  expect(step("checkout")?.with).toEqual({ "persist-credentials": false });
  expect(text).not.toContain("secrets.");
});

test("actions are pinned to a commit, with their version beside it", () => {
  const used = text.match(/uses: .+/g) ?? [];
  expect(used).toHaveLength(3);
  for (const line of used) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test("a run ends: by a newer one, or by its time", () => {
  expect(concurrency["cancel-in-progress"]).toBe(true);
  for (const job of Object.values(jobs)) expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
});

test("it runs what everybody runs", () => {
  const commands = steps.flatMap(({ run }) => run ?? []);
  // With a Redis to test on, and nothing else of its own.
  expect(commands).toEqual([expect.stringMatching(/apt-get install -y redis-server$/), "npm test"]);
  expect(readFileSync(".ci/run", "utf8")).toMatch(/^npm test$/m);
});

test("downloads are kept by the lock files", () => {
  const { cache, "cache-dependency-path": files } = step("setup-node")?.with ?? {};
  expect(cache).toBe("npm");
  const locks = String(files).trim().split("\n");
  expect(locks).toHaveLength(2);
  for (const lock of locks) expect(existsSync(lock), lock).toBe(true);
});

test("when it fails, the traces are kept", () => {
  const upload = step("upload-artifact");
  expect(upload?.if).toBe("failure()");
  expect(upload?.with?.path).toBe(`${playwright.outputDir}/`);
  expect(playwright.use?.trace).toBe("retain-on-failure");
});

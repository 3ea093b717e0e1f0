import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import { createWebFetcher } from "@/lib/adapters/web-fetcher/guarded";
import { SILENT } from "@/lib/core/log";
import { inTenant } from "@/lib/db";
import { addSource } from "@/lib/services/sources";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { htmlPage, makeSite } from "./testing/site";

const PATHS = Array.from({ length: 24 }, (_, index) => `/p${index}`);
const LOOPBACK = "127.0.0.1/32";

/** A worker in a process of its own, which ends itself as hard as `kill -9` at a point. */
function child(tenant: TestTenant, point: string): Promise<number | null> {
  const args = [
    "--conditions=react-server",
    "--import",
    "tsx",
    "lib/testing/crash-child.ts",
    tenant.id,
    point,
  ];
  return new Promise((resolve) => {
    const env = { ...process.env, FETCH_ALLOW_CIDRS: LOOPBACK };
    const started = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"], env });
    started.on("exit", (code) => resolve(code));
  });
}

test.each([
  "before call 1 of other",
  "after call 1 of other",
  "before blobs.put",
  "after blobs.put",
  "after call 1 of ingest",
  "before index.upsert",
])(
  "killed while a site is crawled (%s), the next process brings each page to its end, once",
  async (point) => {
    const pages = Object.fromEntries(PATHS.map((path) => [path, htmlPage(path, `This is ${path}.`)]));
    const { origin } = await makeSite({ "/": htmlPage("Home", "Welcome.", PATHS), ...pages });
    const fetcher = createWebFetcher({ allowedCidrs: [LOOPBACK], log: SILENT });
    const tenant = await makeTenant("Crash", { fetcher });
    const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${origin}/` });
    expect(await child(tenant, point)).toBeNull();
    expect(await child(tenant, "none")).toBe(0);

    const all = PATHS.length + 1;
    const { documents, run, jobs } = await inTenant(tenant.id, async (db) => ({
      documents: await db.document.findMany(),
      run: await db.syncRun.findFirstOrThrow({ where: { sourceId } }),
      jobs: await db.job.count({ where: { status: { not: "succeeded" } } }),
    }));
    expect(documents.map(({ status }) => status)).toEqual(documents.map(() => "ready"));
    expect(new Set(documents.map(({ url }) => url)).size).toBe(all);
    expect(documents).toHaveLength(all);
    expect(jobs).toBe(0);
    expect(run).toMatchObject({
      outcome: "done",
      found: all,
      fetched: all,
      added: all,
      failed: 0,
      skipped: 0,
    });
    expect(await getPorts().blobs.count(`tenants/${tenant.id}/`)).toBe(all);
  },
  60_000,
);

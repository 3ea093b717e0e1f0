import { afterAll, expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import { createWebFetcher } from "@/lib/adapters/web-fetcher/guarded";
import { SILENT } from "@/lib/core/log";
import { inTenant } from "@/lib/db";
import { addSource } from "@/lib/services/sources";
import { KillCount, runUntil } from "@/lib/testing/crash";
import { makeTenant } from "@/lib/testing/fixtures";
import { randomOf, shuffled } from "@/lib/testing/random";
import { htmlPage, makeSite } from "./testing/site";

// A chain of kills: each process brings to an end what the one before left, gets one more site to crawl, and is killed in
// turn. The seed decides the order of the windows, and how many pages the sites have.

const SEEDS = [1, 2, 3];
const LOOPBACK = "127.0.0.1/32";
const ENVIRONMENT = { FETCH_ALLOW_CIDRS: LOOPBACK };
const POINTS = [
  "before call 1 of other",
  "after call 1 of other",
  "before blobs.put",
  "after blobs.put",
  "after call 1 of ingest",
  "before index.upsert",
];
const kills = new KillCount();

afterAll(() => console.info(`kills by window while sites are crawled, seeds ${SEEDS.join(" ")}\n${kills}`));

/** A site of as many pages and the home page that links to them; no two pages of any two sites say the same. */
async function makeNumbered(site: number, pages: number): Promise<string> {
  const paths = Array.from({ length: pages }, (_, index) => `/p${index}`);
  const all = paths.map((path) => [path, htmlPage(path, `This is ${path} of site ${site}.`)]);
  const home = htmlPage("Home", `Welcome to site ${site}.`, paths);
  return (await makeSite({ "/": home, ...Object.fromEntries(all) })).origin;
}

test.each(SEEDS)(
  "killed again and again while sites are crawled, each page comes to its end, once (seed %d)",
  async (seed) => {
    const random = randomOf(seed);
    const fetcher = createWebFetcher({ allowedCidrs: [LOOPBACK], log: SILENT });
    const tenant = await makeTenant("Crash", { fetcher });
    const sites: { sourceId: string; pages: number }[] = [];
    for (const point of shuffled(POINTS, random)) {
      const linked = 8 + Math.floor(random() * 17);
      const url = `${await makeNumbered(sites.length, linked)}/`;
      const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url });
      sites.push({ sourceId, pages: linked + 1 });
      expect(await runUntil(point, tenant, ENVIRONMENT), `killed ${point}`).toBeNull();
      kills.add(point);
    }
    expect(await runUntil("none", tenant, ENVIRONMENT)).toBe(0);

    const { documents, runs, jobs } = await inTenant(tenant.id, async (db) => ({
      documents: await db.document.findMany(),
      runs: await db.syncRun.findMany(),
      jobs: await db.job.count({ where: { status: { not: "succeeded" } } }),
    }));
    expect(documents.map(({ status }) => status)).toEqual(documents.map(() => "ready"));
    expect(jobs).toBe(0);
    expect(runs).toHaveLength(sites.length);
    for (const { sourceId, pages } of sites) {
      const urls = documents.filter((one) => one.sourceId === sourceId).map(({ url }) => url);
      expect([urls.length, new Set(urls).size]).toEqual([pages, pages]);
      expect(runs.find((run) => run.sourceId === sourceId)).toMatchObject({
        outcome: "done",
        ...{ found: pages, fetched: pages, added: pages },
        ...{ failed: 0, skipped: 0 },
      });
    }
    const all = sites.reduce((sum, { pages }) => sum + pages, 0);
    expect(await getPorts().blobs.count(`tenants/${tenant.id}/`)).toBe(all);
  },
  300_000,
);

import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { search } from "@/lib/services/retrieval";
import { addSource, getSource, syncSource } from "@/lib/services/sources";
import { makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { countingModels } from "./testing/embedding";
import { htmlPage, makeSite, ORIGIN, type TestSite } from "./testing/site";

const SECTIONS = 20;
const PAGES = 300;

/** A front page, sections, and pages in them; every page is known by an ETag. */
async function makeLargeSite(): Promise<
  TestSite & { paths: string[]; write(path: string, text: string): void }
> {
  const site = await makeSite({
    "/robots.txt": { type: "text/plain", body: "User-agent: *\nDisallow: /private/\n" },
  });
  const sections = Array.from({ length: SECTIONS }, (_, index) => `/section-${index}`);
  const leaves = Array.from(
    { length: PAGES - SECTIONS - 1 },
    (_, index) => `/section-${index % SECTIONS}/page-${index}`,
  );
  const write = (path: string, text: string) => {
    const links = path === "/" ? sections : leaves.filter((leaf) => leaf.startsWith(`${path}/`));
    const html = htmlPage(`Page ${path}`, text, [
      "/",
      ...links,
      "/private/plan",
      "https://elsewhere.example/",
    ]);
    site.set(path, { html, headers: { etag: `"${path}-${text.length}-${text.slice(0, 8)}"` } });
  };
  const paths = ["/", ...sections, ...leaves];
  for (const path of paths) write(path, `The lamp of ${path} was lit in the year of ${path.length + 1800}.`);
  return { ...site, paths, write };
}

const runsOf = (tenant: TestTenant, sourceId: string) =>
  inTenant(tenant.id, (db) => db.syncRun.findMany({ where: { sourceId }, orderBy: { id: "asc" } }));

const documentsOf = (tenant: TestTenant, sourceId: string) =>
  inTenant(tenant.id, (db) => db.document.findMany({ where: { sourceId, deletedAt: null } }));

test("a site of 300 pages is crawled, then looked at again after 10 changes, 5 removals and 20 server errors", async () => {
  const site = await makeLargeSite();
  const tenant = await makeTenant("Crawl", { fetcher: site.fetcher });
  const bot = await makeBot(tenant);
  const { models, embedded } = countingModels();
  await withWorker({ fetcher: site.fetcher, models }, async () => {
    const source = await addSource(tenant.ctx, {
      type: "website",
      url: `${ORIGIN}/`,
      maxPages: 1_000,
      botIds: [bot.id],
    });
    expect(source).toMatchObject({ status: "queued", counts: { documents: 0 } });
    await settled(tenant.id);

    expect(await getSource(tenant.ctx, { sourceId: source.id })).toMatchObject({
      status: "ready",
      counts: { documents: PAGES, ready: PAGES, failed: 0 },
      // The private page was found, and not asked for.
      pages: { found: PAGES + 1, fetched: PAGES + 1, failed: 0 },
    });
    expect(site.requests.filter(({ path }) => path !== "/robots.txt")).toHaveLength(PAGES);
    expect(site.requests.some(({ path }) => path.startsWith("/private"))).toBe(false);
    const [first] = await runsOf(tenant, source.id);
    expect(first).toMatchObject({
      outcome: "done",
      added: PAGES,
      changed: 0,
      unchanged: 0,
      removed: 0,
      failed: 0,
      skipped: 1,
    });
    const versions = new Map(
      (await documentsOf(tenant, source.id)).map(({ url, liveVersion }) => [url, liveVersion]),
    );

    const leaves = site.paths.filter((path) => path.includes("/page-"));
    const changed = leaves.slice(0, 10);
    const removed = leaves.slice(10, 15);
    const broken = leaves.slice(15, 35);
    for (const path of changed) site.write(path, `Everything is different at ${path} now.`);
    for (const path of removed) site.set(path, { status: path.length % 2 ? 404 : 410 });
    for (const path of broken) site.set(path, { status: 500 });
    embedded.length = 0;
    site.requests.length = 0;
    await syncSource(tenant.ctx, { sourceId: source.id });
    await settled(tenant.id);

    const [, second] = await runsOf(tenant, source.id);
    expect(second).toMatchObject({
      outcome: "done",
      added: 0,
      changed: 10,
      removed: 5,
      failed: 20,
      unchanged: PAGES - 35,
    });
    const after = await documentsOf(tenant, source.id);
    expect(after).toHaveLength(PAGES - 5);
    const urls = after.map(({ url }) => url);
    for (const path of removed) expect(urls).not.toContain(`${ORIGIN}${path}`);
    for (const path of broken) expect(urls).toContain(`${ORIGIN}${path}`);
    const renewed = after.filter(({ url, liveVersion }) => liveVersion !== versions.get(url));
    expect(renewed.map(({ url }) => url).sort()).toEqual(changed.map((path) => `${ORIGIN}${path}`).sort());
    expect(after.every(({ status }) => status === "ready")).toBe(true);
    // What is the same was not sent, let alone embedded.
    expect(embedded).toHaveLength(10);
    expect(site.requests.filter(({ status }) => status === 304)).toHaveLength(PAGES - 35);
    expect(await getSource(tenant.ctx, { sourceId: source.id })).toMatchObject({
      status: "partial",
      counts: { ready: PAGES - 5 },
      pages: { failed: 20 },
    });

    const found = await search(tenant.ctx, { botId: bot.id, query: `lamp of ${removed[0]}`, topK: 20 });
    expect(found.results.map(({ url }) => url)).not.toContain(`${ORIGIN}${removed[0]}`);
    embedded.length = 0;
    await syncSource(tenant.ctx, { sourceId: source.id });
    await settled(tenant.id);
    expect(embedded).toEqual([]);
  });
}, 300_000);

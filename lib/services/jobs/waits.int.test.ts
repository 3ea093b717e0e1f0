import { APICallError } from "@ai-sdk/provider";
import { expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import { listDocuments } from "@/lib/services/documents";
import { addSource, getSource } from "@/lib/services/sources";
import { countingModels } from "@/lib/services/sync/testing/embedding";
import { htmlPage, makeSite, ORIGIN } from "@/lib/services/sync/testing/site";
import { sweepJobs } from "@/lib/services/upkeep/sweep-jobs";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { listJobs } from "./list-jobs";

/** An embedding service that answers with this status until it is told to work. */
function troubled(statusCode: number, headers: Record<string, string> = {}) {
  const { models } = countingModels();
  const embedding = models.embedding();
  let isTroubled = true;
  const refuse = () => {
    throw new APICallError({
      message: "busy",
      url: "https://models.example/",
      requestBodyValues: {},
      statusCode,
      responseHeaders: headers,
    });
  };
  const model = new Proxy(embedding?.model as object, {
    get: (target, key) => (key === "doEmbed" && isTroubled ? refuse : Reflect.get(target, key)),
  });
  return {
    models: { ...models, embedding: () => embedding && { ...embedding, model: model as never } },
    recover: () => {
      isTroubled = false;
    },
  };
}

async function waiting(tenant: TestTenant, sourceId: string) {
  for (;;) {
    const { items } = await listJobs(tenant.ctx, { sourceId: sourceId as never });
    const job = items.find(({ wait }) => wait !== null);
    if (job?.wait) return { ...job, wait: job.wait };
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const minutesUntil = (iso: string) => (Date.parse(iso) - Date.now()) / 60_000;

test("while a provider asks us to wait, job, document and source say so and until when, and nobody takes it for stuck", async () => {
  const tenant = await makeTenant();
  const { models } = troubled(429, { "retry-after": "1800" });
  await withWorker({ models }, async () => {
    const { id: sourceId } = await addSource(tenant.ctx, {
      type: "text",
      title: "T",
      text: "Words.",
      botIds: [],
    });
    const { wait } = await waiting(tenant, sourceId);
    expect(wait).toMatchObject({ code: "rate_limited", message: "The embedding service asked us to wait." });
    expect(minutesUntil(wait.until)).toBeGreaterThan(29);
    expect(minutesUntil(wait.until)).toBeLessThanOrEqual(30);
    const documents = await listDocuments(tenant.ctx, { sourceId });
    expect(documents.items[0]?.wait).toEqual(wait);
    expect((await getSource(tenant.ctx, { sourceId })).wait).toEqual(wait);

    const later = (minutes: number) => ({
      ...tenant.ctx,
      now: () => new Date(Date.now() + minutes * 60_000),
    });
    expect(await sweepJobs(later(40), {})).toMatchObject({ revived: 0, failed: 0 });
    expect(await sweepJobs(later(46), {})).toMatchObject({ revived: 1 });
  });
});

test("an answer that does not help is told apart from one that asks to wait, and the wait ends with the next try", async () => {
  const tenant = await makeTenant();
  const { models, recover } = troubled(503, { "retry-after": "1" });
  await withWorker({ models }, async () => {
    const { id: sourceId } = await addSource(tenant.ctx, {
      type: "text",
      title: "T",
      text: "Words.",
      botIds: [],
    });
    const job = await waiting(tenant, sourceId);
    expect(job.wait).toMatchObject({
      code: "upstream_failed",
      message: "The embedding service did not answer as it should.",
    });
    recover();
    await settled(tenant.id);
    const { items } = await listJobs(tenant.ctx, { sourceId });
    expect(items.map(({ status, wait }) => ({ status, wait }))).toEqual([
      { status: "succeeded", wait: null },
    ]);
    expect((await getSource(tenant.ctx, { sourceId })).wait).toBeNull();
  });
});

test.each([
  [
    "pauses between pages",
    { "/robots.txt": { type: "text/plain", body: "User-agent: *\nCrawl-delay: 5\n" } },
    { code: "crawl_delay", message: "The site asks robots for a pause of 5 s between two pages." },
  ],
  [
    "time",
    { "/": { status: 503, headers: { "retry-after": "120" } } },
    { code: "site_busy", message: "The site asked us to wait." },
  ],
])("a look at a site that asks for %s says so", async (_, pages, expected) => {
  const site = await makeSite({ "/": htmlPage("Home", "Welcome."), ...pages });
  const tenant = await makeTenant("Waits", { ...getPorts(), fetcher: site.fetcher });
  await withWorker({ fetcher: site.fetcher }, async () => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    const { wait, kind } = await waiting(tenant, sourceId);
    expect(kind).toBe("sync_source");
    expect(wait).toMatchObject(expected);
    expect((await getSource(tenant.ctx, { sourceId })).wait).toMatchObject(expected);
  });
});

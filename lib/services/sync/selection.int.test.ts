import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { addSource, getSource, listRuns, syncSource, updateSource } from "@/lib/services/sources";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { makeSite, ORIGIN } from "./testing/site";

const html = `<title>Tower</title><main><h1>Tower</h1><p>The tower was built of granite in 1891.</p>
  <p class="offer">Buy two tickets for the price of one today.</p></main>`;

const textOf = ({ id }: TestTenant) =>
  inTenant(id, async (db) => {
    const { id: documentId, liveVersion } = await db.document.findFirstOrThrow({
      where: { deletedAt: null },
    });
    const where = { documentId_version: { documentId, version: liveVersion ?? 0 } };
    return (await db.documentVersion.findUniqueOrThrow({ where })).text;
  });

test.each([
  ["the site says that the page is the same", { etag: '"1"' }, 304],
  ["the site sends it again", {}, 200],
])("other selectors hold from the next look on, when %s", async (_, headers, status) => {
  const site = await makeSite({ "/": { html, headers } });
  const tenant = await makeTenant("Selectors", { fetcher: site.fetcher });
  await withWorker({ fetcher: site.fetcher }, async () => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    await settled(tenant.id);
    expect(await textOf(tenant)).toContain("two tickets");
    const look = async () => {
      await syncSource(tenant.ctx, { sourceId });
      await settled(tenant.id);
      const { items } = await listRuns(tenant.ctx, { sourceId });
      return items[0]?.counts;
    };
    const drop = [".offer"];
    expect(await updateSource(tenant.ctx, { sourceId, site: { drop } })).toMatchObject({ site: { drop } });
    expect(await textOf(tenant)).toContain("two tickets");
    expect(await look()).toMatchObject({ changed: 1, unchanged: 0 });
    expect(site.requests.at(-1)).toEqual({ path: "/", status });
    expect(await textOf(tenant)).toContain("granite");
    expect(await textOf(tenant)).not.toContain("two tickets");
    expect(await look()).toMatchObject({ changed: 0, unchanged: 1 });

    await updateSource(tenant.ctx, { sourceId, site: { drop: [] } });
    expect(await look()).toMatchObject({ changed: 1 });
    expect(await textOf(tenant)).toContain("two tickets");
    // Selectors that select nothing are told, and mended by others, although the page stays what it is.
    await updateSource(tenant.ctx, { sourceId, site: { keep: ["#nowhere"] } });
    await look();
    await updateSource(tenant.ctx, { sourceId, site: { keep: ["main"] } });
    await look();
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({ status: "ready" });
  });
});

test("what is no selector is refused, and nothing is changed", async () => {
  const { fetcher } = await makeSite({ "/": html });
  const tenant = await makeTenant("Selectors", { fetcher });
  const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
  const site = { maxPages: 7, keep: ["main", "p["] };
  await expect(updateSource(tenant.ctx, { sourceId, site })).rejects.toMatchObject({
    code: "validation_failed",
    details: { issues: [{ path: ["site", "keep", 1] }] },
  });
  expect((await getSource(tenant.ctx, { sourceId })).site).not.toMatchObject({ maxPages: 7 });
});

test("a budget of bytes that is changed holds for the next look", async () => {
  const site = await makeSite({ "/": `${html}<a href="/b">b</a>`, "/b": html.replace("granite", "brick") });
  const tenant = await makeTenant("Budget", { fetcher: site.fetcher });
  await withWorker({ fetcher: site.fetcher }, async () => {
    const input = { type: "website", url: `${ORIGIN}/`, maxBytes: 10 } as const;
    const { id: sourceId } = await addSource(tenant.ctx, input);
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({ error: { code: "byte_limit" } });
    await updateSource(tenant.ctx, { sourceId, site: { maxBytes: 1_000_000 } });
    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({
      status: "ready",
      counts: { ready: 2 },
    });
  });
});

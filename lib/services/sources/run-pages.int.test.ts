import { expect, test } from "vitest";
import { present } from "@/lib/core/invariant";
import { inTenant } from "@/lib/db";
import { MOST_PAGES_NAMED } from "@/lib/schemas/sync";
import { htmlPage, makeSite, ORIGIN } from "@/lib/services/sync/testing/site";
import { makeTenant } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { addSource } from "./add-source";
import { getRun } from "./get-run";
import { listRuns } from "./list-runs";
import { syncSource } from "./rework-source";

const words = (name: string) => `What there is to say of ${name}, at some length.`;

test("a look at a site names the pages that it added, changed, removed, could not get and found unchanged", async () => {
  const site = await makeSite({
    "/": { html: htmlPage("Home", words("home"), ["/a", "/b", "/c", "/d"]) },
    "/a": { html: htmlPage("A", words("a")) },
    "/b": { html: htmlPage("B", words("b")) },
    "/c": { html: htmlPage("C", words("c")) },
    "/d": { html: htmlPage("D", words("d")) },
  });
  const tenant = await makeTenant("Runs", { fetcher: site.fetcher });
  await withWorker({ fetcher: site.fetcher }, async () => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/`, botIds: [] });
    await settled(tenant.id);
    site.set("/", { html: htmlPage("Home", words("home"), ["/a", "/b", "/d", "/e", "/f"]) });
    site.set("/b", { html: htmlPage("B anew", words("b, changed")) });
    site.set("/c", { status: 404, html: "" });
    site.set("/e", { html: htmlPage("E", words("e")) });
    site.set("/f", { status: 403, html: "" });
    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);

    const { items } = await listRuns(tenant.ctx, { sourceId });
    const [second, first] = [present(items[0], "a second"), present(items[1], "a first")];
    const run = await getRun(tenant.ctx, { sourceId, runId: second.id });
    const at = (path: string, title: string | null, message: unknown = null) => ({
      url: `${ORIGIN}${path}`,
      title,
      message,
    });
    expect(run.pages).toEqual({
      added: { items: [at("/e", "E")], more: 0 },
      changed: { items: [at("/", "Home"), at("/b", "B anew")], more: 0 },
      removed: { items: [at("/c", "C", expect.stringContaining("404"))], more: 0 },
      failed: { items: [at("/f", null, expect.any(String))], more: 0 },
      unchanged: { items: [at("/a", "A"), at("/d", "D")], more: 0 },
    });
    expect(run).toMatchObject({ outcome: "done", begunAt: expect.any(String) });
    const before = await getRun(tenant.ctx, { sourceId, runId: first.id });
    expect(before.pages.added.items.map(({ title }) => title)).toEqual(["Home", "A", "B", "C", "D"]);
  });
});

test("of very many pages the first are named, and the others counted", async () => {
  const site = await makeSite({
    "/": { html: htmlPage("Home", words("home"), ["/a", "/b"]) },
    "/a": { html: htmlPage("A", words("a")) },
    "/b": { html: htmlPage("B", words("b")) },
  });
  const tenant = await makeTenant("Many", { fetcher: site.fetcher });
  const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/`, botIds: [] });
  // As if it had come upon so many before.
  const before = MOST_PAGES_NAMED - 1;
  await inTenant(tenant.id, (db) => db.syncRun.updateMany({ data: { added: before } }));
  await withWorker({ fetcher: site.fetcher }, () => settled(tenant.id));
  const { items } = await listRuns(tenant.ctx, { sourceId });
  const run = await getRun(tenant.ctx, { sourceId, runId: present(items[0], "one").id });
  expect(run.counts.added).toBe(before + 3);
  expect(run.pages.added.items.map(({ url }) => url)).toEqual([`${ORIGIN}/`]);
  expect(run.pages.added.more).toBe(before + 2);
});

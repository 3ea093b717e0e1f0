import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { addSource, listRuns, syncSource, updateSource } from "@/lib/services/sources";
import { makeTenant } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { htmlPage, makeSite, ORIGIN } from "./testing/site";

const START = htmlPage("Start", "Welcome.", ["/a", "/b", "/c/d"]);

test("a start page that links nowhere for a day takes no page along; those that are gone leave, and those left out", async () => {
  const site = await makeSite({
    "/": START,
    "/a": htmlPage("A", "The tower."),
    "/b": htmlPage("B", "The ferry."),
    "/c/d": htmlPage("D", "The harbour."),
  });
  const tenant = await makeTenant("Maintenance", { fetcher: site.fetcher });
  await withWorker({ fetcher: site.fetcher }, async () => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    await settled(tenant.id);
    const sync = async () => {
      await syncSource(tenant.ctx, { sourceId });
      await settled(tenant.id);
      return (await listRuns(tenant.ctx, { sourceId })).items[0]?.counts;
    };
    const live = () =>
      inTenant(tenant.id, async (db) => {
        const rows = await db.document.findMany({ where: { deletedAt: null }, orderBy: { url: "asc" } });
        return rows.map(({ url }) => url?.replace(ORIGIN, ""));
      });
    expect(await live()).toEqual(["/", "/a", "/b", "/c/d"]);

    site.set("/", htmlPage("Start", "Back in a minute."));
    expect(await sync()).toMatchObject({ changed: 1, unchanged: 3, removed: 0 });
    expect(await live()).toEqual(["/", "/a", "/b", "/c/d"]);

    site.set("/b", { status: 404 });
    expect(await sync()).toMatchObject({ unchanged: 3, removed: 1 });
    expect(await live()).toEqual(["/", "/a", "/c/d"]);

    await updateSource(tenant.ctx, { sourceId, site: { exclude: ["/c/*"] } });
    expect(await sync()).toMatchObject({ unchanged: 2, removed: 1 });
    expect(await live()).toEqual(["/", "/a"]);
  });
});

import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createMemoryCache } from "@/lib/adapters/cache/memory";
import type { Cache, FetchedPage, WebFetcher } from "@/lib/services/_kit";
import { addSource, previewSource, removeSource, syncSource } from "@/lib/services/sources";
import { makeTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { htmlPage, makeSite, ORIGIN, type TestSite } from "./testing/site";
import { reasons, withSite } from "./testing/with-site";

const PAGES = {
  "/robots.txt": { type: "text/plain", body: "User-agent: *\nDisallow: /b\n" },
  "/": htmlPage("Home", "Welcome.", ["/a", "/b"]),
  "/a": htmlPage("A", "Of A."),
  "/b": htmlPage("B", "Of B."),
};
const SITE = { type: "website", url: `${ORIGIN}/` } as const;
const timesAsked = (site: TestSite) => site.requests.filter(({ path }) => path === "/robots.txt").length;

test("the rules of a site are asked for once by a team that looks before it adds, and anew by whoever looks again", async () => {
  await withSite(PAGES, async ({ site, tenant }) => {
    expect(await previewSource(tenant.ctx, SITE)).toMatchObject({ leftOut: { robots: 1 } });
    const { id: sourceId } = await addSource(tenant.ctx, SITE);
    await settled(tenant.id);
    expect(await reasons(tenant, sourceId)).toMatchObject({ "/a": "fetched", "/b": "robots" });
    expect(timesAsked(site)).toBe(1);

    site.set("/robots.txt", { type: "text/plain", body: "" });
    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await reasons(tenant, sourceId)).toMatchObject({ "/b": "fetched" });
    expect(timesAsked(site)).toBe(2);

    site.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nDisallow: /\n" });
    expect(await previewSource(tenant.ctx, SITE)).toMatchObject({ documents: 0, leftOut: { robots: 1 } });
    expect(timesAsked(site)).toBe(3);
  });
});

test("another team asks for itself; a site that gave no rules is asked again, and for a while those of before hold", async () => {
  const site = await makeSite(PAGES);
  const { fetcher } = site;
  const cache = createMemoryCache();
  const [one, other] = [
    await makeTenant("One", { fetcher, cache }),
    await makeTenant("Two", { fetcher, cache }),
  ];
  await previewSource(one.ctx, SITE);
  await withWorker({ fetcher, cache }, async () => {
    await addSource(other.ctx, SITE);
    await settled(other.id);
    expect(timesAsked(site)).toBe(2);

    site.set("/robots.txt", { status: 503 });
    const third = await makeTenant("Three", { fetcher, cache });
    expect((await previewSource(third.ctx, SITE)).failed).toBe(1);
    expect((await previewSource(third.ctx, SITE)).failed).toBe(1);
    expect(timesAsked(site)).toBe(4);
    expect((await previewSource(one.ctx, SITE)).failed).toBe(1);
    site.set("/robots.txt", { type: "text/plain", body: "" });
    const { id: sourceId } = await addSource(one.ctx, SITE);
    await settled(one.id);
    // What was known before the site was down is known still.
    expect(await reasons(one, sourceId)).toMatchObject({ "/b": "robots" });
  });
});

const LINE = "00:00.000 --> 00:04.000\nThe keeper lights the lamp at dusk and puts it out at dawn.\n\n";
const VTT = `WEBVTT\n\n${LINE.repeat(2_000)}`;

/** One video whose transcript is larger than a value of the cache may be. */
function makeVideo(): { fetcher: WebFetcher; asked: string[] } {
  const asked: string[] = [];
  const { fetcher } = testOpenCtx().ports;
  const tracks = `"captionTracks":[{"baseUrl":"/api/timedtext?v=1","languageCode":"en"}]`;
  const fetch = async (url: string): Promise<FetchedPage> => {
    asked.push(new URL(url).pathname);
    const text = url.includes("/api/timedtext")
      ? VTT
      : `<title>The lamp</title><script>x = {${tracks}}</script>`;
    return {
      ...{ url, contentType: "text/html", body: new TextEncoder().encode(text), isUnchanged: false },
      ...{ validators: { etag: null, lastModified: null }, robotsTag: null },
      browserRules: { contentPolicies: [], embedderPolicy: null },
    };
  };
  return { fetcher: { ...fetcher, fetch }, asked };
}

const VIDEO = { type: "youtube", url: "https://youtu.be/abcdefghij1" } as const;

test("a transcript is fetched once for two sources, and anew by whoever looks again", async () => {
  const { fetcher, asked } = makeVideo();
  const tenant = await makeTenant("Video", { fetcher });
  await withWorker({ fetcher }, async () => {
    const first = await addSource(tenant.ctx, VIDEO);
    await settled(tenant.id);
    expect(asked).toEqual(["/watch", "/api/timedtext"]);
    await removeSource(tenant.ctx, { sourceId: first.id });
    await settled(tenant.id);
    const second = await addSource(tenant.ctx, VIDEO);
    await settled(tenant.id);
    expect(asked).toHaveLength(2);
    await syncSource(tenant.ctx, { sourceId: second.id });
    await settled(tenant.id);
    expect(asked).toHaveLength(4);
  });
});

test("a cache that keeps nothing, or gives what nobody kept, hinders nobody", async () => {
  const strange = gzipSync(JSON.stringify({ title: 7 })).toString("base64");
  for (const value of [undefined, 7, strange, "not base64!"]) {
    const { fetcher, asked } = makeVideo();
    const memory = createMemoryCache();
    const forTenant: Cache["forTenant"] = () => ({ get: async () => value, set: async () => {} });
    const cache = { ...memory, forTenant };
    const tenant = await makeTenant("Video", { fetcher, cache });
    await withWorker({ fetcher, cache }, async () => {
      const { id: sourceId } = await addSource(tenant.ctx, VIDEO);
      await settled(tenant.id);
      expect(Object.values(await reasons(tenant, sourceId))).toEqual(["fetched"]);
      expect(asked).toHaveLength(2);
    });
  }
});

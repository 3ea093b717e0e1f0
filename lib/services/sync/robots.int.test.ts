import { expect, test } from "vitest";
import { addSource, getSource, listRuns, syncSource } from "@/lib/services/sources";
import { settled } from "@/lib/testing/worker";
import { htmlPage, ORIGIN } from "./testing/site";
import { reasons, urlsOf, withSite } from "./testing/with-site";

test("what a site asks of robots is done, and the same page is taken in once", async () => {
  const pages = {
    "/robots.txt": {
      type: "text/plain",
      body: "User-agent: MiniRAG\nDisallow: /admin\n\nUser-agent: *\nDisallow: /",
    },
    "/": htmlPage("Home", "Welcome.", [
      "/a?utm_source=x#top",
      "/copy",
      "/printed",
      "/hidden",
      "/moved",
      "/admin/x",
      "/gone",
      "/away",
      "/logo.png",
      "/blog/1",
      "/deep",
      "mailto:a@example.org",
    ]),
    "/a": htmlPage("A", "All about A."),
    "/copy": htmlPage("A", "All about A."),
    "/printed": htmlPage("Print", "Print of A.", [], `<link rel="canonical" href="/a">`),
    "/hidden": htmlPage("Hidden", "Do not find me.", ["/behind"], `<meta name="robots" content="noindex">`),
    "/behind": {
      html: htmlPage("Behind", "Found behind.", ["/never"]),
      headers: { "x-robots-tag": "nofollow" },
    },
    "/never": htmlPage("Never", "Never."),
    "/moved": { location: "/new" },
    "/new": htmlPage("New", "A new place."),
    "/away": { location: "http://other.example/" },
    "/blog/1": htmlPage("Blog", "An excluded entry."),
    "/deep": htmlPage("Deep", "Deep.", ["/deeper"]),
    "/deeper": htmlPage("Deeper", "Deeper.", ["/deepest"]),
    "/deepest": htmlPage("Deepest", "Deepest."),
  };
  await withSite(pages, async ({ site, tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, {
      type: "website",
      url: `${ORIGIN}/`,
      maxDepth: 2,
      exclude: ["/blog"],
    });
    await settled(tenant.id);
    const found = await urlsOf(tenant, sourceId);
    expect(found.filter((url) => url !== "/a" && url !== "/copy")).toEqual([
      "/",
      "/behind",
      "/deep",
      "/deeper",
      "/new",
    ]);
    // Either of two that say the same, whichever arrived first.
    expect(found).toHaveLength(6);
    const states = await reasons(tenant, sourceId);
    expect([states["/a"], states["/copy"]].sort()).toEqual(["duplicate", "fetched"]);
    expect(states).toMatchObject({
      "/printed": "canonical",
      "/hidden": "noindex",
      "/moved": "redirect",
      "/admin/x": "robots",
      "/gone": "gone",
    });
    const asked = site.requests.map(({ path }) => path);
    for (const path of ["/admin/x", "/logo.png", "/blog/1", "/never", "/deepest"])
      expect(asked).not.toContain(path);
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({ title: "Home", url: `${ORIGIN}/` });
  });
});

test("a robots.txt without end, or out of reach, ends its source with a code", async () => {
  const home = htmlPage("Home", "Welcome.");
  await withSite({ "/": home, "/robots.txt": { body: "#".repeat(600_000) } }, async ({ site, tenant }) => {
    const add = () => addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    const large = await add();
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId: large.id })).toMatchObject({
      status: "failed",
      error: { code: "robots_too_large" },
    });
    site.set("/robots.txt", { status: 500 });
    const broken = await add();
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId: broken.id })).toMatchObject({
      status: "failed",
      error: { code: "robots_failed" },
      canRetry: false,
    });
    expect(site.requests.some(({ path }) => path === "/")).toBe(false);
  });
});

test("a site that begins to keep robots out loses nothing, and it is said what to do", async () => {
  const pages = { "/": htmlPage("Home", "Welcome.", ["/a"]), "/a": htmlPage("A", "Of A.") };
  await withSite(pages, async ({ site, tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/", "/a"]);
    site.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nDisallow: /\n" });
    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/", "/a"]);
    const [run] = (await listRuns(tenant.ctx, { sourceId })).items;
    expect(run).toMatchObject({ outcome: "failed", counts: { removed: 0 }, error: { code: "robots" } });
    expect(run?.error?.message).toContain("stays as it was");
    site.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nDisallow: /a\n" });
    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/", "/a"]);
    expect(await reasons(tenant, sourceId)).toMatchObject({ "/a": "robots" });
  });
});

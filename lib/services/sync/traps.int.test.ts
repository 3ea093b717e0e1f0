import { expect, test } from "vitest";
import { addSource, listRuns, previewSource, syncSource } from "@/lib/services/sources";
import { makeTenant } from "@/lib/testing/fixtures";
import { settled } from "@/lib/testing/worker";
import { htmlPage, ORIGIN } from "./testing/site";
import { urlsOf, withSite } from "./testing/with-site";

/** Help pages that lie three clicks away from the start. */
const HELP = Object.fromEntries(
  Array.from({ length: 10 }, (_, n) => [
    `/help/topic-${"abcdefghij"[n]}`,
    htmlPage(`Topic ${n}`, `This is topic ${n}.`),
  ]),
);

test("a page is one, whatever visit its links name", async () => {
  const links = [
    "/a;jsessionid=AAAA1",
    "/a?PHPSESSID=bbbb2",
    "/a?utm_source=x",
    "/a?sid=0123456789abcdef0123",
  ];
  const pages = { "/": htmlPage("Home", "Welcome.", links), "/a": htmlPage("A", "The one page.") };
  await withSite(pages, async ({ site, tenant }) => {
    await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/?PHPSESSID=zz11` });
    await settled(tenant.id);
    expect(await urlsOf(tenant)).toEqual(["/", "/a"]);
    expect(site.requests.filter(({ path }) => path.startsWith("/a"))).toHaveLength(1);
  });
});

test("a calendar without end does not use up a source's pages, and the run says what was left out", async () => {
  const months = Array.from(
    { length: 160 },
    (_, n) => `/calendar?month=${2_000 + Math.floor(n / 12)}-${(n % 12) + 1}`,
  );
  const calendar = months.map((path, n) => [
    path,
    htmlPage(`Month ${n}`, `What happens in month ${n}.`, months),
  ]);
  const pages = {
    "/": htmlPage("Home", "Welcome.", [months[0] ?? "", "/support"]),
    "/support": htmlPage("Support", "How to get help.", ["/help"]),
    "/help": htmlPage("Help", "All topics.", Object.keys(HELP)),
    ...HELP,
    ...Object.fromEntries(calendar),
  };
  await withSite(pages, async ({ tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, {
      type: "website",
      url: `${ORIGIN}/`,
      maxPages: 160,
    });
    await settled(tenant.id);
    const addresses = await urlsOf(tenant);
    expect(addresses).toEqual(expect.arrayContaining(Object.keys(HELP)));
    expect(addresses.filter((path) => path.startsWith("/calendar"))).toHaveLength(100);
    const { items } = await listRuns(tenant.ctx, { sourceId });
    expect(items[0]).toMatchObject({ outcome: "done", counts: { found: 113, fetched: 113 } });
    expect(items[0]?.error).toMatchObject({
      code: "endless_pages",
      message: expect.stringMatching(/^60 pages were left out/),
    });

    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await urlsOf(tenant)).toEqual(addresses.sort());
    const again = await listRuns(tenant.ctx, { sourceId });
    expect(again.items[0]?.counts).toMatchObject({ added: 0, removed: 0 });
  });
});

test("pages of one kind that all say the same end soon, those of another go on", async () => {
  const empty = Array.from({ length: 200 }, (_, n) => `/results?color=red&page=${n}`);
  const posts = Array.from({ length: 60 }, (_, n) => `/post?id=${n}`);
  const pages = {
    "/": htmlPage("Home", "Welcome.", [...empty, ...posts]),
    ...Object.fromEntries(empty.map((path) => [path, htmlPage("Results", "Nothing was found.")])),
    ...Object.fromEntries(
      posts.map((path, n) => [path, htmlPage(`Post ${n}`, `Post ${n} tells of boat ${n}.`)]),
    ),
  };
  await withSite(pages, async ({ site, tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, {
      type: "website",
      url: `${ORIGIN}/`,
      maxPages: 300,
    });
    await settled(tenant.id);
    const addresses = await urlsOf(tenant);
    expect(addresses.filter((path) => path.startsWith("/post"))).toHaveLength(60);
    expect(site.requests.filter(({ path }) => path.startsWith("/results")).length).toBeLessThan(60);
    const { items } = await listRuns(tenant.ctx, { sourceId });
    expect(items[0]?.error).toMatchObject({ code: "endless_pages" });
  });
});

test("many pages of one kind leave room for the others when a source is at its limit", async () => {
  const threads = Array.from({ length: 150 }, (_, n) => `/thread?t=${n}`);
  const pages = {
    "/": htmlPage("Home", "Welcome.", [...threads.slice(0, 120), "/support"]),
    "/support": htmlPage("Support", "How to get help.", Object.keys(HELP)),
    ...HELP,
    ...Object.fromEntries(
      threads.map((path, n) => [path, htmlPage(`Thread ${n}`, `Thread ${n} is long.`, threads)]),
    ),
  };
  await withSite(pages, async ({ tenant }) => {
    await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/`, maxPages: 120 });
    await settled(tenant.id);
    const addresses = await urlsOf(tenant);
    expect(addresses).toEqual(expect.arrayContaining(Object.keys(HELP)));
    expect(addresses).toHaveLength(120);
  });
});

test("an address may come without its scheme", async () => {
  const { ctx } = await makeTenant("Bare");
  const { url } = await addSource(ctx, { type: "url", url: "93.184.215.14/docs" });
  expect(url).toBe("https://93.184.215.14/docs");
  await expect(previewSource(ctx, { type: "website", url: "mailto:a@example.com" })).rejects.toMatchObject({
    code: "invalid_request",
  });
});

import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { chooseWay, complaintsOf, enter, HOME } from "../support/dashboard";
import { startWebSite, type WebSite } from "../support/web-site";

const page_ = (title: string, text: string, links: readonly string[] = []) => ({
  body: `<html><head><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p>${links
    .map((link) => `<a href="${link}">${link}</a>`)
    .join(" ")}</main></body></html>`,
});
const PAGES = Array.from({ length: 12 }, (_, n) => `/page-${n}`);
const pages: Record<string, { status?: number; headers?: Record<string, string>; body?: string }> = {
  "/": page_("The island", "Twelve pages tell of the island.", PAGES),
  "/staff": { status: 401 },
  "/down": { status: 503 },
  "/busy": { status: 503, headers: { "retry-after": "200" } },
  "/closed": page_("Closed", "Nobody reads this."),
  "/robots.txt": { headers: { "content-type": "text/plain" }, body: "User-agent: *\nDisallow: /closed\n" },
  ...Object.fromEntries(
    PAGES.map((path, n) => [
      path,
      page_(`Page ${n}`, `The beacon of bay ${n} is ${n + 3} metres high.`, ["/closed"]),
    ]),
  ),
};

let site: WebSite;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  site = await startWebSite(pages);
  context = await browser.newContext();
  page = await context.newPage();
  await enter(page);
});
test.afterAll(async () => {
  await context.close();
  await site.close();
});

test("a page that cannot be had says why and what to do, and is asked for again where that can help", async () => {
  // The first pause before another try is up to 45 seconds.
  test.setTimeout(150_000);
  const add = async (path: string) => {
    const form = await chooseWay(page, "Web pages");
    await form.getByRole("textbox").first().fill(`${site.url}${path}`);
    await form.getByRole("button", { name: /^Add/ }).click();
    await page.waitForURL(/\/sources\/src_\w+$/);
  };
  await add("/staff");
  await expect(page.getByText(/asks for a sign-in \(HTTP 401\)/).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Retry failed" })).toHaveCount(0);
  await add("/down");
  await expect(page.getByText(/fault of its own \(HTTP 503\)/).first()).toBeVisible({ timeout: 30_000 });
  pages["/down"] = page_("Up again", "The light burns again.");
  await expect(page.locator("header").getByText("Ready", { exact: true }).first()).toBeVisible({
    timeout: 75_000,
  });
});

test("while a site asks us to wait, its source and its job say so, and until when", async () => {
  const form = await chooseWay(page, "Web pages");
  await form.getByRole("textbox").first().fill(`${site.url}/busy`);
  await form.getByRole("button", { name: /^Add/ }).click();
  await page.waitForURL(/\/sources\/src_\w+$/);
  const words = /The site asked us to wait\. The next try is at \d\d:\d\d/;
  await expect(page.getByText(words).first()).toBeVisible({ timeout: 30_000 });
  await page.goto(`${HOME}/jobs`);
  await expect(page.getByText(words).first()).toBeVisible();
  await expect(page.getByText("Waiting", { exact: true }).first()).toBeVisible();
});

test("a website is looked at first, then read with live counts; a second look says what changed", async () => {
  const complaints = complaintsOf(context);
  const form = await chooseWay(page, "Website");
  await form.getByLabel("Address").fill(`${site.url}/`);
  await form.getByRole("button", { name: "Preview" }).click();
  await expect(form.getByText("13 pages", { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(form.getByText(/13 passages and .* tokens (to embed|of text)/)).toBeVisible();
  await expect(form.getByText(/closed to robots/)).toBeVisible();

  await form.getByRole("button", { name: "Add the website" }).click();
  await page.waitForURL(/\/sources\/src_\w+$/);
  await expect(page.getByText(/of \d+ pages? looked at|documents? done/).first()).toBeVisible();
  await expect(page.locator("header").getByText("Ready", { exact: true }).first()).toBeVisible({
    timeout: 45_000,
  });
  await expect(page.getByText(/13 documents/).first()).toBeVisible();

  pages["/page-3"] = page_("Page 3", "The beacon of bay 3 was raised to 99 metres.");
  pages["/page-5"] = { status: 404 };
  pages["/"] = page_("The island", "Thirteen pages tell of the island.", [...PAGES, "/new"]);
  pages["/new"] = page_("New", "A new page about the beacon of the north.");
  await page.getByRole("button", { name: "Sync again" }).click();
  const newest = page.getByRole("table", { name: "Checks of the origin" }).getByRole("row").nth(1);
  await expect(newest).toContainText("By hand", { timeout: 45_000 });
  await expect(newest).toContainText(/Done|Ready/i, { timeout: 45_000 });
  const cells = (await newest.getByRole("cell").allInnerTexts()).map((text) => text.trim());
  // Added, changed, removed, unchanged, failed.
  expect(cells.slice(-6, -1).join(" ")).toBe("1 2 1 10 0");
  await newest.getByRole("link").click();
  await page.waitForURL(/\/runs\/job_\w+$/);
  await expect(page.getByRole("list", { name: "Added" })).toContainText(/New.*\/new/s);
  await expect(page.getByRole("list", { name: "Removed" })).toContainText("/page-5");
  expect(complaints.filter((one) => !one.includes("404"))).toEqual([]);
});

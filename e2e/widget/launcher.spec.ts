import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import {
  bubbleOf,
  type ForeignSite,
  pageWith,
  panelOf,
  publish,
  requestsOf,
  startForeignSite,
  tag,
  watchPolicy,
  watchShifts,
} from "../support/widget";

let site: ForeignSite;
let bot = "";

test.beforeAll(async () => {
  site = await startForeignSite();
  bot = await publish("Shopkeeper", [site.url], { texts: { greeting: "Questions? Ask away." } });
  for (const path of ["/", "/other"]) site.show(path, { body: pageWith(tag(bot)) });
});
test.afterAll(() => site.close());

test("opens by the bubble, takes the focus in and gives it back", async ({ page }) => {
  const shifted = await watchShifts(page);
  const asked = requestsOf(page);
  await page.goto(site.url);
  const bubble = bubbleOf(page);
  await expect(bubble).toHaveAttribute("aria-expanded", "false");
  expect(asked).toEqual(["GET /widget.js", "GET /api/widget/config"]);
  expect(await bubble.boundingBox()).toMatchObject({ width: 56, height: 56 });

  await bubble.click();
  const input = panelOf(page).getByRole("textbox").first();
  await expect(input).toBeFocused();
  await expect(page.locator("minirag-widget iframe")).toHaveAttribute("allow", "clipboard-write");
  await input.press("Escape");
  await expect(page.locator("minirag-widget iframe")).toBeHidden();
  await expect(bubble).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(input).toBeFocused();
  expect(asked.filter((line) => line.endsWith("/api/widget/session"))).toHaveLength(1);
  expect(await shifted()).toBe(0);
});

test("the greeting goes when it is dismissed, and stays away in this tab", async ({ page }) => {
  await page.goto(site.url);
  const greeting = page.getByRole("button", { name: "Questions? Ask away." });
  await expect(greeting).toBeVisible();
  await page.locator("minirag-widget .x").click();
  await expect(greeting).toBeHidden();
  await expect(bubbleOf(page)).toBeFocused();
  await page.reload();
  await expect(bubbleOf(page)).toBeVisible();
  await expect(greeting).toBeHidden();
});

test("stays open over a reload and on the site's other pages, without taking the focus", async ({ page }) => {
  await page.goto(site.url);
  await bubbleOf(page).click();
  await expect(panelOf(page).getByRole("textbox").first()).toBeFocused();
  await page.reload();
  await expect(panelOf(page).getByRole("textbox").first()).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  await page.getByRole("link", { name: "Elsewhere" }).click();
  await expect(panelOf(page).getByRole("textbox").first()).toBeVisible();
  await page.goBack();
  await bubbleOf(page, /close/i).click();
  await expect(page.locator("minirag-widget iframe")).toBeHidden();
  await page.goForward();
  await expect(bubbleOf(page)).toHaveAttribute("aria-expanded", "false");
});

test("works under a strict policy, with a nonce, in the head", async ({ page }) => {
  const product = process.env.E2E_URL;
  const refused = await watchPolicy(page);
  const policy = `default-src 'none'; script-src 'nonce-abc'; connect-src ${product}; frame-src ${product}; img-src data:; require-trusted-types-for 'script'`;
  const url = site.show("/strict", {
    headers: { "content-security-policy": policy },
    body: pageWith("", tag(bot, 'nonce="abc"')),
  });
  await page.goto(url);
  await bubbleOf(page).click();
  await expect(panelOf(page).getByRole("textbox").first()).toBeFocused();
  await page.getByRole("button", { name: /close/i }).first().click();
  expect(await refused()).toEqual([]);
});

test("works under a policy that knows scripts by their hash alone", async ({ page }) => {
  const product = process.env.E2E_URL;
  const script = await (await fetch(`${product}/widget.js`)).text();
  const hash = `sha256-${createHash("sha256").update(script).digest("base64")}`;
  const policy = `default-src 'none'; script-src '${hash}'; connect-src ${product}; frame-src ${product}; img-src data:`;
  const refused = await watchPolicy(page);
  const body = pageWith("", tag(bot, `integrity="${hash}" crossorigin="anonymous"`));
  await page.goto(site.show("/hash", { headers: { "content-security-policy": policy }, body }));
  await bubbleOf(page).click();
  await expect(panelOf(page).getByRole("textbox").first()).toBeFocused();
  expect(await refused()).toEqual([]);
});

test("comes back from the browser's memory as the tab's other pages left it", async ({ page }) => {
  await page.goto(site.url);
  await bubbleOf(page).click();
  await expect(panelOf(page).getByRole("textbox").first()).toBeFocused();
  await page.evaluate(() => {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith("minirag:open:")) sessionStorage.removeItem(key);
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  await expect(page.locator("minirag-widget iframe")).toBeHidden();
  await expect(bubbleOf(page)).toHaveAttribute("aria-expanded", "false");
});

test("takes the whole window on a phone, with a way out, and does not cover the next page", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await page.goto(site.url);
  await bubbleOf(page).click();
  const frame = page.locator("minirag-widget iframe");
  await expect(panelOf(page).getByRole("textbox").first()).toBeVisible();
  expect(await frame.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 780 });
  await expect(page.locator("minirag-widget .b")).toBeHidden();
  await panelOf(page).getByRole("button", { name: /close/i }).first().click();
  await expect(bubbleOf(page)).toBeFocused();
  await bubbleOf(page).click();
  await page.goto(`${site.url}/other`);
  await expect(bubbleOf(page)).toBeVisible();
});

test("works where storage is forbidden", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["sessionStorage", "localStorage"])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
  });
  const failed: string[] = [];
  page.on("pageerror", (error) => failed.push(error.message));
  await page.goto(site.url);
  await page.locator("minirag-widget .x").click();
  await bubbleOf(page).click();
  await expect(panelOf(page).getByRole("textbox").first()).toBeFocused();
  await bubbleOf(page, /close/i).click();
  await expect(bubbleOf(page)).toHaveAttribute("aria-expanded", "false");
  expect(failed).toEqual([]);
});

test("stands at the end of the line: at the left where a page reads from the right", async ({ page }) => {
  await page.goto(site.url);
  expect((await bubbleOf(page).boundingBox())?.x).toBeGreaterThan(1_000);
  const url = site.show("/rtl", { body: pageWith(tag(bot)).replace("<html", '<html dir="rtl"') });
  await page.goto(url);
  expect((await bubbleOf(page).boundingBox())?.x).toBeLessThan(100);
});

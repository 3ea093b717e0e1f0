import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import {
  ABOUT_THE_MILL,
  bubbleOf,
  type ForeignSite,
  pageWith,
  panelOf,
  publishMiller,
  startForeignSite,
  tag,
  watchPolicy,
} from "../support/widget";

let site: ForeignSite;

test.beforeAll(async () => {
  site = await startForeignSite();
});
test.afterAll(() => site.close());

const openBot = (widget: object = {}) => publishMiller([site.url], widget);

/** Holds the answer back until it is let go. */
async function holdAnswers(page: Page): Promise<() => void> {
  let letGo = () => {};
  const isFree = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/api/widget/ask*", async (route) => {
    await isFree;
    await route.continue();
  });
  return letGo;
}

test("an answer that comes while the chat is closed is on its bubble, to see and to hear", async ({
  page,
}) => {
  const bot = await openBot();
  await page.goto(site.show(`/${bot}`, { body: pageWith(tag(bot)) }));
  const letGo = await holdAnswers(page);
  await bubbleOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("textbox", { name: "Your question" }).fill(ABOUT_THE_MILL);
  await page.keyboard.press("Enter");
  await expect(panel.locator(".asked")).toBeVisible();
  await bubbleOf(page, /close/i).click();
  const badge = page.locator("minirag-widget .u");
  await expect(badge).toBeHidden();
  letGo();
  await expect(badge).toBeVisible();
  await expect(bubbleOf(page)).toHaveAccessibleName(/\(1\)$/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await bubbleOf(page).click();
  await expect(badge).toBeHidden();
  await expect(panel.getByRole("log")).toContainText("grinds on Fridays");
  await bubbleOf(page, /close/i).click();
  await expect(badge).toBeHidden();
  await expect(bubbleOf(page)).not.toHaveAccessibleName(/\(/);
});

test("an answer that was on its way when the page was left is there when it has ended", async ({ page }) => {
  const bot = await openBot({ persistence: "month" });
  await page.goto(site.show(`/${bot}`, { body: pageWith(tag(bot)) }));
  await bubbleOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("textbox", { name: "Your question" }).fill(ABOUT_THE_MILL);
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("log")).toContainText("grinds on Fridays");
  await expect(panel.getByRole("button", { name: "Stop" })).toBeHidden();
  // As it is told while the answer is being stored: twice without it, then with it.
  let looks = 0;
  await page.route("**/api/widget/history*", async (route) => {
    const response = await route.fetch();
    const { conversation } = await response.json();
    looks += 1;
    if (looks < 3) conversation.messages.pop();
    await route.fulfill({ response, json: { conversation } });
  });
  await page.reload();
  await expect(panel.locator(".working")).toBeVisible();
  await expect(panel.getByRole("log")).toContainText("grinds on Fridays");
  await expect(panel.getByText("broke off")).toHaveCount(0);
  await expect(panel.getByRole("button", { name: "Good answer" })).toBeVisible();
  expect(looks).toBe(3);
});

const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [size, viewport] of Object.entries(SIZES))
  for (const scheme of ["light", "dark"] as const)
    test(`within a page it answers as it does behind a bubble (${size}, ${scheme})`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: scheme });
      const refused = await watchPolicy(page);
      const bot = await openBot({
        suggestions: [ABOUT_THE_MILL],
        privacy: { text: "We keep what you ask for a month." },
      });
      const style = `<style>:root { color-scheme: light dark; background: light-dark(#fff, #16181d); color: light-dark(#111, #eee) } a { color: inherit } minirag-chat { display: block; height: 600px }</style>`;
      const body = `<minirag-chat bot="${bot}"></minirag-chat>${tag("", 'data-mode="none"')}`;
      await page.goto(site.show(`/${bot}`, { body: pageWith(body, style) }));
      const panel = panelOf(page, "minirag-chat");
      await panel.getByRole("button", { name: ABOUT_THE_MILL }).click();
      await expect(panel.getByRole("log")).toContainText("grinds on Fridays");
      await panel.getByRole("button", { name: "Source 1: Mill" }).first().click();
      await expect(panel.locator("blockquote")).toBeVisible();
      // It stands in the page, and has nothing to close it with.
      await expect(panel.getByRole("button", { name: "Close the chat" })).toHaveCount(0);
      await expect(page.locator("minirag-widget")).toHaveCount(0);
      const [inner, outer] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth];
      });
      expect(inner).toBe(outer);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
      expect(await refused()).toEqual([]);
      if (process.env.E2E_PICTURES)
        await page.screenshot({ path: `${process.env.E2E_PICTURES}/inline-${size}-${scheme}.png` });
    });

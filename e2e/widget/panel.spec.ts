import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import {
  bubbleOf,
  type ForeignSite,
  ownerOfAll,
  pageWith,
  panelOf,
  publishKnowing,
  startForeignSite,
  tag,
  watchPolicy,
} from "../support/widget";

const TEXT = `# The lighthouse

## Opening hours

The tower is open from nine to five, and closed on Mondays.

## Steps

Visitors climb 212 steps to the gallery of the lighthouse.

## Tickets

A ticket for the lighthouse costs 8 euros, and is sold at the gate.`;

const QUESTION = "How many steps do visitors climb?";

let site: ForeignSite;

test.beforeAll(async () => {
  site = await startForeignSite();
});
test.afterAll(() => site.close());

/** A bot that knows of the lighthouse. @returns its id */
const openBot = (widget: object) =>
  publishKnowing({ name: "Keeper", title: "Lighthouse", text: TEXT }, [site.url], widget);

async function openPanel(page: Page, bot: string, attributes = "") {
  await page.goto(site.show(`/${bot}`, { body: pageWith(tag(bot, attributes)) }));
  await bubbleOf(page).click();
  return panelOf(page);
}

test("a question is answered with a source that opens, rated, found again, and erased", async ({ page }) => {
  const refused = await watchPolicy(page);
  const bot = await openBot({ suggestions: [QUESTION], persistence: "month" });
  const panel = await openPanel(page, bot);
  await panel.getByRole("button", { name: QUESTION }).click();
  const answer = panel.getByRole("log").locator(".answer").last();
  await expect(answer).toContainText("212 steps");
  await expect(panel.getByRole("button", { name: "Stop" })).toBeHidden();
  await answer.getByRole("button", { name: "Source 1: Lighthouse" }).first().click();
  await expect(answer.locator("blockquote")).toContainText("Visitors climb 212 steps");

  await answer.getByRole("button", { name: "Bad answer" }).click();
  await answer.getByRole("button", { name: "Incomplete" }).click();
  await expect(answer.getByRole("status")).toHaveText("Thank you.");
  const client = await ownerOfAll();
  const { items } = await client.ok<{
    items: { channel: string; page: string; answers: { down: number } }[];
  }>("GET", `/conversations?botId=${bot}`);
  expect(items).toMatchObject([{ channel: "widget", page: `${site.url}/${bot}`, answers: { down: 1 } }]);

  await page.reload();
  await expect(panel.getByRole("log")).toContainText("212 steps");
  await panel.getByRole("button", { name: "More" }).click();
  await panel.getByRole("button", { name: "Erase my conversations" }).click();
  await panel.getByRole("button", { name: "Erase", exact: true }).click();
  await expect(panel.getByText("All of it has been erased.")).toBeVisible();
  await expect(panel.getByRole("log")).not.toContainText("212 steps");
  const after = await client.ok<{ items: unknown[] }>("GET", `/conversations?botId=${bot}`);
  expect(after.items).toEqual([]);
  expect(await refused()).toEqual([]);
});

test("what the bot does not know leads to a person, and a form says what is missing", async ({ page }) => {
  const bot = await openBot({ person: { email: "team@example.test" } });
  const panel = await openPanel(page, bot);
  await panel.getByRole("textbox", { name: "Your question" }).fill("Who won the chess match in Oslo?");
  await page.keyboard.press("Enter");
  await panel.getByRole("button", { name: "Ask a person" }).click();
  await panel.getByRole("textbox", { name: "Email" }).fill("nonsense");
  await panel.getByRole("button", { name: "Send to the team" }).click();
  await expect(panel.getByRole("alert").first()).toHaveText("This is not an email address.");
  await panel.getByRole("textbox", { name: "Email" }).fill("ada@example.test");
  await panel.getByRole("textbox", { name: "Message" }).fill("Who won?");
  await panel.getByRole("button", { name: "Send to the team" }).click();
  await expect(panel.getByText("Your message is on its way.")).toBeVisible();
});

test("speaks Arabic from right to left on a phone, and is fit for all who use it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const bot = await openBot({ language: "ar", suggestions: ["كم عدد الدرجات؟"] });
  await page.goto(site.show(`/${bot}`, { body: pageWith(tag(bot)) }));
  await page.getByRole("button").first().click();
  const panel = panelOf(page);
  await expect(panel.getByRole("textbox", { name: "سؤالك" })).toBeFocused();
  await expect(panel.locator("html")).toHaveAttribute("dir", "rtl");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});

test("the hosted page holds the same conversation, with what previews of links need", async ({ page }) => {
  const bot = await openBot({
    hosted: { isOn: true, isIndexed: false, title: "Ask the keeper", description: "About the lighthouse" },
  });
  await page.goto(`/c/${bot}`);
  await expect(page).toHaveTitle("Ask the keeper");
  await expect(page.locator('meta[property="og:description"]')).toHaveAttribute(
    "content",
    "About the lighthouse",
  );
  await page.getByRole("textbox", { name: "Your question" }).fill(QUESTION);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log")).toContainText("212 steps");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});

test("a paused bot says so at once, in the owner's words", async ({ page }) => {
  const bot = await openBot({ state: "paused", pausedText: "Back on Monday." });
  const panel = await openPanel(page, bot);
  await expect(panel.getByText("Back on Monday.")).toBeVisible();
  await expect(panel.getByRole("textbox")).toHaveCount(0);
});

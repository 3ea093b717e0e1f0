import { expect, test } from "@playwright/test";
import {
  ABOUT_THE_MILL,
  bubbleOf,
  type ForeignSite,
  pageWith,
  panelOf,
  publishMiller,
  startForeignSite,
  tag,
} from "../support/widget";

let site: ForeignSite;

test.beforeAll(async () => {
  site = await startForeignSite();
});
test.afterAll(() => site.close());

const openBot = (widget: object = {}) => publishMiller([site.url], widget);

test("what the page asks waits for the form that comes before the chat", async ({ page }) => {
  const lead = { when: "before", fields: [{ field: "email", isRequired: true }], intro: "Who are you?" };
  const bot = await openBot({ lead });
  const asking = `<script>window.MiniRAG = [["ask", "${ABOUT_THE_MILL}"]]</script>`;
  await page.goto(site.show(`/${bot}`, { body: pageWith(asking + tag(bot)) }));
  const panel = panelOf(page);
  await expect(panel.getByText("Who are you?")).toBeVisible();
  // Long enough for a question to be sent, if it were.
  await page.waitForLoadState("networkidle");
  await expect(panel.locator(".asked")).toHaveCount(0);
  await panel.getByRole("textbox", { name: "Email" }).fill("ada@example.test");
  await panel.getByRole("button", { name: "Send" }).click();
  await expect(panel.locator(".asked")).toHaveText(new RegExp(ABOUT_THE_MILL));
  await expect(panel.getByRole("log")).toContainText("grinds on Fridays");
  await expect(panel.locator(".asked")).toHaveCount(1);

  // Who has filled it in is not asked again.
  await page.reload();
  await expect(panel.locator(".asked")).toHaveCount(2);
  await expect(panel.getByText("Who are you?")).toHaveCount(0);
});

test("a paused bot is asked nothing by the page either, and says why", async ({ page }) => {
  const bot = await openBot({ state: "paused", pausedText: "The miller is at the fair." });
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/api/widget/ask") && asked.push(request.url()));
  await page.goto(site.show(`/${bot}`, { body: pageWith(tag(bot)) }));
  await expect(bubbleOf(page)).toBeVisible();
  const heard = await page.evaluate(
    (question) =>
      new Promise((resolve) => {
        const api = Reflect.get(window, "MiniRAG" as string);
        api.on("error", resolve);
        api.ask(question);
      }),
    ABOUT_THE_MILL,
  );
  expect(heard).toEqual({ bot, code: "forbidden", message: "The miller is at the fair." });
  await expect(panelOf(page).getByText("The miller is at the fair.")).toBeVisible();
  await expect(panelOf(page).locator(".asked")).toHaveCount(0);
  expect(asked).toEqual([]);
});

test("what a visitor may not ask any more is said in the owner's words, and the question can be asked again", async ({
  page,
}) => {
  const limits = { most: { visitor: 1 }, messages: { visitor: "One at a time: the miller is slow." } };
  const bot = await openBot({ limits });
  await page.goto(site.show(`/${bot}`, { body: pageWith(tag(bot)) }));
  await bubbleOf(page).click();
  const panel = panelOf(page);
  const input = panel.getByRole("textbox", { name: "Your question" });
  for (const question of [ABOUT_THE_MILL, "And on Sundays?"]) {
    await input.fill(question);
    await input.press("Enter");
    await expect(panel.getByRole("button", { name: "Stop" })).toBeHidden();
  }
  const note = panel.locator(".note");
  await expect(note).toContainText("One at a time: the miller is slow. Please wait");
  await expect(note.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(panel.locator(".asked").last()).toContainText("And on Sundays?");
});

for (const [kind, words] of [
  ["address", "Many questions come from your network right now."],
  ["botMinute", "Many people are asking right now."],
  ["botDay", "Please come back tomorrow."],
] as const)
  test(`the limit ${kind} is said in our words where the owner has none`, async ({ page }) => {
    const bot = await openBot({ limits: { most: { [kind]: 1 } } });
    await page.goto(site.show(`/${bot}`, { body: pageWith(tag(bot)) }));
    await bubbleOf(page).click();
    const panel = panelOf(page);
    const input = panel.getByRole("textbox", { name: "Your question" });
    for (const question of [ABOUT_THE_MILL, "And on Sundays?"]) {
      await input.fill(question);
      await input.press("Enter");
      await expect(panel.getByRole("button", { name: "Stop" })).toBeHidden();
    }
    await expect(panel.locator(".note")).toContainText(words);
  });

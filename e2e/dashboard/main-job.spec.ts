import { expect, type Locator, type Page, test } from "@playwright/test";
import { ask, chooseWay, complaintsOf, enter, makeBot, tickBot, untilReady } from "../support/dashboard";
import { factOn, guide } from "../support/files";
import { startWebSite, type WebSite } from "../support/web-site";

let site: WebSite;

test.beforeAll(async () => {
  site = await startWebSite({
    "/opening": {
      body: "<html><head><title>Opening hours</title></head><body><nav>Menu</nav><main><h1>Opening hours</h1><p>The museum opens its doors at half past nine on Sundays.</p></main></body></html>",
    },
  });
});
test.afterAll(() => site.close());

/** A way to add a source, with a bot ticked that is to answer from it. */
async function chooseBot(page: Page, way: string, bot: string): Promise<Locator> {
  const form = await chooseWay(page, way);
  await tickBot(form, bot);
  return form;
}

test("somebody makes a bot, gives it a PDF and a web page, asks, and lands on the very page", async ({
  page,
  context,
}) => {
  const complaints = complaintsOf(context);
  await enter(page);
  await makeBot(page, "Keeper");
  const chat = page.url();

  await chooseBot(page, "Files", "Keeper");
  const pdf = await guide();
  await page
    .locator("input[type=file][multiple]")
    .setInputFiles({ name: pdf.name, mimeType: pdf.type, buffer: Buffer.from(await pdf.arrayBuffer()) });
  await page.getByRole("button", { name: "Add 1 file" }).click();
  await untilReady(page);
  await expect(page.getByRole("row", { name: /^guide PDF/ })).toContainText("20");

  const pages = await chooseBot(page, "Web pages", "Keeper");
  await pages.getByLabel("Addresses").fill(`${site.url}/opening`);
  await pages.getByRole("button", { name: "Add the pages" }).click();
  await untilReady(page);

  await page.goto(chat);
  const conversation = await ask(page, "Who signed register number 629?");
  await expect(conversation).toContainText(factOn(17));
  await page
    .getByRole("link", { name: /^Source 1: .*page 17/i })
    .first()
    .click();
  const panel = page.getByRole("complementary", { name: "Document" });
  await expect(panel.locator("mark").first()).toContainText("register number 629");
  await expect(panel.locator("mark").first()).toBeInViewport();
  await expect(panel.getByRole("textbox", { name: /^Page, of 20/ })).toHaveValue("17");

  // Closing returns to the conversation, as it was.
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  expect(page.url()).toContain(new URL(chat).pathname);
  await expect(conversation).toContainText(factOn(17));

  await ask(page, "When does the museum open on Sundays?");
  await expect(conversation).toContainText("half past nine");
  await page
    .getByRole("link", { name: /^(?!Open “).*Opening hours/ })
    .last()
    .click();
  await expect(panel.locator("mark").first()).toContainText("half past nine");
  expect(complaints).toEqual([]);
});

test("a question that the documents do not answer is refused in the bot's own words", async ({ page }) => {
  await enter(page);
  await makeBot(page, "Modest");
  const bot = page.url();
  await page.goto(`${bot}/settings`);
  await page
    .getByLabel(/refus|not answer|no answer/i)
    .first()
    .fill("That is beyond this lighthouse.");
  await page.getByRole("button", { name: /Save/ }).first().click();
  await expect(page.getByText(/saved/i).first()).toBeVisible();
  const text = await chooseBot(page, "Text", "Modest");
  await text.getByLabel("Title").fill("The lamp");
  await text.getByLabel("Text").fill("The lamp was lit in 1811. It has eight panels of glass.");
  await page.getByRole("button", { name: "Add the text" }).click();
  await untilReady(page);
  await page.goto(bot);
  const conversation = await ask(page, "Who won the football cup in 1974?");
  await expect(conversation).toContainText("That is beyond this lighthouse.");
  await expect(conversation.getByRole("link", { name: /^Source \d/ })).toHaveCount(0);
});

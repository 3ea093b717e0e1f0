import { expect, test } from "@playwright/test";
import { type OpenAiDouble, startOpenAiDouble } from "../../lib/testing/openai-double";
import { ask, complaintsOf, enter, HOME, makeBot, untilReady } from "../support/dashboard";

let provider: OpenAiDouble;

test.beforeAll(async () => {
  provider = await startOpenAiDouble();
  provider.script = { parts: ["The ferry sails", " at a quarter past four", " [1]", "."] };
});
test.afterAll(() => provider.close());

test("a connection is set up, a bot answers through it and says what that cost", async ({
  page,
  context,
}) => {
  const complaints = complaintsOf(context);
  await enter(page);
  await page.goto(`${HOME}/connections`);
  const form = page.getByRole("dialog");
  await expect(async () => {
    await page.getByRole("button", { name: "New connection" }).first().click();
    await expect(form).toBeVisible({ timeout: 500 });
  }).toPass();
  await form.getByRole("button", { name: /Provider/ }).click();
  await page.getByRole("option", { name: /Another server/ }).click();
  await form.getByLabel("Name").fill("Our server");
  await form.getByLabel("Address").fill(provider.url);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Not tested yet").filter({ visible: true })).toBeVisible();
  await page.getByRole("button", { name: "Test Our server" }).filter({ visible: true }).click();
  await expect(page.getByText("It works.").filter({ visible: true })).toBeVisible();

  await makeBot(page, "Ferryman");
  const chat = page.url();
  await page.goto(`${HOME}/sources/new`);
  await expect(async () => {
    await page.getByRole("tab", { name: "Text" }).click();
    await expect(page.getByRole("tabpanel", { name: "Text" })).toBeVisible({ timeout: 500 });
  }).toPass();
  const text = page.getByRole("tabpanel", { name: "Text" });
  await text.getByLabel("Title").fill("Timetable");
  await text
    .getByRole("textbox", { name: "Text" })
    .fill("The ferry to the island sails at a quarter past four.");
  const bot = text.getByRole("checkbox", { name: "Ferryman" });
  if (!(await bot.isChecked())) await text.getByText("Ferryman", { exact: true }).click();
  await text.getByRole("button", { name: /^Add/ }).click();
  await untilReady(page);

  await page.goto(`${chat}/settings`);
  await page.getByRole("button", { name: /Language model/ }).click();
  await page.getByRole("option", { name: "Our server" }).click();
  const chosen = page.getByRole("group", { name: "Language model" });
  const model = chosen.getByRole("combobox", { name: /^Model of/ });
  // It is there once the provider has said which models it has.
  await expect(chosen.getByRole("button", { name: /suggestions/i })).toBeVisible();
  // By the keyboard: the list moves with the page while the bar for saving comes in.
  await expect(async () => {
    // What is in the field already opens no list.
    await model.fill("");
    await model.fill("test");
    await expect(page.getByRole("option")).toHaveText(["test-writer"], { timeout: 2000 });
    await model.press("ArrowDown");
    await model.press("Enter");
    await expect(model).toHaveValue("test-writer", { timeout: 500 });
  }).toPass();
  await page.getByLabel("Read", { exact: true }).fill("10");
  await page.getByLabel("Written", { exact: true }).fill("100");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();

  await page.goto(chat);
  const conversation = await ask(page, "When does the ferry to the island sail?");
  await expect(conversation).toContainText("at a quarter past four");
  await expect(conversation).not.toContainText("Extractive mode");
  // 100 tokens read and 4 written, at the price that was set.
  await expect(conversation).toContainText("$0.0014");
  expect(provider.chats.at(-1)?.model).toBe("test-writer");

  expect(complaints).toEqual([]);
});

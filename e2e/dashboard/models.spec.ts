import { expect, test } from "@playwright/test";
import { type OpenAiDouble, startOpenAiDouble } from "../../lib/testing/openai-double";
import { addText, ask, complaintsOf, connect, disconnect, enter, makeBot } from "../support/dashboard";

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
  await connect(page, "Our server", provider.url);
  await page.getByRole("button", { name: "Test Our server" }).filter({ visible: true }).click();
  await expect(page.getByText("It works.").filter({ visible: true })).toBeVisible();

  await makeBot(page, "Ferryman");
  const chat = page.url();
  await addText(page, "Ferryman", "Timetable", "The ferry to the island sails at a quarter past four.");

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

  // A model that fails does not leave the question without an answer.
  provider.script = { status: 500 };
  const quoted = await ask(page, "When does the ferry sail to the island?");
  await expect(quoted).toContainText("does not work right now. These are quotes instead.");
  expect(complaints).toEqual([]);

  // What a bot answers through stays until the bot does not need it any more.
  await disconnect(page, "Our server");
  await expect(page.getByText("answer through this connection: “Ferryman”")).toBeVisible();
});

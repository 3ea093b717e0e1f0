import { expect, test } from "@playwright/test";
import { complaintsOf, enter, HOME, makeBot } from "../support/dashboard";

test("an answer of the bot is corrected in one step, and the team's own is given word by word from then on", async ({
  page,
  context,
}) => {
  const complaints = complaintsOf(context);
  await enter(page);
  await makeBot(page, "Concierge");
  const chat = page.url();
  const box = page.getByRole("textbox", { name: /^Ask / });
  const conversation = page.getByLabel("Conversation", { exact: true });
  await box.fill("Where do I leave my key?");
  await page.getByRole("button", { name: "Send the question" }).click();
  await conversation.getByRole("link", { name: "Correct this answer" }).click();

  const form = page.getByRole("dialog", { name: "Write an answer" });
  await expect(form.getByLabel("Question", { exact: true })).toHaveValue("Where do I leave my key?");
  await form.getByLabel("Answer", { exact: true }).fill("In the **red box** beside the door.");
  await form.getByLabel("Other ways to ask it").fill("How do I check out?");
  await form.getByLabel("Links", { exact: true }).fill("not an address");
  await form.getByRole("button", { name: "Save the answer" }).click();
  await expect(form.getByText("must be a web address")).toBeVisible();
  await form.getByLabel("Links", { exact: true }).fill("House rules https://example.com/rules");
  await form.getByRole("button", { name: "Save the answer" }).click();
  await expect(form).toBeHidden();
  await expect(page).toHaveURL(/\/answers$/);
  const row = page.getByRole("row", { name: /Where do I leave my key/ });
  await expect(row).toContainText("1 other phrasing");

  await page.goto(chat);
  await expect(async () => {
    await box.fill("where do i leave the key");
    await expect(page.getByRole("button", { name: "Send the question" })).toBeEnabled({ timeout: 500 });
  }).toPass();
  // "my" says whose key it is: another question.
  await page.getByRole("button", { name: "Send the question" }).click();
  await expect(conversation.getByRole("link", { name: "Correct this answer" })).toBeVisible();
  await page.goto(chat);
  await expect(async () => {
    await box.fill("how do I check out, please");
    await expect(page.getByRole("button", { name: "Send the question" })).toBeEnabled({ timeout: 500 });
  }).toPass();
  await page.getByRole("button", { name: "Send the question" }).click();
  await expect(conversation.getByText("Answered by the team")).toBeVisible();
  await expect(conversation.locator("strong")).toHaveText("red box");
  await expect(conversation.getByRole("link", { name: /House rules/ })).toHaveAttribute(
    "href",
    "https://example.com/rules",
  );
  await page.screenshot({ path: test.info().outputPath("answered.png") });
  await conversation.getByRole("link", { name: "Edit this answer" }).click();
  const edit = page.getByRole("dialog", { name: "Edit the answer" });
  await expect(edit.getByLabel("Links", { exact: true })).toHaveValue(
    "House rules https://example.com/rules",
  );
  await edit.getByRole("button", { name: "Cancel" }).click();
  await expect(row).toContainText("1×");

  await expect(async () => {
    await row.getByRole("button", { name: /What to do/ }).click();
    await expect(page.getByRole("menuitem", { name: "Disable" })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await expect(row).toContainText("Disabled");
  expect(complaints).toEqual([]);
});

test("answers come from a table, are searched, and go out as a table again", async ({ page }) => {
  await enter(page);
  await makeBot(page, "Porter");
  await page.goto(`${page.url()}/answers`);
  await expect(page.getByText("The team has not answered anything itself")).toBeVisible();
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    await page.getByRole("button", { name: "Import" }).click();
    await expect(dialog).toBeVisible({ timeout: 500 });
  }).toPass();
  const file = (text: string) => ({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await dialog.getByLabel("CSV file").setInputFiles(file("question,answer\nWhere is the lift?,\n"));
  await expect(dialog.getByRole("alert")).toContainText("Row 2: answer must not be empty");
  const table = "question,answer\nWhere is the lift?,Left of the stairs.\nIs there a safe?,Yes.\n";
  await dialog.getByLabel("CSV file").setInputFiles(file(table));
  await expect(page.getByText("2 answers added, 0 changed, 0 as before.")).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(3);
  await page.getByRole("searchbox", { name: "Search the answers" }).fill("STAIRS");
  await expect(page.getByRole("row")).toHaveCount(2);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("answers.csv");
  await page.goto(`${HOME}/bots`);
});

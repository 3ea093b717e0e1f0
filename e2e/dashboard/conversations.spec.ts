import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { complaintsOf, enter, HOME, makeBot } from "../support/dashboard";

test("an answer is rated with a reason, found again by that, and taken out as a file", async ({
  page,
  context,
}) => {
  const complaints = complaintsOf(context);
  await enter(page);
  await makeBot(page, "Warden");
  const question = "Where do the pelicans of the pier sleep?";
  await page.getByRole("textbox", { name: /^Ask / }).fill(question);
  await page.getByRole("button", { name: "Send the question" }).click();
  const chat = page.getByLabel("Conversation", { exact: true });
  await chat.getByRole("button", { name: "Bad answer" }).click();
  const form = chat.getByRole("form", { name: "What was wrong?" });
  await form.getByRole("button", { name: "Something is missing" }).click();
  await form.getByLabel("What would have been right").fill("On the east mole.");
  await form.getByRole("button", { name: "Send" }).click();
  await expect(chat.getByText("Something is missing: “On the east mole.”")).toBeVisible();

  await page.goto(`${HOME}/conversations?feedback=down`);
  await expect(page.getByRole("link", { name: question })).toBeVisible();
  await page.goto(`${HOME}/conversations?feedback=up`);
  await expect(page.getByText("Nothing fits the filter")).toBeVisible();
  await page.goto(`${HOME}/conversations`);
  await expect(async () => {
    await page.getByRole("searchbox", { name: "Search in questions and answers" }).fill("pelicans OF the");
    await expect(page).toHaveURL(/search=/, { timeout: 1500 });
  }).toPass();
  await expect(page.getByRole("row")).toHaveCount(2);
  const file = page.getByRole("link", { name: "Export as CSV" });
  await expect(file).toHaveAttribute("href", /search=pelicans/);
  const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
  const table = await readFile(await download.path(), "utf8");
  expect(table.trim().split("\r\n")).toHaveLength(2);
  expect(table).toContain("down,incomplete,On the east mole.");

  await page.getByRole("link", { name: question }).click();
  await expect(page.getByText("Something is missing: “On the east mole.”")).toBeVisible();
  await page.getByText("Details", { exact: true }).click();
  await expect(page.getByText("No, the sources did not cover it")).toBeVisible();
  await expect(page.getByText("Whole after")).toBeVisible();
  await page.getByText("How it was found").click();
  await expect(page.getByText("Refused below")).toBeVisible();
  const thumb = page.getByRole("button", { name: "Bad answer" });
  await thumb.click();
  await expect(thumb).toHaveAttribute("aria-pressed", "false");
  await page.goto(`${HOME}/conversations?feedback=any&search=pelicans`);
  await expect(page.getByText("Nothing fits the filter")).toBeVisible();
  expect(complaints).toEqual([]);
});

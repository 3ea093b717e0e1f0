import { expect, test } from "@playwright/test";
import { complaintsOf, enter, HOME } from "../support/dashboard";

test("the playground shows each step of an answer, also with other settings", async ({ page, context }) => {
  const complaints = complaintsOf(context);
  await enter(page);
  await page.goto(`${HOME}/bots`);
  await page
    .getByRole("main")
    .getByRole("link", { name: /MiniRAG guide/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Playground" }).click();
  const question = page.getByLabel("Question");
  await expect(async () => {
    await question.fill("Which file formats can I upload?");
    await page.getByRole("button", { name: "Ask" }).click();
    await expect(page.getByRole("article", { name: "Answer" })).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(page.getByRole("article", { name: "Answer" })).toContainText("PDF");
  await expect(page.getByText(/^Confidence 0\.\d\d, threshold 0\.\d\d/)).toBeVisible();
  await page.getByText("Search by words").click();
  await expect(page.getByRole("link", { name: "Sources: what a bot can read" }).first()).toBeVisible();
  await page.getByText("Prompt", { exact: true }).click();
  await expect(page.getByText("You answer questions from numbered passages")).toBeVisible();

  await page.getByText("Try other settings", { exact: true }).click();
  await page.getByText("Recommended", { exact: true }).last().click();
  await page.getByRole("slider", { name: "Threshold" }).focus();
  await page.keyboard.press("End");
  await page.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText(/threshold 1\.00/)).toBeVisible();
  await expect(page.getByText("The sources do not cover this question.")).toBeVisible();
  expect(complaints).toEqual([]);
});

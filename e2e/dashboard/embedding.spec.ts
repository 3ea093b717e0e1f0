import { expect, test } from "@playwright/test";
import { type OpenAiDouble, startOpenAiDouble } from "../../lib/testing/openai-double";
import { addText, complaintsOf, connect, disconnect, enter, HOME, makeBot } from "../support/dashboard";

let provider: OpenAiDouble;

test.beforeAll(async () => {
  provider = await startOpenAiDouble();
});
test.afterAll(() => provider.close());

test("a team chooses the model that searches by meaning, sees what that means and how far it is, and goes back", async ({
  page,
  context,
}) => {
  const complaints = complaintsOf(context);
  await enter(page);
  await connect(page, "Meaning server", provider.url);

  await makeBot(page, "Searcher");
  await addText(page, "Searcher", "Lamp", "The lamp was lit for the first time in 1873.");

  await page.goto(`${HOME}/settings`);
  const section = page.getByRole("region", { name: "Search by meaning" });
  const model = section.getByRole("combobox", { name: /^Model of/ });
  await expect(async () => {
    await section.getByRole("button", { name: /Embedded by/ }).click();
    await page.getByRole("option", { name: "Meaning server" }).click({ timeout: 1000 });
    await expect(model).toBeVisible({ timeout: 500 });
  }).toPass();
  // It is there once the provider has said which models it has.
  await expect(section.getByRole("button", { name: /suggestions/i })).toBeVisible();
  await expect(async () => {
    // What is in the field already opens no list.
    await model.fill("");
    await model.fill("test");
    await expect(page.getByRole("option")).toHaveText(["test-embedding"], { timeout: 2000 });
    await model.press("ArrowDown");
    await model.press("Enter");
    await expect(model).toHaveValue("test-embedding", { timeout: 500 });
  }).toPass();
  await expect(section.getByRole("status").filter({ hasText: "embedded anew" })).toContainText(
    /\d+ passages?/,
  );

  provider.embeddingStatus = 404;
  await section.getByRole("button", { name: "Save the model" }).click();
  await expect(section.getByText("does not embed with this model")).toBeVisible();
  provider.embeddingStatus = 200;
  provider.embeddingPauseMs = 700;
  // The field that was wrong has the focus, and may show its list.
  await page.keyboard.press("Escape");
  await section.getByRole("button", { name: "Save the model" }).click();
  await expect(page.getByText("Documents are being indexed for it.")).toBeVisible();
  await expect(section.getByRole("progressbar")).toBeVisible();
  // The page follows by itself.
  await expect(section.getByRole("progressbar")).toBeHidden({ timeout: 30_000 });
  provider.embeddingPauseMs = 0;
  expect(provider.embedded.some((one) => one.includes("1873"))).toBe(true);

  await disconnect(page, "Meaning server");
  await expect(page.getByText(/embedded through this connection/)).toBeVisible();

  await page.goto(`${HOME}/settings`);
  await expect(async () => {
    await section.getByRole("button", { name: /Embedded by/ }).click();
    await page.getByRole("option", { name: "None: by words alone" }).click({ timeout: 1000 });
    await expect(section.getByText("words alone, at once")).toBeVisible({ timeout: 500 });
  }).toPass();
  await section.getByRole("button", { name: "Save the model" }).click();
  await expect(page.getByText("The model is changed.").first()).toBeVisible();
  await expect(section.getByRole("button", { name: /Embedded by/ })).toContainText("None");

  await disconnect(page, "Meaning server");
  await expect(page.getByText("Meaning server” is removed")).toBeVisible();
  // The browser notes each refusal that was asked for above.
  expect(complaints.filter((one) => !/status of (409|422)/.test(one))).toEqual([]);
});

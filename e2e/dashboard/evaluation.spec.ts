import { expect, type Page, test } from "@playwright/test";
import { addText, ask, complaintsOf, enter, HOME, makeBot } from "../support/dashboard";

const FERRY = "The ferry to the island sails at a quarter past four. A ticket costs twelve euros.";
const SAILS = "When does the ferry sail?";

/** Presses what opens a dialog until it is open: before the page's scripts are there, nothing happens. */
async function open(page: Page, button: string) {
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    await page.getByRole("button", { name: button }).first().click();
    await expect(dialog).toBeVisible({ timeout: 500 });
  }).toPass();
  return dialog;
}

test("a set is made by hand, from a table and from an answer; two runs are compared, question by question", async ({
  page,
  context,
}) => {
  const complaints = complaintsOf(context);
  await enter(page);
  await makeBot(page, "Evaluated");
  const chat = page.url();
  await addText(page, "Evaluated", "Timetable", FERRY);

  await page.goto(`${chat}/evaluation`);
  await expect(page.getByText("There is no set of questions yet")).toBeVisible();
  const made = await open(page, "New set");
  await made.getByLabel("Name").fill("Timetables");
  await made.getByRole("button", { name: "Make the set" }).click();
  await expect(page.getByRole("heading", { name: "Timetables" })).toBeVisible();
  await expect(page.getByText("There is no question in this set yet")).toBeVisible();

  const added = await open(page, "Add question");
  await added.getByLabel("Question", { exact: true }).fill(SAILS);
  await added.getByRole("combobox", { name: "Document or source" }).fill("Timet");
  await page.getByRole("option", { name: /Timetable.*Document/ }).click();
  await added.getByLabel("Words of the passage").fill("quarter past four");
  await added.getByRole("button", { name: "Add the question" }).click();
  await expect(page.getByText("Cites “Timetable” with “quarter past four”")).toBeVisible();

  const imported = await open(page, "From CSV…");
  const send = (csv: string) =>
    imported
      .getByLabel("CSV file")
      .setInputFiles({ name: "q.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await send("question,document\nWhere?,nowhere.pdf\n");
  await expect(
    imported.getByText("Row 2, “document”: “nowhere.pdf” is no document of this bot."),
  ).toBeVisible();
  await send(
    "question,expects,answer\nWhat does a ticket cost?,,twelve euros\nWho won the cup in 1974?,refuses,\n",
  );
  await expect(imported.getByText("2 questions were added, 0 were changed.")).toBeVisible();
  await imported.getByRole("button", { name: "Done" }).click();

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Last run" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "answer was as expected" })).toContainText(
    "100 %",
  );

  // A bot that is never sure enough refuses everything: worse, and it shows.
  const id = chat.split("/").at(-1);
  const patched = await page.request.patch(`/api/v1/bots/${id}`, {
    headers: { "x-tenant": HOME.split("/").at(-1) ?? "", origin: new URL(chat).origin },
    data: { retrieval: { threshold: 1 } },
  });
  expect(patched.ok()).toBe(true);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("Worse: −66.7 points").first()).toBeAttached();
  await expect(page.getByRole("img", { name: "As expected, run by run: 100 %, 33 %" })).toBeVisible();
  await page.getByRole("link", { name: "See each question" }).click();
  await expect(page.getByRole("heading", { name: "Evaluation run" })).toBeVisible();
  const results = page.getByRole("list", { name: "Questions" });
  await expect(results.getByText("Refused wrongly")).toHaveCount(2);
  await results.getByText(SAILS).click();
  await expect(results.getByText("In the run before: as expected.").first()).toBeVisible();
  await page.goto(`${page.url()}?show=better`);
  await expect(page.getByText("There is none of these")).toBeVisible();
  // The table that was refused is the one thing that the browser notes.
  expect(complaints.filter((complaint) => !complaint.includes("status of 422"))).toEqual([]);
});

test("a question that was asked becomes part of an evaluation in one step", async ({ page }) => {
  await enter(page);
  await makeBot(page, "Asked before");
  const chat = page.url();
  await addText(page, "Asked before", "Timetable", FERRY);
  await page.goto(chat);
  await ask(page, SAILS);
  await page.getByRole("button", { name: "Add to evaluation" }).click();
  await expect(page.getByText("in the evaluation set “From conversations” now")).toBeVisible();
  await page.goto(`${chat}/evaluation`);
  await page.getByRole("link", { name: "From conversations" }).click();
  await expect(page.getByText(SAILS)).toBeVisible();
  await expect(page.getByText("Cites “Timetable”")).toBeVisible();
});

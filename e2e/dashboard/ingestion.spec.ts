import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { drawPdf, lines } from "@/lib/adapters/extractor/testing/draw-pdf";
import { makeZip } from "@/lib/adapters/extractor/testing/make-zip";
import { chooseWay, complaintsOf, enter, HOME } from "../support/dashboard";

const PNG = "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de";

let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  context = await browser.newContext();
  page = await context.newPage();
  await enter(page);
});
test.afterAll(() => context.close());

const row = (page: Page, name: string | RegExp) => page.getByRole("row", { name }).first();
const file = (name: string, content: string | Buffer, mimeType = "text/plain") => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});

async function manyFiles() {
  const pdf = await drawPdf([lines(["The pier is 90 metres long."], { x: 60, y: 700 })], "Pier");
  return [
    file("pier.pdf", Buffer.from(pdf), "application/pdf"),
    ...Array.from({ length: 7 }, (_, n) =>
      file(`note-${n}.md`, `# Note ${n}\n\nThe bell of pier ${n} rings at ${n}.`),
    ),
    file("table.csv", "Boat,Length\nAlma,12\nBerta,14\n", "text/csv"),
    file("broken.pdf", Buffer.from(pdf).subarray(0, 200), "application/pdf"),
    file("blank.txt", " \n\n"),
    file("empty.txt", ""),
    file("picture.dat", Buffer.from(PNG, "hex"), "application/octet-stream"),
    file("photo.png", Buffer.from(PNG, "hex"), "image/png"),
  ];
}

test("a dozen files at once: each has its end, in words; what is there already is named", async () => {
  const complaints = complaintsOf(context);
  await chooseWay(page, "Files");
  const files = await manyFiles();
  await page.locator("input[type=file][multiple]").setInputFiles(files);
  await expect(page.getByText("pier.pdf").first()).toBeVisible();
  await expect(page.getByText("This file is empty.")).toBeVisible();
  await expect(page.getByText(/\(\.png\) are not read/)).toBeVisible();
  await expect(page.getByText(/Your team then has about [1-9]\d* documents/)).toBeVisible();

  // The line is cut while they are sent: nothing has to be chosen again.
  await page.route("**/api/v1/sources", (route) => route.abort("connectionfailed"));
  await page.getByRole("button", { name: "Add 12 files" }).click();
  await expect(page.getByRole("alert").getByText(/still chosen/)).toBeVisible();
  await page.unroute("**/api/v1/sources");
  complaints.length = 0;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.waitForURL(/\/sources\/src_\w+$/);
  const source = page.url();

  await expect(row(page, /^broken/)).toContainText(/damaged|cut off|not whole/i, { timeout: 45_000 });
  await expect(row(page, /^blank/)).toContainText(/empty|no text/i);
  await expect(row(page, /^picture/)).toContainText(/PNG image/i);
  await expect(row(page, /^pier/)).toContainText("Ready");
  await expect(row(page, /^table/)).toContainText("Ready");
  await expect(page.locator("header").getByText("Partly ready").first()).toBeVisible({ timeout: 30_000 });

  // What is wrong lies in the files, so no other try is offered.
  await expect(page.getByRole("button", { name: /^Retry/ })).toHaveCount(0);

  await chooseWay(page, "Files");
  await page
    .locator("input[type=file][multiple]")
    .setInputFiles([file("again.md", files[1]?.buffer ?? Buffer.of())]);
  await expect(page.getByRole("list", { name: "Here already" })).toContainText("again.md: Here already, in");
  await page.getByRole("button", { name: "Add 1 file" }).click();
  await page.waitForURL(source);
  await expect(page.getByText(/already/i).first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test("an archive names the file in it that is there twice", async () => {
  const same = "# Tides\n\nHigh water is at noon.";
  const zip = makeZip([
    { name: "2025/tides.md", content: same },
    { name: "2026/tides.md", content: same },
  ]);
  await chooseWay(page, "Files");
  const input = page.locator("input[type=file][multiple]");
  await input.setInputFiles([file("tides.zip", Buffer.from(zip), "application/zip")]);
  await page.getByRole("button", { name: "Add 1 file" }).click();
  await page.waitForURL(/\/sources\/src_\w+$/);
  await expect(page.locator("header").getByText("Ready", { exact: true }).first()).toBeVisible({
    timeout: 30_000,
  });
  await row(page, /^tides/)
    .getByRole("link")
    .first()
    .click();
  await page.getByText("Details", { exact: true }).click();
  await expect(page.getByText("2026/tides.md, the same as 2025/tides.md")).toBeVisible();
});

test("a text stands beside its passages, and choosing one shows it in the text", async () => {
  const form = await chooseWay(page, "Text");
  await form.getByLabel("Title").fill("The log of the keeper");
  const paragraphs = Array.from(
    { length: 40 },
    (_, n) =>
      `On day ${n} the wind came from the ${n % 2 ? "west" : "east"}, and the keeper wrote it down in the log of the lighthouse with care.`,
  );
  await form.getByLabel("Text", { exact: true }).fill(paragraphs.join("\n\n"));
  await form.getByRole("button", { name: /^Add/ }).click();
  await page.waitForURL(/\/sources\/src_\w+$/);
  await expect(page.locator("header").getByText("Ready", { exact: true }).first()).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole("link", { name: "The log of the keeper" }).last().click();
  const panel = page.getByRole("complementary", { name: "Document" });
  await panel.getByText("Passages", { exact: true }).click();
  const passage = panel.getByRole("button", { name: /Passage 3/ });
  const text = (await passage.innerText()).split("\n").at(-1)?.slice(0, 60) ?? "";
  await passage.click();
  await expect(panel.locator("mark").first()).toBeInViewport();
  expect(text.length).toBeGreaterThan(20);
  expect(await panel.locator("mark").allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining(text.slice(0, 30))]),
  );
});

test("what was deleted is gone at once, and the job says that nothing is left", async () => {
  const form = await chooseWay(page, "Questions");
  await form.getByLabel("Title").fill("Asked often");
  await form.getByLabel("Question", { exact: true }).first().fill("When does the ferry leave?");
  await form.getByLabel("Answer", { exact: true }).first().fill("The ferry leaves at ten past seven.");
  await form.getByRole("button", { name: "Add the questions" }).click();
  await page.waitForURL(/\/sources\/src_\w+$/);
  await expect(page.locator("header").getByText("Ready", { exact: true }).first()).toBeVisible({
    timeout: 30_000,
  });

  await page.getByRole("button", { name: "More to do with this source" }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete the source" }).click();
  await page.waitForURL(/\/sources$/);
  await expect(page.getByRole("link", { name: "Asked often" })).toHaveCount(0);

  await page.goto(`${HOME}/jobs`);
  await expect(page.getByText(/Erased: .*1 document.*Looked again: nothing left\./).first()).toBeVisible({
    timeout: 30_000,
  });
  // The line of its source says how many failed, and opens to each with its cause.
  const failed = page.locator("details", { hasText: /broken/ }).first();
  await expect(failed.locator("summary")).toContainText("3 failed");
  const job = failed.getByRole("listitem").filter({ hasText: /broken/ });
  await expect(async () => {
    await failed.locator("summary").click();
    await expect(job).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(job).toContainText(/damaged|cut off|not whole/i);
  await expect(job.getByRole("button", { name: /Try again/ })).toHaveCount(0);
});

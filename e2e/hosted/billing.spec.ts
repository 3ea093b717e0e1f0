import { type BrowserContext, expect, type Page, test } from "@playwright/test";

// A team from its first day to its last: free, tried, paid, owed, ended. The payment service is a double with a clock.

const password = "a long pass phrase of nobody";
let slug = "";

async function pass(days: number): Promise<void> {
  await fetch(`${process.env.E2E_CONTROL}/advance?days=${days}`, { method: "POST" });
}

/** What the browser complains of on our own pages; the payment service's have no icon, and that is theirs. */
function complaintsAbout(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = [];
  context.on("console", (message) => {
    const isOurs = message.location().url.startsWith(origin);
    if (isOurs && ["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  return complaints;
}

async function signUp(page: Page): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel(/name/i).first().fill("Mill");
  await page.getByLabel("E-mail").fill(`miller-${Date.now()}@example.test`);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: /Sign up|Create|Make/ }).click();
  await page.waitForURL(/\/t\/[^/]+/);
  slug = new URL(page.url()).pathname.split("/")[2] ?? "";
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

const plan = (page: Page) => page.goto(`/t/${slug}/plan`);
/** How far a page scrolls past the end of what is shown. */
const blankBelow = (page: Page) =>
  page.evaluate(() => {
    const shown = document.querySelector("#main > *")?.getBoundingClientRect().bottom ?? 0;
    return document.documentElement.scrollHeight - Math.max(shown + scrollY, innerHeight);
  });
const notice = (page: Page) => page.getByRole("region", { name: "Your plan" });

test("free, tried, paid, owed, blocked, paid again, ended", async ({ page, context, baseURL }) => {
  test.setTimeout(180_000);
  const complaints = complaintsAbout(context, baseURL ?? "");
  await signUp(page);
  await plan(page);
  await expect(page.getByText("There is no subscription yet.")).toBeVisible();
  await expect(page.getByText("€29.00 a month")).toBeVisible();
  await expect(page.getByText(/^Without a subscription: the plan “Free”, with 2 bots/)).toBeVisible();
  expect(await blankBelow(page), "no page is longer than what is on it").toBeLessThan(100);
  await page.screenshot({ path: "test-results/plan-free.png", fullPage: true });

  // Buying leads to the service's page and back, and the plan is there at once.
  await page.getByRole("button", { name: "Pro, €29.00 a month" }).click();
  await page.getByRole("button", { name: "Pay" }).click();
  await page.waitForURL(/\/plan$/);
  await expect(page.getByText(/You are trying it out until/)).toBeVisible();
  await expect(notice(page).first()).toContainText("Your trial ends in 14 days. Test mode");
  await expect(notice(page)).toHaveCount(1);
  await page.screenshot({ path: "test-results/plan-trial.png", fullPage: true });

  await pass(15);
  await plan(page);
  await expect(page.getByText(/It is paid and renewed on/)).toBeVisible();
  await expect(page.getByRole("table", { name: "Invoices" })).toContainText("Paid");
  await page.screenshot({ path: "test-results/plan-paid.png", fullPage: true });

  // The card is declined with the next payment: adding is refused, with the way out, and nothing has to be typed again.
  await page.getByRole("button", { name: "Payment and invoices" }).click();
  await page.getByRole("button", { name: /Decline the next payment/ }).click();
  await pass(32);
  await plan(page);
  await expect(notice(page).first()).toContainText("The last payment failed: nothing new can be added.");
  await page.screenshot({ path: "test-results/plan-past-due.png", fullPage: true });
  await page.goto(`/t/${slug}/sources/new`);
  await page.locator("input[type=file][multiple]").setInputFiles({
    ...{ name: "mill.txt", mimeType: "text/plain" },
    buffer: Buffer.from("The mill grinds rye and wheat."),
  });
  await page.getByRole("button", { name: "Add 1 file" }).click();
  const refusal = page.getByRole("main").getByRole("alert");
  await expect(refusal).toContainText("The last payment failed. Pay the open invoice to go on adding.");
  await page.screenshot({ path: "test-results/plan-refused.png", fullPage: true });
  const [way] = await Promise.all([
    context.waitForEvent("page"),
    refusal.getByRole("link", { name: "Plan and usage" }).click(),
  ]);
  await way.getByRole("button", { name: "Payment and invoices" }).click();
  await way.getByRole("button", { name: /Pay the open invoice/ }).click();
  await way.close();
  await expect(async () => {
    await page.getByRole("button", { name: "Try again" }).click();
    await page.waitForURL(/\/sources\/src_/, { timeout: 5_000 });
  }).toPass({ timeout: 20_000 });

  // It is ended, taken back, and ended for good.
  await plan(page);
  await page.getByRole("button", { name: "End the subscription" }).click();
  await expect(page.getByRole("dialog")).toContainText(
    "within the limits of the plan “Free” (50 questions a day",
  );
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByText(/Until then everything stays as it is\./)).toBeVisible();
  await page.getByRole("button", { name: "Keep the subscription" }).click();
  await expect(page.getByText(/It is paid and renewed on/)).toBeVisible();
  await page.getByRole("button", { name: "End the subscription" }).click();
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByText(/Until then everything stays as it is\./)).toBeVisible();
  await pass(40);
  await plan(page);
  await expect(notice(page).first()).toContainText("The subscription has ended: nothing new can be added.");
  await expect(notice(page).first()).toContainText("within the limits of the plan “Free”");
  await page.screenshot({ path: "test-results/plan-ended.png", fullPage: true });
  // What was refused on purpose, above.
  expect(complaints.filter((complaint) => !complaint.includes("status of 402"))).toEqual([]);
});

test("a limit is told before it is reached and when it is, and the other bots go on", async ({ page }) => {
  await signUp(page);
  const bots = page.getByRole("link", { name: "Bots", exact: true });
  for (const name of ["First", "Second"]) {
    await bots.first().click();
    await page.getByRole("button", { name: "New bot" }).first().click();
    await page.getByRole("dialog").getByLabel("Name").fill(name);
    await page.getByRole("button", { name: "Make the bot" }).click();
    await page.waitForURL(/\/bots\/bot_\w+$/);
  }
  await page.goto(`/t/${slug}/bots`);
  await expect(notice(page)).toContainText("2 of 2 bots are in use: no bot can be added.");
  await page.getByRole("button", { name: "New bot" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("Third");
  await page.getByRole("button", { name: "Make the bot" }).click();
  await expect(page.getByRole("dialog")).toContainText("2 of 2 bots are in use on the plan “Free”");
  await expect(page.getByRole("dialog").getByRole("link", { name: "Plan and usage" })).toBeVisible();
  await page.goto(`/t/${slug}/plan`);
  await expect(page.getByRole("progressbar", { name: "Bots" })).toHaveAttribute("aria-valuenow", "100");
});

import { expect, test } from "@playwright/test";
import { HOME, signIn } from "../support/dashboard";

test("signing out ends the session on the server, not only in this browser", async ({ page, context }) => {
  await signIn(page);
  const kept = await context.cookies();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  await context.addCookies(kept);
  await page.goto(HOME);
  await expect(page).toHaveURL(/\/sign-in/);
  const answer = await page.request.get("/api/v1/me", { headers: { "x-tenant": "lighthouse" } });
  expect(answer.status()).toBe(401);
});

test("who is sent to the sign-in comes back to the page they wanted", async ({ page }) => {
  await page.goto(`${HOME}/jobs`);
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.getByLabel("E-mail").fill("olga@example.test");
  await page.getByLabel("Password", { exact: true }).fill("a wrong pass phrase");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("E-mail and password do not belong together.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("a long pass phrase");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`**${HOME}/jobs`);
});

test("the samples are labelled, and leave by one click and a yes", async ({ page }) => {
  await signIn(page);
  await page.goto(`${HOME}/sources`);
  await expect(page.getByRole("row", { name: /MiniRAG's guides/ })).toContainText("Sample");
  await page.goto(HOME);
  await page.getByRole("button", { name: "Remove samples" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove samples" }).click();
  await expect(page.getByText("The samples are gone.")).toBeVisible();
  await page.goto(`${HOME}/sources`);
  await expect(page.getByText("MiniRAG's guides")).toHaveCount(0);
});

test("a form that is sent before the page's scripts are there shows no password in the address", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("Password", { exact: true }).fill("a long pass phrase");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForLoadState();
  expect(page.url()).not.toContain("pass");
  await context.close();
});

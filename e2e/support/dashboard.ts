import { type BrowserContext, expect, type Page } from "@playwright/test";
import { OWNER, TENANT } from "./people";

export const home = `/t/${TENANT.slug}`;

/** Signs the owner in, as they would. */
export async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`**${home}`);
}

/** What the browser complains of: errors of scripts, refused content, failed loads. */
export function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  return complaints;
}

/** Adds a bot and opens it. */
export async function addBot(page: Page, name: string): Promise<string> {
  await page.goto(`${home}/bots`);
  await page
    .getByRole("button", { name: /New bot|Make a bot/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: /Make|Create/ }).click();
  await page.waitForURL(/\/bots\/bot_[^/]+/);
  return /bot_[^/?#]+/.exec(page.url())?.[0] ?? "";
}

/** Asks in the open chat and waits until the answer is whole. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole("textbox", { name: /question|ask/i }).fill(question);
  await page.getByRole("button", { name: "Send the question" }).click();
  await expect(page.getByRole("button", { name: "Stop the answer" })).toBeHidden();
  await expect(page.getByText(question)).toBeVisible();
}

import { type BrowserContext, type Cookie, expect, type Locator, type Page } from "@playwright/test";
import { OWNER, TENANT } from "./people";

export const HOME = `/t/${TENANT.slug}`;

/** Signs the owner in, as they would. */
export async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`**${HOME}`);
}

let session: Cookie[] | undefined;

/** The owner, signed in; by the form once, and with the same session after that: many sign-ins from one address are held up. */
export async function enter(page: Page): Promise<void> {
  if (session) {
    await page.context().addCookies(session);
    await page.goto(HOME);
    return;
  }
  await signIn(page);
  session = await page.context().cookies();
}

/** What the browser complains of: errors of scripts, content that is refused, loads that fail. It fills as pages are used. */
export function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  return complaints;
}

/** Makes a bot and lands in the chat with it. */
export async function makeBot(page: Page, name: string): Promise<void> {
  await page.goto(`${HOME}/bots`);
  await page.getByRole("button", { name: "New bot" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Make the bot" }).click();
  await page.waitForURL(/\/bots\/bot_\w+$/);
}

/** Asks in the open chat. @returns the answer, when it is whole */
export async function ask(page: Page, question: string): Promise<Locator> {
  await page.getByRole("textbox", { name: /^Ask / }).fill(question);
  await page.getByRole("button", { name: "Send the question" }).click();
  const conversation = page.getByLabel("Conversation");
  await expect(conversation.getByText(question, { exact: true }).last()).toBeVisible();
  await expect(conversation.getByText(/^Confidence/).last()).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop the answer" })).toBeHidden();
  return conversation;
}

/** Waits on a source's page until nothing of it is at work. */
export async function untilReady(page: Page): Promise<void> {
  await page.waitForURL(/\/sources\/src_\w+$/);
  await expect(page.locator("header").getByText("Ready", { exact: true }).first()).toBeVisible({
    timeout: 30_000,
  });
}

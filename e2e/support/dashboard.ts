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

/** Opens the page that adds a source, at one of the ways to do it. @returns its form */
export async function chooseWay(page: Page, way: string): Promise<Locator> {
  await page.goto(`${HOME}/sources/new`);
  const tab = page.getByRole("tab", { name: way, exact: true });
  // A click before the page's scripts are there changes nothing.
  await expect(async () => {
    await tab.click();
    await expect(tab).toHaveAttribute("aria-selected", "true", { timeout: 500 });
  }).toPass();
  return page.getByRole("tabpanel", { name: way });
}

/** Adds a text that a bot answers from, and waits until it can. */
export async function addText(page: Page, bot: string, title: string, text: string): Promise<void> {
  const form = await chooseWay(page, "Text");
  await form.getByLabel("Title").fill(title);
  await form.getByRole("textbox", { name: "Text" }).fill(text);
  await tickBot(form, bot);
  await form.getByRole("button", { name: /^Add/ }).click();
  await untilReady(page);
}

/** Ticks a bot in a form; the only one there is ticked already. */
export async function tickBot(form: Locator, bot: string): Promise<void> {
  const box = form.getByRole("checkbox", { name: bot });
  if (!(await box.isChecked())) await form.getByText(bot, { exact: true }).click();
  await expect(box).toBeChecked();
}

/** Sets up a connection to a server that speaks as OpenAI does. */
export async function connect(page: Page, name: string, address: string): Promise<void> {
  await page.goto(`${HOME}/connections`);
  const form = page.getByRole("dialog");
  await expect(async () => {
    await page.getByRole("button", { name: "New connection" }).first().click();
    await expect(form).toBeVisible({ timeout: 500 });
  }).toPass();
  await form.getByRole("button", { name: /Provider/ }).click();
  await page.getByRole("option", { name: /Another server/ }).click();
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("Address").fill(address);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Not tested yet").filter({ visible: true })).toBeVisible();
}

/** Asks for a connection to be removed, and says yes. */
export async function disconnect(page: Page, name: string): Promise<void> {
  await page.goto(`${HOME}/connections`);
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await expect(async () => {
    const remove = page.getByRole("button", { name: `Remove ${name}` });
    await remove.filter({ visible: true }).click();
    await expect(dialog).toBeVisible({ timeout: 500 });
  }).toPass();
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
}

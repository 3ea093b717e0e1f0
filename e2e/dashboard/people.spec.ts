// Two people in two browsers.
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { TOTP } from "otpauth";
import { ask, complaintsOf, HOME, makeBot, signIn } from "../support/dashboard";
import { GINA } from "../support/issuer";
import { linkTo } from "../support/mails";

const RITA = { email: "rita@example.test", name: "Rita Reader", password: "a pass phrase of Rita's" };

let owner: Page;
let theirs: BrowserContext;
let guest: Page;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  owner = await (await browser.newContext()).newPage();
  theirs = await browser.newContext({ colorScheme: "dark" });
  guest = await theirs.newPage();
  await signIn(owner);
});
test.afterAll(async () => {
  await owner.context().close();
  await theirs.close();
});

/** Calls the API as the page would. */
function callFrom(page: Page, method: string, body: object): Promise<{ secret: string; codes: string[] }> {
  const call = { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  return page.evaluate(async (init) => (await fetch("/api/v1/account/second-factor", init)).json(), call);
}

async function changeRole(page: Page, name: string, role: string): Promise<void> {
  await page.goto(`${HOME}/members`);
  await page.getByRole("button", { name: new RegExp(`Role of ${name}`) }).click();
  await page.getByRole("option", { name: role }).click();
  await expect(page.getByText(`${name} is now ${role.toLowerCase()}.`)).toBeVisible();
}

test("the owner invites, and the invited comes in as what they were invited as", async () => {
  const complaints = complaintsOf(theirs);
  await owner.goto(`${HOME}/members`);
  await owner.getByRole("button", { name: "Invite" }).first().click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "E-mail" }).fill(RITA.email);
  await dialog.getByText("Editor", { exact: true }).click();
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  await expect(dialog.getByText("Pass this link on")).toBeVisible();

  const link = await linkTo(RITA.email, /^Join Lighthouse/);
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "Join Lighthouse" })).toBeVisible();
  await guest.getByLabel("Your name").fill(RITA.name);
  await guest.getByLabel("Password", { exact: true }).fill(RITA.password);
  await guest.getByRole("button", { name: "Make an account and join" }).click();
  await guest.waitForURL(`**${HOME}`);
  await expect(guest.getByRole("link", { name: "Sources", exact: true })).toBeVisible();
  await guest.goto(`${HOME}/sources/new`);
  await expect(guest.getByRole("tab", { name: "Files" })).toBeVisible();

  // The link worked once.
  await guest.goto(link);
  await guest.reload();
  await expect(guest.getByRole("heading", { name: "This invitation does not work" })).toBeVisible();
  expect(complaints.filter((line) => !line.includes("status of 4"))).toEqual([]);
});

test("a demotion holds at once, in pages that are open", async () => {
  await makeBot(guest, "Rita's bot");
  const chat = guest.url();
  await changeRole(owner, RITA.name, "Reader");
  await guest.goto(`${HOME}/sources/new`);
  await expect(guest.getByText("You can look, but not add")).toBeVisible();
  const answer = await guest.request.post("/api/v1/bots", {
    headers: { "x-tenant": "lighthouse", origin: new URL(chat).origin },
    data: { name: "Another" },
  });
  expect(answer.status()).toBe(403);
  await guest.goto(chat);
  await ask(guest, "Anything?");
});

test("who is removed is out at once, and their open chat stops", async () => {
  const chat = guest.url();
  await owner.goto(`${HOME}/members`);
  await owner.getByRole("button", { name: `What to do with ${RITA.name}` }).click();
  await owner.getByRole("menuitem", { name: /Remove/ }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(owner.getByRole("row", { name: new RegExp(RITA.name) })).toHaveCount(0);

  await guest.getByRole("textbox", { name: /^Ask / }).fill("And now?");
  await guest.getByRole("button", { name: "Send the question" }).click();
  await expect(guest.getByText("There is no such tenant.")).toBeVisible();
  await guest.goto(chat);
  await expect(guest.getByRole("textbox", { name: /^Ask / })).toHaveCount(0);
  await guest.goto("/teams");
  await expect(guest.getByText("Lighthouse")).toHaveCount(0);
});

test("a password is reset by the link in the mail; the old one and other sessions end", async ({
  browser,
}) => {
  const other = await browser.newPage();
  await other.goto("/forgot-password");
  await other.getByLabel("E-mail").fill(RITA.email);
  await other.getByRole("button", { name: "Send a link" }).click();
  await other.goto(await linkTo(RITA.email, /new password/));
  await other.getByLabel("New password").fill("another pass phrase");
  await other.getByRole("button", { name: /password/i }).click();
  await expect(other.getByText(/sign in|changed|welcome|team/i).first()).toBeVisible();
  await guest.goto("/account");
  await expect(guest).toHaveURL(/\/sign-in/);
  await other.close();
});

test("somebody signs in with “Google”, and is the same person the next time", async ({ browser }) => {
  for (const visit of ["first", "second"]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Continue with Google" }).click();
    await page.waitForURL(/\/(teams|t\/)/);
    await page.goto("/account");
    await expect(page.getByText(GINA.email).first(), visit).toBeVisible();
    await context.close();
  }
});

test("who comes by “Google” and has a second factor is asked for a code", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const viaGoogle = async () => {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Continue with Google" }).click();
  };
  await viaGoogle();
  await page.waitForURL(/\/(teams|t\/)/);
  const { secret } = await callFrom(page, "POST", { password: "" });
  const { codes } = await callFrom(page, "PUT", { code: new TOTP({ secret }).generate() });
  await context.clearCookies();
  await viaGoogle();
  await page.waitForURL(/\/sign-in\/code/);
  await page.getByLabel("Code").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/(teams|t\/)/);
  await context.close();
});

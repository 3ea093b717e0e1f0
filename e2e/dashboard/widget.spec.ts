import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { complaintsOf, enter, HOME, makeBot } from "../support/dashboard";

// The real panel is loaded with the page, again and again.
test.setTimeout(120_000);

/** One pixel. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Makes a bot and opens its page "Widget". */
async function openWidget(page: Page, name: string): Promise<string> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await enter(page);
  await makeBot(page, name);
  await page.getByRole("link", { name: "Widget", exact: true }).click();
  await page.waitForURL(/\/widget$/);
  return /bot_\w+/.exec(page.url())?.[0] ?? "";
}

/** A question as the launcher and the panel of a page of example.com send it. */
async function askAsVisitor(page: Page, bot: string, message: string): Promise<void> {
  const post = (path: string, data: object, headers: Record<string, string>) =>
    page.request.post(`/api/widget/${path}`, { data, headers });
  const own = (token: string) => ({ authorization: `Bearer ${token}`, "sec-fetch-site": "same-origin" });
  const session = await post(`session?bot=${bot}`, {}, { origin: "https://example.com" });
  const visitor = await post("visitor", {}, own((await session.json()).token));
  const body = { message, page: { url: "https://example.com/visit?by=mail#top" } };
  const answer = await post("ask", body, own((await visitor.json()).token));
  expect(answer.status()).toBe(200);
}

const save = async (page: Page) => {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The widget is saved.").first()).toBeVisible();
};
/** The real panel, as the preview frames it. */
const previewOf = (page: Page) => page.frameLocator('iframe[title="Preview of the chat"]');
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("a bot is published for a site, and a site that is none is refused with words", async ({
  page,
  context,
}) => {
  const complaints = complaintsOf(context);
  const bot = await openWidget(page, "Gatekeeper");
  const publish = part(page, "Publish");
  await expect(async () => {
    await publish.getByText("On", { exact: true }).click();
    await expect(publish.getByText(/no site may show it yet/)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const site = publish.getByLabel("Site 1", { exact: true });
  await site.fill("example.com");
  await site.blur();
  await expect(publish.getByText("Write it with https:// in front: https://example.com")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(site).toBeFocused();
  await site.fill("https://Example.com/");
  await publish.getByRole("button", { name: "Add a site" }).click();
  await expect(publish.getByLabel("Site 2", { exact: true })).toBeFocused();
  await page.keyboard.type("https://*.example.org");
  await save(page);

  await page.reload();
  await expect(part(page, "Publish").getByRole("radio", { name: /^On/ })).toBeChecked();
  await expect(part(page, "Publish").getByLabel("Site 1", { exact: true })).toHaveValue(
    "https://example.com",
  );
  const config = (origin: string) =>
    page.request.get(`/api/widget/config?bot=${bot}`, { headers: { origin } });
  expect((await config("https://www.example.org")).status()).toBe(200);
  expect((await config("https://example.org")).status()).toBe(403);

  await askAsVisitor(page, bot, "Is the gate open on Sundays?");
  await page.goto(`${HOME}/conversations?channel=widget`);
  await expect(page.getByRole("row", { name: /Is the gate open/ })).toContainText("Widgetexample.com/visit");
  await page.getByRole("link", { name: "Is the gate open on Sundays?" }).click();
  await expect(page.getByRole("link", { name: "example.com/visit" })).toHaveAttribute(
    "href",
    "https://example.com/visit",
  );
  expect(complaints).toEqual([]);
});

test("the preview shows what is not saved; a faint colour is named, and a better one offered", async ({
  page,
}) => {
  await openWidget(page, "Painter");
  const panel = previewOf(page);
  const document = panel.locator("html");
  await expect(panel.getByRole("heading", { name: "Painter" })).toBeVisible();
  await expect(document).toHaveAttribute("style", /--own: #2563eb/);
  const look = part(page, "Look");
  await look.getByLabel("Colour", { exact: true }).fill("#facc15");
  await expect(look.getByText(/On a light page it is hard to see/)).toBeVisible();
  await expect(document).toHaveAttribute("style", /--own: #facc15; --ink: #000000/);
  await look.getByRole("button", { name: /^Take #/ }).click();
  await expect(look.getByText(/hard to see/)).toBeHidden();
  const better = await look.getByLabel("Colour", { exact: true }).inputValue();
  await expect(document).toHaveAttribute("style", new RegExp(`--own: ${better}`));
  await look.getByLabel("Welcome").fill("Ahoy!");
  await look.getByLabel("Suggested questions").fill("When?\nWhere?");
  await expect(panel.getByText("Ahoy!")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Where?" })).toBeVisible();
  await page.getByRole("radiogroup", { name: "Page" }).getByRole("radio", { name: "Dark" }).click();
  await expect(document).toHaveAttribute("style", /color-scheme: dark/);
  // It answers like the real one, and what is left in it is left nowhere.
  await panel.getByRole("button", { name: "When?" }).click();
  await expect(panel.locator(".answer").last()).not.toHaveAttribute("aria-busy", "true");
  await expect(panel.locator(".asked")).toContainText("When?");
  await save(page);

  await page.getByRole("link", { name: "Chat", exact: true }).click();
  await expect(page.getByText("Ahoy!")).toBeVisible();
  await expect(page.getByRole("button", { name: "Where?" })).toBeVisible();
});

test("visitors, forms, a secret that is shown once, and a line to copy", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const bot = await openWidget(page, "Porter");
  const visitors = part(page, "Visitors");
  await visitors.getByText("For 30 days", { exact: true }).click();
  await visitors.getByLabel("One visitor, a minute", { exact: true }).fill("lots");
  await expect(visitors.getByText("Write a whole number from 1 to 1,000,000, or nothing.")).toBeVisible();
  await visitors.getByLabel("One visitor, a minute", { exact: true }).fill("5");
  const forms = part(page, "Forms");
  await forms.getByText("When the bot has no answer", { exact: true }).click();
  await forms.getByLabel("Mails go to").fill("help@example.test");
  await save(page);

  await visitors.getByRole("button", { name: "Make a secret" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/^mv_/)).toBeVisible();
  await dialog.getByRole("button", { name: "I have copied it" }).click();
  await expect(visitors.getByRole("button", { name: "Replace the secret…" })).toBeVisible();

  const look = part(page, "Look");
  const picture = { name: "logo.png", mimeType: "image/png", buffer: PICTURE };
  await look.getByLabel("Picture for the logo").setInputFiles({ ...picture, mimeType: "image/svg+xml" });
  await expect(look.getByText("The logo must be a PNG, JPEG, GIF or WebP picture.")).toBeVisible();
  await look.getByLabel("Picture for the logo").setInputFiles(picture);
  const logo = look.getByAltText("The logo as it is now");
  await expect.poll(() => logo.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
  await look.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(logo).toBeHidden();

  const install = part(page, "Install");
  await install.getByRole("button", { name: "Copy code" }).click();
  const line = `<script async src="http://127.0.0.1:3210/widget.js" data-bot="${bot}"></script>`;
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(line);
  await expect(install.getByText("frame-src http://127.0.0.1:3210;")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the page can be used by everybody, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openWidget(page, `Everybody ${colorScheme}`);
    const publish = part(page, "Publish");
    await publish.getByText("Paused", { exact: true }).click();
    await publish.getByText("Show the page", { exact: true }).click();
    await publish.getByLabel("Site 1", { exact: true }).fill("example.com");
    await part(page, "Look").getByLabel("Colour", { exact: true }).fill("#facc15");
    await part(page, "Forms").getByText("Before the first question", { exact: true }).click();
    await expect(previewOf(page).getByText("The chat is taking a break.")).toBeVisible();
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(tooWide).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).exclude("[data-live-announcer]").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
        [],
      );
    }
  });
}

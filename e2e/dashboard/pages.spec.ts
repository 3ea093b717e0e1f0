// Every page as a person finds it: at desk and phone width, in both themes, without a complaint of the browser.
import { expect, type Page, test } from "@playwright/test";
import { complaintsOf, enter, HOME } from "../support/dashboard";

const OPEN = [
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/reset-password",
  "/sign-in/link",
  "/invitation",
  "/verify-email",
  "/receipts/not-there",
];
const LISTS = [
  "",
  "/bots",
  "/sources",
  "/sources/new",
  "/conversations",
  "/contacts",
  "/jobs",
  "/tokens",
  "/members",
  "/plan",
  "/settings",
  "/connections",
  "/audit",
];
const OWN = ["/teams", "/account", "/account/security", "/account/sessions"];
const CONSOLE = ["", "/tenants", "/users", "/jobs", "/settings", "/audit", "/components"];

const SIZES = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
];

/** The pages of single things, found as people do: by the first link to one in a list. */
async function singles(page: Page): Promise<string[]> {
  const first = async (list: string, part: string) => {
    await page.goto(list);
    return (await page.locator(`main a[href*="${part}"]`).first().getAttribute("href")) ?? "";
  };
  const bot = /^.*bot_\w+/.exec(await first(`${HOME}/bots`, "/bots/bot_"))?.[0] ?? "";
  const source = await first(`${HOME}/sources`, "/sources/src_");
  const document = await first(source, "/documents/doc_");
  return [bot, `${bot}/sources`, `${bot}/playground`, `${bot}/settings`, `${bot}/widget`, source, document];
}

async function look(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(tooWide, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
  // Parts of a page arrive one after the other; what is there in the end has a name.
  await expect.poll(() => nameless(page), { message: path, timeout: 5_000 }).toEqual([]);
}

/** Buttons, links and fields without a name, which are nothing to who cannot see them. */
function nameless(page: Page): Promise<string[]> {
  return page
    .locator("button:visible, a:visible, input:visible, textarea:visible, select:visible")
    .evaluateAll((all) =>
      all
        .filter((one) => {
          const labels = (one as HTMLInputElement).labels?.length ?? 0;
          const isNamed = one.hasAttribute("aria-label") || one.hasAttribute("aria-labelledby");
          return !(isNamed || labels > 0 || one.textContent?.trim());
        })
        .map((one) => one.outerHTML.slice(0, 200)),
    );
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`all pages, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(400_000); // some sixty pages
    const context = await browser.newContext({ colorScheme });
    const complaints = complaintsOf(context);
    const page = await context.newPage();
    for (const path of OPEN) await look(page, path);
    await enter(page);
    const paths = [
      ...LISTS.map((path) => `${HOME}${path}`),
      ...OWN,
      ...CONSOLE.map((path) => `/admin${path}`),
      ...(await singles(page)),
    ];
    for (const viewport of SIZES) {
      await page.setViewportSize(viewport);
      for (const path of paths) await look(page, path);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
}

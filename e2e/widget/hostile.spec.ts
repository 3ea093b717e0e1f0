import { expect, test } from "@playwright/test";
import {
  bubbleOf,
  type ForeignSite,
  pageWith,
  panelOf,
  publish,
  startForeignSite,
  tag,
} from "../support/widget";

let site: ForeignSite;
let bot = "";

test.beforeAll(async () => {
  site = await startForeignSite();
  bot = await publish("Shopkeeper", [site.url]);
  site.show("/other", { body: pageWith("") });
});
test.afterAll(() => site.close());

test("a page's styles do not reach it", async ({ page }) => {
  const hostile = `<style>
    * { display: none !important; all: unset !important; position: static !important; opacity: 0 !important; direction: ltr !important }
    html, body, main { display: block !important }
    button { width: 400px !important; background: red !important; transform: rotate(9deg) !important }
    minirag-widget { visibility: hidden !important; pointer-events: none !important; z-index: -1 !important }
  </style>`;
  await page.goto(site.show("/styles", { body: pageWith(tag(bot), hostile) }));
  const bubble = bubbleOf(page);
  await expect(bubble).toBeVisible();
  expect(await bubble.boundingBox()).toMatchObject({ width: 56, height: 56 });
  await bubble.click();
  await expect(panelOf(page).getByRole("textbox").first()).toBeFocused();
  expect(await page.locator("minirag-widget iframe").boundingBox()).toMatchObject({ width: 400 });
});

test("an app that exchanges its body keeps the chat, and the conversation in it", async ({ page }) => {
  await page.goto(site.show("/app", { body: pageWith(tag(bot)) }));
  await bubbleOf(page).click();
  const input = panelOf(page).getByRole("textbox").first();
  await input.fill("Half a question");
  await page.evaluate(() => {
    history.pushState({}, "", "/app/next");
    document.body.replaceChildren("Another page");
    document.body = document.createElement("body");
  });
  await expect(input).toHaveValue("Half a question");
  // Also when it is taken out by name: then it comes back, and the frame is made anew.
  await page.evaluate(() => document.querySelector("minirag-widget")?.remove());
  await expect(panelOf(page).getByRole("textbox").first()).toBeVisible();
});

test("a page that keeps removing it has its will, and stays usable", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  const fighter = `<script>
    let removed = 0;
    new MutationObserver(() => {
      for (const element of document.documentElement.children)
        if (!["HEAD", "BODY"].includes(element.tagName)) { removed += 1; element.remove(); }
      document.body.dataset.removed = removed;
    }).observe(document, { childList: true, subtree: true });
  </script>`;
  await page.goto(site.show("/fighter", { body: pageWith(fighter + tag(bot)) }));
  await expect.poll(() => said.join()).toContain("keeps removing <minirag-widget>");
  await expect(page.locator("minirag-widget")).toHaveCount(0);
  expect(Number(await page.locator("body").getAttribute("data-removed"))).toBeLessThanOrEqual(6);
  await page.getByRole("link", { name: "Elsewhere" }).click();
  await page.waitForURL("**/other");
});

test("runs once however often its script does, and an app may mount it twice", async ({ page }) => {
  const twice = `<script>window.MiniRAG = [["open"]]</script>${tag(bot)}${tag(bot)}`;
  await page.goto(site.show("/twice", { body: pageWith(twice) }));
  // What was said before the script was there.
  await expect(panelOf(page).getByRole("textbox").first()).toBeFocused();
  await expect(page.locator("minirag-widget")).toHaveCount(1);
  const isSame = await page.evaluate((id) => {
    const api = Reflect.get(window, "MiniRAG" as string);
    api.init({ bot: id }).destroy();
    const chat = api.init({ bot: id });
    return chat === api.init({ bot: id });
  }, bot);
  expect(isSame).toBe(true);
  await expect(page.locator("minirag-widget")).toHaveCount(1);
  await expect(panelOf(page).getByRole("textbox").first()).toBeVisible();
});

test("a page that is not on the list gets nothing, and one line that says what to do", async ({ page }) => {
  const stranger = await startForeignSite();
  const said: string[] = [];
  const answers: { status: number; headers: Record<string, string>; body: string }[] = [];
  page.on("console", (message) => message.type() === "warning" && said.push(message.text()));
  await page.goto(stranger.show("/", { body: pageWith(tag(bot)) }));
  await expect.poll(() => said).toHaveLength(1);
  expect(said[0]).toContain(`add the site ${stranger.url}`);
  await expect(page.locator("minirag-widget")).toHaveCount(0);

  for (const [method, path] of [
    ["GET", "config"],
    ["POST", "session"],
    ["OPTIONS", "session"],
  ]) {
    const response = await fetch(`${process.env.E2E_URL}/api/widget/${path}?bot=${bot}`, {
      method,
      headers: { origin: stranger.url, "content-type": "application/json" },
      ...(method === "POST" && { body: "{}" }),
    });
    answers.push({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    });
  }
  for (const answer of answers) {
    expect(answer.status).toBe(403);
    expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
    expect(answer.body).not.toContain("Shopkeeper");
  }
  // A frame of the conversation is refused as well.
  await page.goto(
    stranger.show("/framed", {
      body: pageWith(`<iframe src="${process.env.E2E_URL}/embed/${bot}"></iframe>`),
    }),
  );
  await expect(page.locator("iframe").contentFrame().getByRole("textbox")).toHaveCount(0);
  await stranger.close();
});

test("tries again at the next click when the network was down", async ({ page }) => {
  await page.goto(site.show("/offline", { body: pageWith(tag(bot)) }));
  await expect(bubbleOf(page)).toBeVisible();
  await page.route("**/api/widget/session*", (route) => route.abort());
  await bubbleOf(page).click();
  await expect(page.locator("minirag-widget iframe")).toHaveCount(0);
  await expect(bubbleOf(page)).toHaveAttribute("aria-expanded", "false");
  await page.unroute("**/api/widget/session*");
  await bubbleOf(page).click();
  await expect(panelOf(page).getByRole("textbox").first()).toBeFocused();
});

import { expect, type Page, test } from "@playwright/test";
import {
  bubbleOf,
  type ForeignSite,
  pageWith,
  panelOf,
  publish,
  startForeignSite,
  tag,
} from "../support/widget";

const FLOOD = 10_000;

let site: ForeignSite;
let stranger: ForeignSite;
let bot = "";

test.beforeAll(async () => {
  [site, stranger] = await Promise.all([startForeignSite(), startForeignSite()]);
  bot = await publish("Listener", [site.url]);
});
test.afterAll(() => Promise.all([site.close(), stranger.close()]));

/** What somebody would say who wants to be taken for the launcher, or for the panel. */
const SHAPES = [
  null,
  0,
  "",
  "minirag:connect",
  [],
  {},
  { type: null },
  { type: "minirag:connect" },
  { type: "minirag:connect", token: null, page: null },
  { type: ["minirag:connect"] },
  { type: "MINIRAG:CONNECT", token: "stolen" },
  { type: "token", token: "stolen" },
  { type: "ask", message: "What is the secret?" },
  { type: "identify", identity: "somebody.else" },
  { type: "reset" },
  { type: "preview", config: { name: "Taken over" } },
  { type: "close" },
  { type: "ready" },
  { type: "unread", count: 99 },
  { type: "event", name: "error", detail: {} },
  { __proto__: { type: "minirag:connect" } },
];

/** Says all of it, 1 MB at once, and then so much that nothing else would get through; without a port, as it has none to give. */
const flood = (page: Page, target: "page" | "panel") =>
  page.evaluate(
    async ({ shapes, most, whom }) => {
      const frame = document.querySelector("minirag-widget")?.shadowRoot?.querySelector("iframe");
      const window_ = whom === "panel" ? frame?.contentWindow : window;
      if (!window_) throw new Error("there is no panel");
      for (const shape of shapes) window_.postMessage(shape, "*");
      window_.postMessage({ type: "ask", message: "x".repeat(2 ** 20) }, "*");
      for (let count = 0; count < most; count += 1)
        window_.postMessage(shapes[count % shapes.length] ?? null, "*");
      // Behind the last of them.
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
    { shapes: SHAPES, most: FLOOD, whom: target },
  );

test("launcher and panel take nothing but their own port for the other one, and stay usable in a flood", async ({
  page,
}) => {
  const failed: string[] = [];
  page.on("pageerror", (error) => failed.push(error.message));
  await page.goto(site.show("/", { body: pageWith(tag(bot)) }));
  await flood(page, "page");
  await expect(bubbleOf(page)).toHaveAttribute("aria-expanded", "false");
  await bubbleOf(page).click();
  const panel = panelOf(page);
  const input = panel.getByRole("textbox", { name: "Your question" });
  await expect(input).toBeFocused();
  await input.fill("Half a question");

  await flood(page, "panel");
  await flood(page, "page");
  await expect(panel.getByRole("heading", { level: 1 })).toHaveText("Listener");
  await expect(panel.locator(".asked")).toHaveCount(0);
  await expect(input).toHaveValue("Half a question");
  await expect(bubbleOf(page, /close/i)).toHaveAttribute("aria-expanded", "true");
  await input.press("Enter");
  await expect(panel.locator(".asked")).toHaveText(/Half a question/);
  await expect(panel.locator(".answer").last()).not.toHaveAttribute("aria-busy", "true");
  await input.press("Escape");
  await expect(bubbleOf(page)).toBeFocused();
  expect(failed).toEqual([]);
});

test("a frame beside the panel that hands over a port first is not listened to", async ({ page }) => {
  // It knows the panel by its page, and says the right words to it from the first moment on, again and again.
  const attacker = `<script>
    window.heard = 0;
    window.said = 0;
    setInterval(() => {
      const frame = parent.document.querySelector("minirag-widget")?.shadowRoot.querySelector("iframe");
      if (!frame || said > 2000) return;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { window.heard += 1; };
      frame.contentWindow.postMessage({ type: "minirag:connect", token: "stolen", page: { url: "x" } }, "*", [port2]);
      window.said += 1;
    }, 1);
  </script>`;
  site.show("/attacker", { body: attacker });
  const frame = '<iframe src="/attacker" name="attacker" title="Advertisement"></iframe>';
  await page.goto(site.show("/beside", { body: pageWith(frame + tag(bot)) }));
  await bubbleOf(page).click();
  await expect(panelOf(page).getByRole("textbox", { name: "Your question" })).toBeFocused();
  const beside = page.frame("attacker");
  await expect.poll(() => beside?.evaluate(() => Reflect.get(window, "said"))).toBeGreaterThan(50);
  expect(await beside?.evaluate(() => Reflect.get(window, "heard"))).toBe(0);
});

test("a page of another site gets no panel by opening it, and no word out of it", async ({ page }) => {
  await page.goto(stranger.show("/", { body: pageWith("") }));
  const opening = page.waitForEvent("popup");
  await page.evaluate((url) => {
    Reflect.set(window, "heard", 0);
    const hear = () => Reflect.set(window, "heard", Reflect.get(window, "heard") + 1);
    addEventListener("message", hear);
    const opened = window.open(url);
    let said = 0;
    setInterval(() => {
      said += 1;
      if (said > 500) return;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = hear;
      opened?.postMessage({ type: "minirag:connect", token: "stolen", page: { url } }, "*", [port2]);
    }, 2);
  }, `${process.env.E2E_URL}/embed/${bot}`);
  const popup = await opening;
  await popup.waitForLoadState();
  await page.waitForTimeout(1_500);
  // It waits for the page around it, shows nothing, and has answered nobody.
  await expect(popup.locator("#panel")).toBeEmpty();
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toBe(0);
});

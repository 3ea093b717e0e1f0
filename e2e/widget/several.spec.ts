import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import {
  bubbleOf,
  type ForeignSite,
  pageWith,
  panelOf,
  publish,
  startForeignSite,
  tag,
  watchShifts,
} from "../support/widget";

let site: ForeignSite;
let first = "";
let second = "";

test.beforeAll(async () => {
  site = await startForeignSite();
  first = await publish("First", [site.url], { texts: { launcher: "Open the first" } });
  second = await publish("Second", [site.url], { texts: { launcher: "Open the second" } });
});
test.afterAll(() => site.close());

test("two bots stand beside each other, and one is open at a time", async ({ page }) => {
  await page.goto(site.show("/", { body: pageWith(tag(first) + tag(second)) }));
  const [one, two] = [bubbleOf(page, "Open the first"), bubbleOf(page, "Open the second")];
  await expect(one).toBeVisible();
  await expect(two).toBeVisible();
  const [left, right] = [(await one.boundingBox())?.x ?? 0, (await two.boundingBox())?.x ?? 0];
  expect(Math.abs(left - right)).toBe(68);
  await one.click();
  await expect(page.getByTitle("First")).toBeVisible();
  await expect(page.getByTitle("Second")).toHaveCount(0);
  // What the first one covers is closed with it.
  await page.evaluate(
    (bot) =>
      Reflect.get(window, "MiniRAG" as string)
        .init({ bot })
        .open(),
    second,
  );
  await expect(page.getByTitle("Second")).toBeVisible();
  await expect(page.getByTitle("First")).toBeHidden();
  expect(
    await page.locator("minirag-widget .b").evaluateAll((all) => all.map((b) => b.ariaExpanded).sort()),
  ).toEqual(["false", "true"]);
});

for (const slow of ["first", "second"] as const)
  test(`they stand as their tags do, also when the ${slow} one comes late`, async ({ page }) => {
    const late = slow === "first" ? first : second;
    await page.route(`**/api/widget/config?bot=${late}*`, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    // The second tag runs before the first.
    const tags = tag(first).replace("<script async", '<script type="module" async') + tag(second);
    await page.goto(site.show(`/late-${slow}`, { body: pageWith(tags) }));
    const [one, two] = [bubbleOf(page, "Open the first"), bubbleOf(page, "Open the second")];
    await expect(one).toBeVisible();
    await expect(two).toBeVisible();
    const [right, left] = [(await one.boundingBox())?.x ?? 0, (await two.boundingBox())?.x ?? 0];
    expect(right - left).toBe(68);
  });

test("within the page it has its height from the start", async ({ page }) => {
  const shifted = await watchShifts(page);
  const style = "<style>minirag-chat { display: block; height: 600px }</style>";
  const body = pageWith(`<minirag-chat bot="${first}"></minirag-chat><p>Below</p>${tag("")}`, style);
  await page.goto(site.show("/inline", { body }));
  await expect(panelOf(page, "minirag-chat").getByRole("textbox").first()).toBeVisible();
  expect(await page.locator("minirag-chat iframe").boundingBox()).toMatchObject({ height: 600 });
  await expect(page.locator("minirag-widget")).toHaveCount(0);
  expect(await shifted()).toBe(0);
});

test("the page hears what happens, and can do it all by itself", async ({ page }) => {
  const body = pageWith(`<button id="own">Help</button>${tag(first, 'data-mode="none"')}`);
  await page.goto(site.show("/api", { body }));
  await page.waitForFunction(() => "MiniRAG" in window);
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, "heard", heard);
    const api = Reflect.get(window, "MiniRAG" as string);
    for (const name of ["open", "close"])
      api.on(name, ({ bot }: { bot: string }) => heard.push(`${name} ${bot}`));
    document.getElementById("own")?.addEventListener("click", () => api.open());
  });
  const own = page.getByRole("button", { name: "Help" });
  await own.click();
  const input = panelOf(page).getByRole("textbox").first();
  await expect(input).toBeFocused();
  await expect(page.locator("minirag-widget .b")).toBeHidden();
  await input.press("Escape");
  await expect(own).toBeFocused();
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual([
    `open ${first}`,
    `close ${first}`,
  ]);
});

test("wrong use is said once, in words that help", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => message.type() === "warning" && said.push(message.text()));
  await page.goto(site.show("/wrong", { body: pageWith(tag("")) }));
  await page.waitForFunction(() => "MiniRAG" in window);
  await page.evaluate(() => {
    const api = Reflect.get(window, "MiniRAG" as string);
    api.open();
    api.open();
    api.init({});
  });
  expect(said).toEqual([
    "MiniRAG: call MiniRAG.init({ bot }) first",
    'MiniRAG: a chat needs its bot: "bot_…"',
  ]);
});

test("bubble and panel have no barriers that a machine can find", async ({ page }) => {
  await page.goto(site.show("/axe", { body: pageWith(tag(first)) }));
  await expect(bubbleOf(page)).toBeVisible();
  const look = async () =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  expect(await look()).toEqual([]);
  await bubbleOf(page).click();
  await expect(panelOf(page).getByRole("textbox").first()).toBeVisible();
  expect(await look()).toEqual([]);
});

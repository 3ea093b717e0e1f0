import { gzipSync } from "node:zlib";
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

const KB = 1024;

let site: ForeignSite;
test.beforeAll(async () => {
  site = await startForeignSite();
});
test.afterAll(() => site.close());

// Arabic has the longest document: its letters take two bytes each.
for (const language of ["en", "ar"]) {
  test(`weighs next to nothing before the click, and little with the chat open (${language})`, async ({
    page,
  }) => {
    const bot = await publish("Light", [site.url], { language, texts: { greeting: "g".repeat(120) } });
    const weights: { path: string; bytes: number; raw: number }[] = [];
    page.on("response", async (response) => {
      if (!response.url().startsWith(process.env.E2E_URL ?? "") || response.request().method() === "OPTIONS")
        return;
      const body = await response.body();
      weights.push({
        path: new URL(response.url()).pathname,
        bytes: gzipSync(body).length,
        raw: body.length,
      });
    });
    const total = () => weights.reduce((sum, { bytes }) => sum + bytes, 0);
    await page.goto(site.show("/", { body: pageWith(tag(bot)) }));
    await expect(bubbleOf(page, /./)).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(weights.map(({ path }) => path)).toEqual(["/widget.js", "/api/widget/config"]);
    expect(weights[1]?.raw).toBeLessThanOrEqual(2 * KB);
    expect(total()).toBeLessThanOrEqual(5 * KB);

    await bubbleOf(page, /./).click();
    await expect(panelOf(page).getByRole("textbox").first()).toBeVisible();
    // The last that a panel asks for when it opens.
    await expect.poll(() => weights.map(({ path }) => path)).toContain("/api/widget/history");
    console.log(weights.map(({ path, bytes }) => `${path} ${bytes}`).join("\n"));
    expect(total()).toBeLessThanOrEqual(35 * KB);
  });
}

test("the script is kept for five minutes and may be checked by its hash; the panel is kept for good", async () => {
  const url = process.env.E2E_URL;
  const script = (await fetch(`${url}/widget.js`)).headers;
  expect(script.get("cache-control")).toBe("public, max-age=300");
  expect(script.get("access-control-allow-origin")).toBe("*");
  expect(script.get("cross-origin-resource-policy")).toBe("cross-origin");
  const bot = await publish("Kept", [site.url]);
  const document = await (await fetch(`${url}/embed/${bot}`)).text();
  const panel = /src="(\/widget\/panel-[\w-]+\.js)"/.exec(document)?.[1];
  expect((await fetch(`${url}${panel}`)).headers.get("cache-control")).toBe(
    "public, max-age=31536000, immutable",
  );
});

import { readdirSync, readFileSync } from "node:fs";
import { test } from "@playwright/test";
import { enter, HOME, makeBot, ask } from "../support/dashboard";
import { bubbleOf, pageWith, panelOf, publishKnowing, startForeignSite, tag } from "../support/widget";

test.setTimeout(400_000);
const OUT = "/tmp/shots";
const MILL = { name: "Miller", title: "Mill", text: "# The mill\n\nThe mill of Upwey grinds on Fridays, and sells its flour from ten to noon.\n\n## Prices\n\nA sack of flour costs 12 euros. Bread flour is sold on Fridays only." };
const AR = { name: "الطحان", title: "الطاحونة", text: "# الطاحونة\n\nتعمل الطاحونة يوم الجمعة وتبيع الدقيق من العاشرة حتى الظهر. سعر كيس الدقيق 12 يورو." };

test("shots", async ({ browser }) => {
  const site = await startForeignSite();
  const common = { texts: { greeting: "Questions about the mill?" }, suggestions: ["When does the mill grind?", "What does a sack cost?"], hosted: { isOn: true }, person: { email: "team@example.test" }, privacy: { text: "We keep what you ask for 30 days." } };
  const en = await publishKnowing(MILL, [site.url], common);
  const ar = await publishKnowing(AR, [site.url], { language: "ar", suggestions: ["متى تعمل الطاحونة؟"], hosted: { isOn: true } });
  const lead = await publishKnowing({ ...MILL, name: "Lead" }, [site.url], { lead: { when: "before", fields: [{ field: "email", isRequired: true }, { field: "name", isRequired: false }], intro: "Who are you?" } });
  for (const scheme of ["light", "dark"] as const)
    for (const [device, viewport] of [["desk", { width: 1100, height: 760 }], ["phone", { width: 390, height: 760 }]] as const) {
      const context = await browser.newContext({ viewport, colorScheme: scheme });
      const page = await context.newPage();
      const shot = (name: string) => page.screenshot({ path: `${OUT}/${name}-${device}-${scheme}.png` });
      await page.goto(site.show("/en", { body: pageWith(tag(en)) }));
      await bubbleOf(page).waitFor();
      await page.waitForTimeout(600);
      await shot("1bubble");
      await bubbleOf(page).click();
      const panel = panelOf(page);
      await panel.getByRole("textbox").first().waitFor();
      await page.waitForTimeout(500);
      await shot("2open");
      await panel.getByRole("button", { name: "When does the mill grind?" }).click();
      await panel.getByText("grinds on Fridays").first().waitFor();
      await page.waitForTimeout(900);
      await shot("3answer");
      await page.goto(site.show("/lead", { body: pageWith(tag(lead)) }));
      await bubbleOf(page).click();
      await panel.getByText("Who are you?").waitFor();
      await page.waitForTimeout(400);
      await shot("4lead");
      await page.goto(site.show("/ar", { body: pageWith(tag(ar)) }));
      await bubbleOf(page, /./).click();
      await panel.getByRole("textbox").first().waitFor();
      await panel.getByRole("button", { name: "متى تعمل الطاحونة؟" }).click();
      await panel.getByText("الجمعة").first().waitFor();
      await page.waitForTimeout(900);
      await shot("5arabic");
      await page.goto(site.show("/inline", { body: pageWith(`<minirag-chat data-bot="${en}" style="display:block;height:480px"></minirag-chat>${tag(en, 'data-mode="none"')}`) }));
      await page.waitForTimeout(1500);
      await shot("6inline");
      await page.goto(`${process.env.E2E_URL}/c/${en}`);
      await page.getByRole("textbox").first().waitFor();
      await page.getByRole("textbox").first().fill("What does a sack of flour cost?");
      await page.keyboard.press("Enter");
      await page.getByText("12 euros").first().waitFor();
      await page.waitForTimeout(900);
      await shot("7hosted");
      await context.close();
    }
  // dashboard
  const context = await browser.newContext({ viewport: { width: 1100, height: 760 } });
  const page = await context.newPage();
  await enter(page);
  await makeBot(page, "Shown");
  const chat = page.url();
  await ask(page, "Where do the pelicans sleep?");
  for (const scheme of ["light", "dark"] as const)
    for (const [device, viewport] of [["desk", { width: 1100, height: 760 }], ["phone", { width: 390, height: 760 }]] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: scheme });
      for (const [name, url] of [["8widget", `${chat}/widget`], ["9contacts", `${HOME}/contacts`]] as const) {
        await page.goto(url);
        await page.waitForTimeout(1200);
        await page.screenshot({ path: `${OUT}/${name}-${device}-${scheme}.png` });
      }
      await page.goto(`${HOME}/conversations`);
      await page.getByRole("link", { name: "Where do the pelicans sleep?" }).click();
      await page.getByText("How it was found").click();
      await page.waitForTimeout(800);
      await page.screenshot({ path: `${OUT}/10trace-${device}-${scheme}.png` });
    }
  // sheets
  for (const scheme of ["light", "dark"]) for (const device of ["desk", "phone"]) {
    const files = readdirSync(OUT).filter((f) => f.endsWith(`-${device}-${scheme}.png`)).sort();
    const imgs = files.map((f) => `<figure><img src="data:image/png;base64,${readFileSync(`${OUT}/${f}`).toString("base64")}"><figcaption>${f}</figcaption></figure>`).join("");
    await page.setViewportSize({ width: 2000, height: 1200 });
    await page.setContent(`<style>body{display:flex;flex-wrap:wrap;gap:8px;background:#888}figure{margin:0}img{width:${device === "desk" ? 640 : 320}px}figcaption{font:12px sans-serif}</style>${imgs}`);
    await page.screenshot({ path: `${OUT}/sheet-${device}-${scheme}.png`, fullPage: true });
  }
  await site.close();
});

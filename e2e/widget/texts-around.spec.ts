import { expect, type Page, test } from "@playwright/test";
import { HOSTILE_TEXTS } from "@/components/patterns/markdown/testing/hostile-texts";
import { type Client, makeBot, makeClient } from "../support/api";
import { watchHarm } from "../support/hostile-panel";
import { type ForeignSite, pageWith, startForeignSite, tag } from "../support/widget";

test.use({ trace: "off" });

const HARMLESS = { ran: 0, faults: [], refused: [] };

let site: ForeignSite;
let client: Client;
test.beforeAll(async () => {
  site = await startForeignSite();
  client = await makeClient("Texts");
});
test.afterAll(() => site.close());

test("hostile texts do nothing as greeting, and as what buttons and chat are called", async ({ page }) => {
  const watch = await watchHarm(page);
  await page.addInitScript((texts) => {
    const look = { colour: "#2563eb", ink: "#ffffff", scheme: "auto", radius: 16, icon: "chat" };
    window.fetch = async (target) => {
      const bot = new URL(String(target)).searchParams.get("bot") ?? "";
      const greeting = texts[Number(bot.slice("bot_".length))] ?? "plain words";
      const words = { open: greeting, close: greeting, title: greeting };
      const appearance = { ...look, position: "end", offsetX: 20, offsetY: 20 };
      return Response.json({ bot, state: "on", language: "en", dir: "ltr", words, greeting, appearance });
    };
  }, HOSTILE_TEXTS);
  await page.goto(site.show("/", { body: pageWith(tag("")) }));
  await page.waitForFunction(() => "MiniRAG" in window);
  const shown = await page.evaluate(async (texts) => {
    const api = Reflect.get(window, "MiniRAG" as string);
    const look = Reflect.get(window, "look");
    const outlines = new Set<string>();
    const said: (string | null | undefined)[] = [];
    for (let at = 0; at <= texts.length; at += 1) {
      const bot = `bot_${at}`;
      const chat = await new Promise<{ destroy(): void }>((resolve) => {
        const made = api.init({ bot });
        const off = made.on("ready", () => {
          off();
          resolve(made);
        });
      });
      const root = document.querySelector("minirag-widget")?.shadowRoot;
      const all = [...(root?.querySelectorAll("*") ?? [])];
      all.forEach(look);
      outlines.add(all.map((element) => `${element.localName}.${element.className}`).join(" "));
      said.push(root?.querySelector(".g button")?.textContent);
      chat.destroy();
    }
    return { outlines: [...outlines], said };
  }, HOSTILE_TEXTS);
  expect(shown.outlines).toEqual(["div.p button.b div.u div.g button. button.x"]);
  expect(shown.said).toEqual([...HOSTILE_TEXTS, "plain words"]);
  const { looks: _, ...harm } = await watch.harm();
  expect(harm).toEqual(HARMLESS);
  expect(watch.strangers).toEqual([]);
});

/** The elements of a document and what they are given, less the texts themselves; and its title. */
async function read(page: Page, path: string): Promise<{ outline: string[]; title: string }> {
  const written = await (await fetch(`${process.env.E2E_URL}${path}`)).text();
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    const outline = [...parsed.querySelectorAll("*")].map(({ localName, attributes }) =>
      [localName, ...[...attributes].map(({ name }) => name)].join(" "),
    );
    return { outline, title: parsed.title };
  }, written);
}

test("hostile texts stay in their places in the page that the server writes", async ({ page }) => {
  const bot = await makeBot(client, { name: "Reader" });
  const show = async (title: string, description: string) => {
    const hosted = { isOn: true, isIndexed: false, title, description };
    const texts = { title: title.slice(0, 60), subtitle: description, placeholder: title };
    const lead = { when: "before", fields: [{ field: "email", isRequired: true }], intro: description };
    const own = { welcome: description, suggestions: [title], privacy: { text: title }, pausedText: title };
    const widget = { state: "on", hosted, texts, lead, ...own };
    const { status } = await client.send("PATCH", `/bots/${bot}`, { name: title, widget });
    return status === 200 && (await read(page, `/c/${bot}`));
  };
  const expected = await show("Plain words", "More of them");
  expect(expected).toBeTruthy();
  let shown = 0;
  for (let at = 0; at + 1 < HOSTILE_TEXTS.length; at += 2) {
    const [title = "", description = ""] = HOSTILE_TEXTS.slice(at, at + 2).map((text) => text.slice(0, 80));
    // What no line may hold, such as control characters, the API does not take.
    const pairs = [
      [title, description],
      [title, "Plain"],
      ["Plain", description],
    ] as const;
    for (const [one, other] of pairs) {
      const found = await show(one, other);
      if (!found) continue;
      shown += [one, other].filter((text) => text !== "Plain").length;
      const written = one.trim().replace(/[\t\n\f\r ]+/g, " ");
      expect(found, one + other).toEqual({ ...expected, title: written });
      break;
    }
  }
  expect(shown).toBeGreaterThan(150);
});

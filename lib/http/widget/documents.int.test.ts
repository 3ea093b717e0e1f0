import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import type { PanelConfig } from "@/lib/schemas/visitor";
import { updateBot } from "@/lib/services/bots";
import { renewVisitorSecret, setLogo } from "@/lib/services/widget";
import { makeTenant, signInAs } from "@/lib/testing/fixtures";
import { embedRoute, hostedRoute } from "./panel-routes";
import {
  documentRequest,
  OUR_ORIGIN,
  openStall,
  panel,
  publish,
  SITE,
  type Stall,
  visit,
} from "./testing/widget-fixtures";

const PIXEL = Uint8Array.from(
  Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
);
const MANIFEST = { panel: "/widget/panel-0a1b2c3d.js", bytes: 1 };
const routes = {
  embed: embedRoute((language) => ({ greeting: `words in ${language}` })),
  c: hostedRoute((language) => ({ greeting: `words in ${language}` })),
};
const HOSTED = { isOn: true, isIndexed: false };

let stall: Stall;

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "widget-"));
  mkdirSync(path.join(folder, "dist"));
  writeFileSync(path.join(folder, "dist/widget.json"), JSON.stringify(MANIFEST));
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  stall = await openStall({ origins: [SITE, "https://*.shop.test"], hosted: HOSTED });
});

afterAll(() => vi.restoreAllMocks());

async function open(
  kind: keyof typeof routes,
  bot: string,
  query = "",
  headers: Record<string, string> = {},
) {
  const request = documentRequest(`/${kind}/${bot}${query}`, headers);
  const response = await routes[kind](request, { params: Promise.resolve({ botId: bot }) });
  const html = await response.text();
  const policy = response.headers.get("content-security-policy") ?? "";
  const directive = (name: string) => policy.split("; ").find((one) => one.startsWith(`${name} `));
  return { status: response.status, headers: response.headers, html, policy, directive };
}

function configIn(html: string): PanelConfig {
  return JSON.parse(/<script type="application\/json" id="minirag">(.*?)<\/script>/s.exec(html)?.[1] ?? "");
}

describe("the document that the launcher frames", () => {
  test("may be framed by the sites on the list, and holds these fields and no others", async () => {
    const { status, html, headers, policy } = await open("embed", stall.bot, "?lang=de");
    expect(status).toBe(200);
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${SITE} https://*.shop.test`,
      "require-trusted-types-for 'script'",
    ]);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(html).toContain('<html lang="de" dir="ltr">');
    expect(html).toContain('<script type="module" src="/widget/panel-0a1b2c3d.js"></script>');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(configIn(html)).toEqual({
      bot: stall.bot,
      name: "Bot",
      state: "on",
      pausedText: "Der Chat macht gerade Pause. Bitte kommen Sie später wieder.",
      ...{ mode: "bubble", language: "de", dir: "ltr", words: { greeting: "words in de" } },
      ...{ welcome: null, suggestions: [], followUps: true, texts: {} },
      appearance: {
        ...{ colour: "#1d4ed8", ink: "#ffffff", scheme: "auto", radius: 16, font: "system", logo: null },
      },
      ...{ persistence: "tab", lead: null, person: false, privacy: null },
      ...{ attribution: true, isPreview: false },
    });
  });

  test("says nothing of prompt, model, team, limits, list, secret or mail", async () => {
    const { tenant, bot } = await openStall({
      person: { email: "owner@secret.test" },
      limits: { most: { botDay: 77_777 }, messages: { botDay: "secret words of a limit" } },
      origins: [SITE, "https://secret.test"],
    });
    await updateBot(tenant.ctx, { botId: bot, instructions: "secret prompt" });
    const { secret } = await renewVisitorSecret(tenant.ctx, { botId: bot });
    const { html } = await open("embed", bot, "?mode=inline");
    for (const inside of ["secret", secret, tenant.id, tenant.slug, "77777", "models", "retrieval"])
      expect(html).not.toContain(inside);
    expect(configIn(html)).toMatchObject({ person: true, mode: "inline" });
  });

  test("no text of an owner leaves its place", async () => {
    const evil = `</script><script>alert(1)</script><!--<script>"'&`;
    const { bot } = await openStall({
      welcome: evil,
      texts: { title: evil.slice(0, 60) },
      suggestions: [evil],
    });
    const { html } = await open("embed", bot);
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html).not.toContain("<!--");
    expect(configIn(html)).toMatchObject({ welcome: evil, suggestions: [evil] });
  });

  test("an empty list frames it nowhere, and two lists never mix", async () => {
    const { bot } = await openStall({ origins: [] });
    expect((await open("embed", bot)).directive("frame-ancestors")).toBe("frame-ancestors 'none'");
    expect((await open("embed", stall.bot)).directive("frame-ancestors")).toContain(SITE);
  });

  test("follows the owner's language, else the page's, else the browser's", async () => {
    const languageOf = async (query: string, header: string, bot = stall.bot) =>
      configIn((await open("embed", bot, query, { "accept-language": header })).html).language;
    expect(await languageOf("?lang=fr-CA", "de")).toBe("fr");
    expect(await languageOf("?lang=ja", "tr, ar;q=0.5, es;q=0.9")).toBe("es");
    expect(await languageOf("", "<script>, ;q=, *")).toBe("en");
    const fixed = await openStall({ language: "ar" });
    expect(await languageOf("?lang=fr", "de", fixed.bot)).toBe("ar");
    expect((await open("embed", fixed.bot)).html).toContain('<html lang="ar" dir="rtl">');
  });
});

describe("where there is nothing to see, people can read so, and nobody may frame it", () => {
  test("off, made up, malformed: all the same", async () => {
    const closed = await openStall({ state: "off", hosted: HOSTED });
    const pages = new Set<string>();
    for (const kind of ["embed", "c"] as const)
      for (const bot of [closed.bot, newId("bot"), "bot_1", "%00"]) {
        const { status, html, policy, directive } = await open(kind, bot);
        expect(status).toBe(404);
        expect(directive("frame-ancestors")).toBe("frame-ancestors 'none'");
        expect(policy).toContain("script-src 'none'");
        pages.add(html);
      }
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain("<h1>No chat here</h1>");
  });

  test("a hosted page that is not on", async () => {
    const { bot } = await openStall();
    expect((await open("c", bot)).status).toBe(404);
  });

  test("a panel that was not built", async () => {
    vi.spyOn(process, "cwd").mockReturnValueOnce("/nowhere");
    const { status, html } = await open("embed", stall.bot);
    expect(status).toBe(503);
    expect(html).not.toContain("nowhere");
  });
});

describe("the preview", () => {
  test("is for those of the team who are signed in, also while the widget is off", async () => {
    const off = await openStall({ state: "off" });
    const { cookie = "" } = await signInAs(off.tenant, "editor");
    const { status, html, directive } = await open("embed", off.bot, "?preview=1", { cookie });
    expect(status).toBe(200);
    expect(directive("frame-ancestors")).toBe("frame-ancestors 'self'");
    expect(configIn(html)).toMatchObject({ isPreview: true, state: "on" });
    const stranger = await signInAs(await makeTenant("Stranger"), "owner");
    const strangers: Record<string, string>[] = [
      {},
      { cookie: stranger.cookie ?? "" },
      { cookie: "minirag.session=e30.e30.e30" },
    ];
    for (const headers of strangers) {
      const refused = await open("embed", off.bot, "?preview=1", headers);
      expect(refused.status).toBe(403);
      expect(refused.html).not.toContain("minirag");
    }
  });

  test("shows the logo without its address", async () => {
    const off = await openStall({ state: "off" });
    await setLogo(off.tenant.ctx, { botId: off.bot, bytes: PIXEL });
    const { cookie = "" } = await signInAs(off.tenant, "editor");
    const { html } = await open("embed", off.bot, "?preview=1", { cookie });
    expect(configIn(html).appearance.logo).toMatch(/^data:image\/gif;base64,R0lGOD/);
  });
});

describe("the hosted page", () => {
  const about = { title: "Ask the <keeper>", description: 'All about "Skerry"' };

  test("can be framed nowhere, brings its own token, and is previewed by links", async () => {
    const { bot, tenant } = await openStall({ hosted: { ...HOSTED, ...about } });
    await setLogo(tenant.ctx, { botId: bot, bytes: PIXEL });
    const { html, headers, directive } = await open("c", bot);
    expect(directive("frame-ancestors")).toBe("frame-ancestors 'none'");
    expect(html).toContain("<title>Ask the &lt;keeper&gt;</title>");
    expect(html).toContain('<meta property="og:description" content="All about &quot;Skerry&quot;">');
    expect(html).toContain(`<meta property="og:url" content="${OUR_ORIGIN}/c/${bot}">`);
    expect(html).toContain(`<meta property="og:image" content="${OUR_ORIGIN}/api/widget/logo/${bot}?v=`);
    expect(headers.get("x-robots-tag")).toBe("noindex");
    const { token = "", mode } = configIn(html);
    expect(mode).toBe("page");
    const visiting = await visit(bot, {}, token);
    const asked = { body: { message: "hello" } };
    expect((await panel("POST /api/widget/ask", visiting.token, asked)).status).toBe(200);
    await publish({ tenant, bot }, { hosted: { ...HOSTED, isOn: false } });
    expect((await panel("POST /api/widget/ask", visiting.token, asked)).status).toBe(403);
  });

  test("is listed by search engines when the owner says so", async () => {
    const { bot } = await openStall({ hosted: { isOn: true, isIndexed: true } });
    const { html, headers } = await open("c", bot);
    expect(html).not.toContain("noindex");
    expect(headers.get("x-robots-tag")).toBeNull();
  });
});

import { expect, test } from "vitest";
import { updateBot } from "@/lib/services/bots";
import { makeBot, makeTenant } from "@/lib/testing/fixtures";
import { makeSite, ORIGIN, type TestPage } from "../sync/testing/site";
import { diagnoseWidget } from ".";

const TEXT = "<p>We sell lamps for light-houses, and bulbs that last.</p>".repeat(6);

async function clinic(pages: (line: string) => Record<string, TestPage | string>) {
  const site = await makeSite();
  const tenant = await makeTenant("Clinic", { fetcher: site.fetcher });
  const { id: botId } = await makeBot(tenant);
  await updateBot(tenant.ctx, { botId, widget: { state: "on", origins: [ORIGIN] } });
  const line = `<script async src="${tenant.ctx.publicUrl}/widget.js" data-bot="${botId}"></script>`;
  for (const [path, page] of Object.entries(pages(line))) site.set(path, page);
  const look = (path: string) => diagnoseWidget(tenant.ctx, { botId, url: ORIGIN + path });
  return { tenant, look, botId, line };
}

test("a page is followed to where it leads, and its headers count", async () => {
  const { look, line, tenant } = await clinic((script) => ({
    "/moved": { location: "/good" },
    "/good": TEXT + script,
    "/none": TEXT,
    "/strict": {
      html: TEXT + script,
      headers: {
        "content-security-policy": "frame-src 'self'",
        "cross-origin-embedder-policy": "require-corp",
      },
    },
  }));
  const good = await look("/moved");
  expect(good.url).toBe(`${ORIGIN}/good`);
  expect(good.findings.map(({ id, level }) => `${level} ${id}`)).toEqual(["ok script", "ok site"]);
  expect((await look("/none")).findings[0]).toMatchObject({ id: "script", change: { line } });
  const strict = (await look("/strict")).findings.filter(({ level }) => level === "error");
  expect(strict.map(({ change }) => change?.line)).toEqual([
    `frame-src 'self' ${new URL(tenant.ctx.publicUrl).origin}`,
    "Cross-Origin-Embedder-Policy: unsafe-none",
  ]);
});

test("what cannot be read is a finding in words", async () => {
  const { look, tenant, botId } = await clinic(() => ({
    "/broken": { status: 500 },
    "/paper": { type: "application/pdf", body: "%PDF-1.7" },
  }));
  for (const path of ["/nothing", "/broken", "/paper"]) {
    const { findings } = await look(path);
    expect(findings).toEqual([
      {
        id: "page",
        level: "error",
        title: "The page could not be read",
        detail: expect.stringMatching(/\w \w.*\.$/),
      },
    ]);
  }
  const refused = await diagnoseWidget(tenant.ctx, { botId, url: "http://127.0.0.1:22/" });
  expect(refused.findings.map(({ id }) => id)).toEqual(["page"]);
  for (const url of [
    "http://localhost:3000/",
    "http://shop.localhost/",
    "http://127.1:22/",
    "http://[::1]:22/",
  ]) {
    const { findings } = await diagnoseWidget(tenant.ctx, { botId, url });
    expect(findings).toMatchObject([{ id: "page", detail: expect.stringContaining("your own computer") }]);
  }
});

test("a bot of another team is not there", async () => {
  const [mine, theirs] = [await clinic(() => ({})), await clinic(() => ({}))];
  const asked = diagnoseWidget(mine.tenant.ctx, { botId: theirs.botId, url: ORIGIN });
  await expect(asked).rejects.toMatchObject({ code: "not_found" });
});

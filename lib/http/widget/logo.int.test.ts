import { describe, expect, test } from "vitest";
import { sniffPicture } from "@/lib/services/widget/sniff-picture";
import { type Call, call } from "@/lib/testing/call";
import { tokenFor } from "@/lib/testing/fixtures";
import { loadRoutes } from "@/lib/testing/routes";
import {
  ask,
  OUR_ORIGIN,
  openStall,
  panel,
  publish,
  question,
  type Stall,
  visit,
} from "./testing/widget-fixtures";

const GIF = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
const routes = await loadRoutes();

async function team({ tenant, bot }: Stall, name: string, request: Call = {}) {
  const route = routes.find(({ method, path }) => `${method} ${path}` === name);
  if (!route) throw new Error(`no route ${name}`);
  const headers = await tokenFor(tenant, "write");
  return call(route, { params: { botId: bot }, ...request, headers });
}

const put = (stall: Stall, bytes: Uint8Array<ArrayBuffer>, type = "image/png") =>
  team(stall, "PUT /api/v1/bots/[botId]/logo", { body: new Blob([bytes], { type }) });
const shown = (bot: string) => ask("GET /api/widget/logo/[bot]", { params: { bot } });

test("a logo is shown to visitors while the widget is on, as what its bytes are, and never as a page", async () => {
  const stall = await openStall();
  expect((await shown(stall.bot)).status).toBe(404);
  expect((await put(stall, new Uint8Array(GIF))).status).toBe(204);
  const { status, headers } = await shown(stall.bot);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("image/gif");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toContain("sandbox");
  const assets = await team(stall, "GET /api/v1/bots/[botId]/widget");
  expect(assets.body).toEqual({
    hasVisitorSecret: false,
    logo: { contentType: "image/gif", bytes: GIF.byteLength, updatedAt: expect.any(String) },
  });
  await publish(stall, { state: "off" });
  expect((await shown(stall.bot)).status).toBe(404);
  expect((await team(stall, "GET /api/v1/bots/[botId]/logo")).headers.get("content-type")).toBe("image/gif");
  await publish(stall);
  expect((await team(stall, "DELETE /api/v1/bots/[botId]/logo")).status).toBe(204);
  expect((await shown(stall.bot)).status).toBe(404);
});

test("what is no picture is refused, whatever it calls itself, and what is too large", async () => {
  const stall = await openStall();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
  for (const text of [svg, "<html>", "%PDF-1.7", "", "RIFF____WAVEfmt "])
    expect((await put(stall, new TextEncoder().encode(text))).status).toBe(415);
  const large = new Uint8Array(256 * 1024 + 1);
  large.set(GIF);
  expect((await put(stall, large)).status).toBe(413);
  expect((await put(stall, large.slice(0, -1))).status).toBe(204);
});

test.each([
  ["image/png", "89504e470d0a1a0a"],
  ["image/jpeg", "ffd8ffe0"],
  ["image/gif", "474946383961"],
  ["image/webp", "524946460000000057454250565038"],
  [null, "ffd8"],
  [null, "524946460000000057415645"],
])("%s begins with %s", (type, digits) => {
  expect(sniffPicture(Buffer.from(digits, "hex"))).toBe(type);
});

describe("the team's own preview", () => {
  test("answers while the widget is off, from our own pages, and is no visit to be counted", async () => {
    const stall = await openStall({ state: "off" });
    const { status, body } = await team(stall, "POST /api/v1/bots/[botId]/widget/preview");
    expect(status).toBe(200);
    const { token } = body as { token: string };
    const visiting = await visit(stall.bot, {}, token);
    expect(visiting.key).toBeNull();
    const { text, conversationId } = await question(
      visiting.token,
      { message: "hello" },
      { origin: OUR_ORIGIN },
    );
    expect(text).not.toBe("");
    const listed = await team(stall, "GET /api/v1/conversations", { query: { channel: "widget" } });
    expect(JSON.stringify(listed.body)).not.toContain(conversationId);
  });

  test("of another team's bot is not there", async () => {
    const [stall, other] = [await openStall(), await openStall()];
    const request = { params: { botId: other.bot } };
    expect((await team(stall, "POST /api/v1/bots/[botId]/widget/preview", request)).status).toBe(404);
    expect((await panel("GET /api/widget/history", "x")).status).toBe(401);
  });
});

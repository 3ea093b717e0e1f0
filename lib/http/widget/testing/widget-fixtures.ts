import { NextRequest } from "next/server";
import type { BotId } from "@/lib/core/ids";
import type { BotWidget } from "@/lib/schemas/widget";
import { updateBot } from "@/lib/services/bots";
import { type Answered, type Call, call } from "@/lib/testing/call";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { loadRoutes } from "@/lib/testing/routes";

export const SITE = "https://www.example.test";
export const OUR_ORIGIN = "http://127.0.0.1:3000";

const routes = await loadRoutes();

let addresses = 0;
/** A network address that no other test asks from. */
export const newAddress = () => `198.18.${Math.floor(++addresses / 250)}.${addresses % 250}`;

/** A tenant with a bot. */
export type Stall = { tenant: TestTenant; bot: BotId };
/** One that knows something, and a conversation of the team's own. */
export type Shop = Stall & { foreignConversation: string; message: string };

/** A tenant with a bot that knows nothing, published for one site. */
export async function openStall(widget: Partial<BotWidget> = {}): Promise<Stall> {
  const tenant = await makeTenant("Stall");
  const { id: bot } = await makeBot(tenant);
  await publish({ tenant, bot }, widget);
  return { tenant, bot };
}

/** A tenant with a bot that knows one text, published for one site. */
export async function openShop(text: string, widget: Partial<BotWidget> = {}): Promise<Shop> {
  const tenant = await makeTenant("Shop");
  const { bot, conversation, message } = await fillTenant(tenant, text);
  const shop = { tenant, bot: bot as BotId, foreignConversation: conversation, message };
  await publish(shop, widget);
  return shop;
}

/** Replaces what the owner has set. */
export function publish({ tenant, bot }: Stall, widget: Partial<BotWidget> = {}) {
  return updateBot(tenant.ctx, { botId: bot, widget: { state: "on", origins: [SITE], ...widget } });
}

/** Calls a route of the widget, as the launcher or the panel would. */
export function ask(name: string, request: Call): Promise<Answered> {
  const route = routes.find(({ method, path }) => `${method} ${path}` === name);
  if (!route) throw new Error(`no route ${name}`);
  const { headers = {}, ...rest } = request;
  return call(route, { ...rest, headers: { "x-minirag-peer": newAddress(), ...headers } });
}

/** What the launcher on a page of this origin gets. */
export async function launch(bot: string, origin = SITE): Promise<string> {
  const { status, body } = await ask("POST /api/widget/session", {
    query: { bot },
    headers: { origin },
    body: {},
  });
  if (status !== 200) throw new Error(`no session: ${status} ${JSON.stringify(body)}`);
  return (body as { token: string }).token;
}

export type Visit = { token: string; key: string | null; isVerified: boolean };

/** Becomes a visitor by a launcher's token. */
export async function visit(bot: string, body: object = {}, token?: string): Promise<Visit> {
  const answered = await panel("POST /api/widget/visitor", token ?? (await launch(bot)), { body });
  if (answered.status !== 200) throw new Error(`no visitor: ${JSON.stringify(answered.body)}`);
  return answered.body as Visit;
}

/** Calls a route as the panel does, with a token. */
export function panel(name: string, token: string, request: Call = {}): Promise<Answered> {
  const headers = { "sec-fetch-site": "same-origin", authorization: `Bearer ${token}`, ...request.headers };
  return ask(name, { ...request, headers });
}

type Said = { text: string; conversationId: string; messageId: string; chunks: Record<string, unknown>[] };

/** Asks as a visitor, and reads the stream to its end. */
export async function question(
  token: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Said> {
  const answered = await panel("POST /api/widget/ask", token, { body, headers });
  if (answered.status !== 200) throw new Error(`no answer: ${JSON.stringify(answered.body)}`);
  const chunks = String(answered.body)
    .split("\n\n")
    .filter((event) => event.startsWith("data: {"))
    .map((event) => JSON.parse(event.slice("data: ".length)));
  const text = chunks.map(({ delta = "" }) => delta).join("");
  const { conversationId, messageId } = chunks[0].messageMetadata;
  return { text, conversationId, messageId, chunks };
}

/** A document of the widget, as a browser would ask for it. */
export function documentRequest(path: string, headers: Record<string, string> = {}): NextRequest {
  const url = new URL(path, OUR_ORIGIN);
  return new NextRequest(url, { headers: { host: url.host, "x-minirag-peer": newAddress(), ...headers } });
}

import pg from "pg";
import { expect, test, vi } from "vitest";
import { createWebFetcher } from "@/lib/adapters/web-fetcher/guarded";
import type { BotId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import { createConnection } from "@/lib/services/connections";
import { chooseEmbedding } from "@/lib/services/embedding";
import { addSource } from "@/lib/services/sources";
import { call } from "@/lib/testing/call";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeBot, makeTenant, signInAs, tokenFor } from "@/lib/testing/fixtures";
import { startOpenAiDouble } from "@/lib/testing/openai-double";
import { loadRoutes } from "@/lib/testing/routes";
import { settled, withPorts, withWorker } from "@/lib/testing/worker";
import { openShop, question, SITE, visit } from "./widget/testing/widget-fixtures";

const QUESTION = { message: "How many steps do visitors climb?", stream: true };
/** What was asked before is remembered, and not what is measured here. */
const WARMING = { ...QUESTION, message: "How many steps are there to climb?" };

/** Asks over HTTP. @returns what PostgreSQL was asked meanwhile */
async function statementsOf(headers: Record<string, string>, botId: BotId): Promise<string[]> {
  const routes = await loadRoutes();
  const chat = routes.find(({ path }) => path === "/api/v1/bots/[botId]/chat");
  if (!chat) throw new Error("no chat route");
  await call(chat, { headers, params: { botId }, body: WARMING }); // marks the token as used, which is once a minute
  return during(() => call(chat, { headers, params: { botId }, body: QUESTION }));
}

/** @returns what PostgreSQL was asked meanwhile */
async function during(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    const calls = query.mock.calls as unknown as [string | { text: string }][];
    return calls.map(([one]) => (typeof one === "string" ? one : one.text));
  } finally {
    query.mockRestore();
  }
}

const begun = (statements: readonly string[]) => statements.filter((one) => /^begin/i.test(one));

test("from the request to the first word there are at most three transactions", async () => {
  const tenant = await makeTenant("Lighthouse");
  const { bot } = await fillTenant(tenant, "Visitors climb 212 steps to the gallery.");
  const statements = await statementsOf(await tokenFor(tenant, "read"), bot as BotId);
  // The fourth stores the answer, when it is whole.
  expect(begun(statements)).toHaveLength(4);
  const curated = statements.filter((one) => one.includes('"CuratedAnswer"'));
  expect(curated, "looks for an answer that the team wrote").toHaveLength(1);
});

test("a visitor's question is not asked for a transaction more than the API's", async () => {
  const { bot } = await openShop("Visitors climb 212 steps to the gallery.");
  const { token } = await visit(bot);
  const { message } = QUESTION;
  const statements = await during(() => question(token, { message, page: { url: `${SITE}/` } }));
  expect(begun(statements)).toHaveLength(4);
});

test("a team that embeds through its own account is asked for no statement more, by token and by session", async () => {
  const account = await startOpenAiDouble();
  account.key = "sk-own";
  const fetcher = createWebFetcher({ allowedCidrs: ["127.0.0.1/32"], log: SILENT });
  const plain = await makeTenant("Plain");
  const { id: plainBot } = await makeBot(plain);
  const own = await makeTenant("Own", { fetcher });
  const { id: botId } = await makeBot(own);
  await withWorker({ fetcher }, async () => {
    const server = { provider: "openai_compatible" as const, baseUrl: account.url, secret: "sk-own" };
    const { id: connectionId } = await createConnection(own.ctx, { name: "Own", ...server });
    await chooseEmbedding(own.ctx, { connectionId, model: "meaning" });
    const text = { type: "text" as const, title: "Guide", text: "Visitors climb 212 steps to the gallery." };
    await addSource(own.ctx, { ...text, botIds: [botId] });
    await addSource(plain.ctx, { ...text, botIds: [plainBot] });
    await Promise.all([settled(own.id), settled(plain.id)]);
  });
  // Without the worker: what it asks would be counted too.
  await withPorts({ fetcher }, async () => {
    const usual = await statementsOf(await tokenFor(plain, "read"), plainBot);
    const headersOf = { token: await tokenFor(own, "read"), session: await signInAs(own, "reader") };
    for (const [who, headers] of Object.entries(headersOf)) {
      account.embeddings.length = 0;
      const statements = await statementsOf(headers, botId);
      expect(statements).toHaveLength(usual.length);
      const asked = [WARMING, QUESTION].map(({ message }) => ({
        model: "meaning",
        key: "sk-own",
        inputs: [message],
      }));
      // What the token's owner asked, the session's is answered from memory.
      expect(account.embeddings).toEqual(who === "token" ? asked : []);
    }
  });
  await account.close();
});

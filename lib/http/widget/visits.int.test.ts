import { beforeAll, describe, expect, test } from "vitest";
import type { ConversationId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { getConversation, listConversations } from "@/lib/services/chat";
import { createCurated } from "@/lib/services/curated";
import { openShop, panel, publish, question, type Shop, SITE, visit } from "./testing/widget-fixtures";

const TEXT = `# Opening hours

The lighthouse of Skerry opens at nine.

# Boats to the lighthouse

Boats to the lighthouse of Skerry leave from the old pier every hour, whatever the weather is like.

# Dogs in the lighthouse

Dogs may come into the lighthouse of Skerry on a lead, and get water at the door of the keeper.`;
const QUESTION = "When does the lighthouse of Skerry open?";
const CANARY = "zanzibar-4711";

let shop: Shop;
let neighbour: Shop;

beforeAll(async () => {
  shop = await openShop(TEXT);
  neighbour = await openShop(`The lighthouse of Skerry opens at ${CANARY}.`);
});

const metadataOf = (chunks: Record<string, unknown>[]) =>
  chunks.find(({ type }) => type === "finish")?.messageMetadata;

describe("an answer", () => {
  test("comes as a stream of what is public, and of nothing else", async () => {
    const { token } = await visit(shop.bot);
    const { text, chunks, conversationId, messageId } = await question(token, { message: QUESTION });
    expect(text).toContain("opens at nine");
    const keys = (type: string) => {
      const found = chunks.find((chunk) => chunk.type === type);
      return Object.keys(Object(found?.data ?? found?.messageMetadata)).sort();
    };
    expect([...new Set(chunks.map(({ type }) => type))].sort()).toEqual(
      ["data-citation", "data-status", "finish", "start", "text-delta", "text-end", "text-start"].sort(),
    );
    expect(keys("start")).toEqual(["conversationId", "messageId"]);
    expect(keys("data-status")).toEqual(["state"]);
    expect(keys("data-citation")).toEqual(
      ["headingPath", "index", "lastCheckedAt", "link", "page", "quote", "seconds", "title", "url"].sort(),
    );
    expect(metadataOf(chunks)).toEqual({
      ...{ conversationId, messageId, refused: false, degraded: false, links: [] },
      followUps: expect.any(Array),
    });
    const whole = JSON.stringify(chunks);
    for (const inside of ["extractive", shop.tenant.id, "doc_", "src_", "chk_", "confidence", "usage"])
      expect(whole).not.toContain(inside);
  });

  test("is the bot's own: two teams with the same words never mix", async () => {
    const { token } = await visit(shop.bot);
    const { token: theirs } = await visit(neighbour.bot);
    for (let count = 0; count < 3; count++) {
      expect(JSON.stringify(await question(token, { message: QUESTION }))).not.toContain(CANARY);
      expect((await question(theirs, { message: QUESTION })).text).toContain(CANARY);
    }
  });

  test("that the team wrote brings its links", async () => {
    const links = [{ title: "All prices", url: "https://www.example.test/prices" }];
    const answer = { question: "What does a ticket cost?", answer: "Twelve crowns.", links };
    await createCurated(shop.tenant.ctx, { botId: shop.bot, ...answer });
    const { token } = await visit(shop.bot);
    const { text, chunks } = await question(token, { message: answer.question });
    expect(text).toBe("Twelve crowns.");
    expect(metadataOf(chunks)).toMatchObject({ links, followUps: [] });
    const { body } = await panel("GET /api/widget/history", token);
    expect(body).toMatchObject({ conversation: { messages: [{}, { links }] } });
  });

  test("that is a refusal offers nothing to go on with", async () => {
    const { token } = await visit(shop.bot);
    const { chunks } = await question(token, { message: "Who won the football cup in Brazil?" });
    expect(metadataOf(chunks)).toMatchObject({ refused: true, followUps: [] });
  });
});

describe("what may be asked next", () => {
  test("are headings that were found and not cited, unless the owner wants none", async () => {
    const { token } = await visit(shop.bot);
    const followUps = async () => {
      const { chunks } = await question(token, { message: "Do boats leave for the lighthouse of Skerry?" });
      return (metadataOf(chunks) as { followUps: string[] }).followUps;
    };
    const offered = await followUps();
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.length).toBeLessThanOrEqual(3);
    for (const heading of offered) expect(TEXT).toContain(`# ${heading}`);
    await publish(shop, { followUps: false });
    expect(await followUps()).toEqual([]);
    await publish(shop);
  });
});

describe("a conversation", () => {
  test("goes on, is found again, and is rated", async () => {
    const { token } = await visit(shop.bot);
    const first = await question(token, { message: QUESTION });
    const { conversationId } = first;
    const second = await question(token, {
      message: "And dogs in the lighthouse of Skerry?",
      conversationId,
    });
    expect(second.conversationId).toBe(conversationId);
    const body = { conversationId, messageId: second.messageId, rating: "down", reason: "incomplete" };
    const rated = await panel("POST /api/widget/feedback", token, { body });
    expect(rated.body).toMatchObject({ feedback: { rating: "down", reason: "incomplete" } });
    const history = (await panel("GET /api/widget/history", token)).body as {
      conversation: { id: string; messages: Record<string, unknown>[] };
    };
    expect(history.conversation.id).toBe(conversationId);
    expect(history.conversation.messages).toHaveLength(4);
    expect(history.conversation.messages.map(({ rating }) => rating)).toEqual([null, null, null, "down"]);
    for (const message of history.conversation.messages)
      expect(Object.keys(message).sort()).toEqual(
        ["citations", "content", "createdAt", "id", "links", "rating", "refused", "role", "status"].sort(),
      );
    expect(JSON.stringify(history)).not.toMatch(/doc_|src_|chk_|extractive/);
    const taken = { ...body, rating: null, reason: undefined };
    expect((await panel("POST /api/widget/feedback", token, { body: taken })).body).toEqual({
      feedback: null,
    });
  });

  test.each([
    [`${SITE}/prices?session=secret#card`, `${SITE}/prices`],
    ["https://evil.test/prices", null],
    ["javascript:alert(1)", null],
    ["/prices", null],
  ])("that began on %s is kept with %s", async (url, page) => {
    const { token } = await visit(shop.bot);
    const { conversationId } = await question(token, { message: QUESTION, page: { url } });
    const { items } = await listConversations(shop.tenant.ctx, { channel: "widget", limit: 200 });
    const kept = items.find(({ id }) => id === conversationId);
    expect(kept).toMatchObject({ page, channel: "widget", isMine: false, askedBy: null });
  });

  test("is seen by the team, and erased by the visitor, with what they left", async () => {
    const { token, key } = await visit(shop.bot);
    const [one, two] = [
      await question(token, { message: QUESTION }),
      await question(token, { message: "Are dogs allowed in the lighthouse of Skerry?" }),
    ];
    const conversationId = one.conversationId as ConversationId;
    await getConversation(shop.tenant.ctx, { conversationId });
    await leaveDetails(shop, conversationId);
    const { token: back } = await visit(shop.bot, { key });
    const erased = await panel("POST /api/widget/erase", back, { body: {} });
    expect(erased.body).toEqual({ conversations: 2, contacts: 1 });
    expect(two.conversationId).not.toBe(conversationId);
    await expect(getConversation(shop.tenant.ctx, { conversationId })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await panel("GET /api/widget/history", back)).body).toEqual({
      conversation: null,
      hasLead: false,
    });
    const again = await panel("POST /api/widget/erase", back, { body: {} });
    expect(again.body).toEqual({ conversations: 0, contacts: 0 });
    const acts = await inTenant(shop.tenant.id, (db) =>
      db.auditEvent.findMany({
        where: { action: "visitor.erase" },
        select: { actorType: true, before: true },
      }),
    );
    expect(acts).toEqual([{ actorType: "visitor", before: { conversations: 2, contacts: 1 } }]);
  });
});

/** A row as the lead form would write it. */
async function leaveDetails({ tenant, bot }: Shop, conversationId: ConversationId): Promise<void> {
  await inTenant(tenant.id, async (db) => {
    const { askerId } = await db.conversation.findUniqueOrThrow({ where: { id: conversationId } });
    const row = { tenantId: tenant.id, botId: bot, visitorId: askerId ?? "", email: "ann@example.test" };
    await db.contact.create({ data: { id: "ctc_01hzy3v5k8p9q2r4s6t8w0x1y3", kind: "lead", ...row } });
  });
}

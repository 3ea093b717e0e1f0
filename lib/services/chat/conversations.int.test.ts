import { beforeAll, expect, test } from "vitest";
import { type BotId, type ConversationId, newId, type UserId } from "@/lib/core/ids";
import { asSystem, inTenant } from "@/lib/db";
import type { Role } from "@/lib/schemas/permissions";
import type { Ctx } from "@/lib/services/_kit";
import { ask, getConversation, listConversations } from "@/lib/services/chat";
import { as, makeBot, makeTenant, makeUser, type TestTenant } from "@/lib/testing/fixtures";

let tenant: TestTenant;
let botId: BotId;

beforeAll(async () => {
  tenant = await makeTenant("Olga");
  botId = (await makeBot(tenant)).id;
});

async function member(name: string, role: Role): Promise<{ userId: UserId; ctx: Ctx }> {
  const userId = await makeUser(name);
  await asSystem("setup", (db) => db.membership.create({ data: { tenantId: tenant.id, userId, role } }));
  return { userId, ctx: as(tenant.ctx, { type: "user", userId, role }) };
}

async function begin(ctx: Ctx): Promise<ConversationId> {
  const { conversationId, parts } = await ask(ctx, {
    botId,
    message: "When is it open?",
    signal: new AbortController().signal,
  });
  for await (const _ of parts);
  return conversationId;
}

test("a conversation names who began it, a person or a token, as long as they are there", async () => {
  const reader = await member("Rita Reader", "reader");
  const mine = await begin(tenant.ctx);
  const theirs = await begin(reader.ctx);
  const tokenId = newId("token");
  const token = { id: tokenId, tenantId: tenant.id, name: "Help desk", prefix: "mr_", hash: tokenId };
  await inTenant(tenant.id, (db) => db.apiToken.create({ data: token }));
  const byToken = await begin(
    as(tenant.ctx, { type: "token", tokenId, ownerId: null, scopes: ["read"], botIds: null }),
  );

  const listed = async () => {
    const { items } = await listConversations(tenant.ctx, { limit: 50 });
    return Object.fromEntries(items.map(({ id, isMine, askedBy }) => [id, { isMine, askedBy }]));
  };
  expect(await listed()).toEqual({
    [mine]: { isMine: true, askedBy: "Olga" },
    [theirs]: { isMine: false, askedBy: "Rita Reader" },
    [byToken]: { isMine: false, askedBy: "Help desk" },
  });
  expect(await getConversation(tenant.ctx, { conversationId: theirs })).toMatchObject({
    askedBy: "Rita Reader",
    isMine: false,
  });

  await asSystem("setup", (db) => db.membership.deleteMany({ where: { userId: reader.userId } }));
  expect((await listed())[theirs]).toEqual({ isMine: false, askedBy: null });
});

test("a reader sees their own conversations only, also when they ask for all", async () => {
  const reader = await member("Rob Reader", "reader");
  await begin(tenant.ctx);
  const own = await begin(reader.ctx);
  const { items } = await listConversations(reader.ctx, { limit: 50 });
  expect(items.map(({ id }) => id)).toEqual([own]);
});

test("of a very long conversation the last messages are shown, in order", async () => {
  const conversationId = await begin(tenant.ctx);
  const data = Array.from({ length: 505 }, (_, index) => ({
    id: newId("message"),
    tenantId: tenant.id,
    conversationId,
    role: "user" as const,
    content: String(index),
  }));
  await inTenant(tenant.id, (db) => db.message.createMany({ data }));
  const { messages } = await getConversation(tenant.ctx, { conversationId });
  expect(messages).toHaveLength(500);
  expect(messages.at(0)?.content).toBe("5");
  expect(messages.at(-1)?.content).toBe("504");
});

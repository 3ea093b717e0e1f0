import { beforeAll, expect, test } from "vitest";
import type { BotId } from "@/lib/core/ids";
import type { Ctx } from "@/lib/services/_kit";
import { updateBot } from "@/lib/services/bots";
import { createConnection, removeConnection } from "@/lib/services/connections";
import { makeBot, makeTenant } from "@/lib/testing/fixtures";
import { readBotConnections } from "./bot-connections";

let ctx: Ctx;
let botId: BotId;
beforeAll(async () => {
  const tenant = await makeTenant("Lighthouse");
  ctx = tenant.ctx;
  botId = (await makeBot(tenant)).id;
});

async function connect() {
  return (await createConnection(ctx, { name: crypto.randomUUID(), provider: "openai", secret: "sk-x" })).id;
}

test("a connection that bots answer through is not removed, and they are named", async () => {
  const connectionId = await connect();
  const choice = { connectionId, model: "gpt-5" };
  for (const place of ["language", "fallback", "rerank"]) {
    const { name } = await updateBot(ctx, { botId, models: { [place]: choice } });
    await expect(removeConnection(ctx, { connectionId })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`“${name}”`),
      details: { botIds: [botId] },
    });
  }
  await updateBot(ctx, { botId, models: {} });
  await removeConnection(ctx, { connectionId });
});

test("a connection of another tenant, or a made-up one, is refused where it is named", async () => {
  const other = await makeTenant("Other");
  const { id } = await createConnection(other.ctx, { name: "a", provider: "openai", secret: "x" });
  for (const place of ["language", "fallback", "rerank"]) {
    const models = { [place]: { connectionId: id, model: "m" } };
    await expect(updateBot(ctx, { botId, models })).rejects.toMatchObject({
      code: "validation_failed",
      details: { issues: [{ path: ["models", place, "connectionId"] }] },
    });
  }
});

test("a bot without a connection asks the database nothing more, one with a connection a single time", async () => {
  const connectionId = await connect();
  const asked: string[] = [];
  const spied = { db: { $queryRaw: async () => void asked.push("connection") } };
  await readBotConnections(spied as never, { temperature: 1, fallback: { connectionId: "deployment" } });
  expect(asked).toEqual([]);
  const choice = { connectionId, model: "llama" };
  await readBotConnections(spied as never, { language: choice, fallback: choice, rerank: choice });
  expect(asked).toEqual(["connection"]);
});

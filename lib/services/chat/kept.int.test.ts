import { afterAll, beforeAll, expect, test } from "vitest";
import { asSystem } from "@/lib/db";
import { whileHeld } from "@/lib/testing/hold-connections";
import { ask } from ".";
import { type Lighthouse, openLighthouse } from "./testing/lighthouse";

const CONNECTIONS = 2;
let house: Lighthouse;

beforeAll(async () => {
  Object.assign(process.env, { DATABASE_POOL_SIZE: String(CONNECTIONS), DATABASE_POOL_WAIT_MS: "1000" });
  house = await openLighthouse();
});
afterAll(() => house.double.close());

test("an answer that was given is kept, also when no connection is free as it ends", async () => {
  const { tenant, botId: bot, stored } = house;
  const message = "When was the lamp lit for the first time?";
  const { parts, messageId } = await ask(tenant.ctx, {
    botId: bot,
    message,
    signal: new AbortController().signal,
  });
  let answer = "";
  for (let part = await parts.next(); !part.done; part = await parts.next()) {
    if (part.value.type !== "finish") continue;
    answer = part.value.answer.answer;
    break;
  }
  await whileHeld(CONNECTIONS, async (letGo) => {
    const ended = parts.next();
    setTimeout(letGo, 1_200);
    expect(await ended).toMatchObject({ done: true });
  });
  expect(answer).toContain("1873");
  expect(await stored(messageId)).toMatchObject({ content: answer, status: "complete" });
  expect(await asSystem("setup", (db) => db.message.count({ where: { id: messageId } }))).toBe(1);
});

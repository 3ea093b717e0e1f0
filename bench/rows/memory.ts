import { setTimeout as sleep } from "node:timers/promises";
import { ask, crowd } from "../support/asking";
import { makeBot, takeIn, writer } from "../support/documents";
import type { Figure } from "../support/figures";
import { startProduct } from "../support/product";

const SETTLE_MS = 15_000;
const CHUNKS = 20_000;
const CHATS = 1_000;

/** What the app's process holds: idle, after much was taken in, and whether chats leave something behind. */
export async function measure(): Promise<Figure[]> {
  const product = await startProduct();
  const { text, question } = writer(3);
  const settled = async () => {
    await sleep(SETTLE_MS);
    return product.residentMegabytes();
  };
  try {
    const idle = await settled();
    const botId = await makeBot(product);
    for (let taken = 0; taken < CHUNKS; taken += 2_000) {
      await takeIn(
        product,
        botId,
        Array.from({ length: 20 }, () => text(100)),
      );
    }
    const loaded = await settled();
    // The first thousand warm up what is kept for good: caches, compiled code.
    await crowd(8, CHATS, () => ask(product, botId, question()));
    const warm = await settled();
    await crowd(8, CHATS, () => ask(product, botId, question()));
    const later = await settled();
    return [
      { row: "memory", name: "idle, 15 s after the start", value: idle, unit: "MB", goal: "≤ 300" },
      {
        row: "memory",
        name: `after ${CHUNKS} chunks were taken in`,
        value: loaded,
        unit: "MB",
        goal: "≤ 600",
      },
      {
        row: "memory",
        name: `growth over ${CHATS} chats, after ${CHATS} to warm up`,
        value: ((later - warm) / warm) * 100,
        unit: "%",
        goal: "≤ 5",
      },
    ];
  } finally {
    await product.stop();
  }
}

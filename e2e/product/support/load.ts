import { setTimeout as sleep } from "node:timers/promises";
import type { Person } from "./api";

export type Reply = { status: number; ms: number; retryAfter: string | null; at: number; body: string };

/** A load that goes on until it is ended. */
export type Load = {
  /** What was answered, in its order. */
  replies: Reply[];
  /** Names of bots whose making was acknowledged. */
  made: string[];
  end(): Promise<void>;
};

const GAP_MS = 30;

/**
 * So many writers and readers at once. A writer makes bots, each under an Idempotency-Key of its own, and asks again with
 * the same key until it is told that the bot is there; a reader lists them.
 */
export function putLoadOn(url: string, { token }: Person, each: number): Load {
  const load: Load = { replies: [], made: [], end: async () => {} };
  let isOver = false;
  const send = async (method: string, headers: Record<string, string> = {}, body?: string) => {
    const at = Date.now();
    const response = await fetch(`${url}/api/v1/bots`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
      ...(body && { body }),
    });
    const { status } = response;
    const reply = {
      status,
      at,
      retryAfter: response.headers.get("retry-after"),
      body: await response.text(),
    };
    load.replies.push({ ...reply, ms: Date.now() - at });
    await sleep(GAP_MS);
    return response.ok;
  };
  const write = async (writer: number) => {
    for (let n = 0; !isOver; n++) {
      const name = `bot ${writer}-${n}`;
      const key = { "idempotency-key": name.replaceAll(" ", "-") };
      let isMade = false;
      while (!isMade && !isOver) isMade = await send("POST", key, JSON.stringify({ name }));
      if (isMade) load.made.push(name);
    }
  };
  const read = async () => {
    while (!isOver) await send("GET");
  };
  const all = Promise.all(Array.from({ length: each }, (_, n) => [write(n), read()]).flat());
  all.catch(() => {});
  load.end = async () => {
    isOver = true;
    await all;
  };
  return load;
}

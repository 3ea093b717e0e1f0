import type { Product } from "./product";

export type Timed = { firstTokenMs: number; wholeMs: number };

/** Asks as the dashboard does, and reads the stream to its end. */
export async function ask(product: Product, botId: string, message: string): Promise<Timed> {
  const startedAt = performance.now();
  const response = await fetch(`${product.url}/api/v1/bots/${botId}/chat`, {
    method: "POST",
    headers: { authorization: `Bearer ${product.token}`, "content-type": "application/json" },
    body: JSON.stringify({ message, stream: true }),
  });
  return readStream(response, startedAt, '"type":"text-delta"');
}

/** What the model's own server needs, without us. */
export async function askProvider(url: string): Promise<Timed> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "bench", stream: true, messages: [{ role: "user", content: "Where?" }] }),
  });
  return readStream(response, startedAt, '"content"');
}

async function readStream(response: Response, startedAt: number, sign: string): Promise<Timed> {
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
  const decoder = new TextDecoder();
  let firstTokenMs = Number.NaN;
  let last = "";
  for await (const part of response.body) {
    last = decoder.decode(part, { stream: true });
    if (Number.isNaN(firstTokenMs) && last.includes(sign)) firstTokenMs = performance.now() - startedAt;
  }
  if (!last.includes("[DONE]")) throw new Error("a stream was cut off");
  return { firstTokenMs, wholeMs: performance.now() - startedAt };
}

/** `users` at a time, until `count` are done. */
export async function crowd<Result>(
  users: number,
  count: number,
  work: (at: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const user = async () => {
    while (next < count) {
      const at = next++;
      results.push(await work(at));
    }
  };
  await Promise.all(Array.from({ length: users }, user));
  return results;
}

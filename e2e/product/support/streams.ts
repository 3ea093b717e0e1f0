import type { Person } from "./api";

export type Heard = { conversationId: string; text: string; isWhole: boolean };

/** Asks for a stream. `begun` resolves with the first words, `heard` when it ends, whole or cut off. */
export function listen(url: string, { token, botId }: Person, message: string) {
  const begun = Promise.withResolvers<void>();
  const heard = hear(url, { token, botId, message }, begun.resolve);
  heard.catch(begun.reject);
  return { begun: begun.promise, heard };
}

type Question = Person & { message: string };

async function hear(url: string, { token, botId, message }: Question, onWords: () => void): Promise<Heard> {
  const response = await fetch(`${url}/api/v1/bots/${botId}/chat`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ message, stream: true }),
  });
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
  let events = "";
  try {
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      events += part;
      if (events.includes('"text-delta"')) onWords();
    }
  } catch {
    // Cut off: what came until then counts.
  }
  return {
    conversationId: /"conversationId":"([^"]+)"/.exec(events)?.[1] ?? "",
    text: [...events.matchAll(/"type":"text-delta".*?"delta":("(?:[^"\\]|\\.)*")/g)]
      .map(([, delta = '""']) => JSON.parse(delta))
      .join(""),
    isWhole: events.includes("data: [DONE]"),
  };
}

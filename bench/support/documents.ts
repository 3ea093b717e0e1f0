import { setTimeout as sleep } from "node:timers/promises";
import { generator } from "../retrieval/vectors";
import type { Tenant } from "./product";

const SYLLABLES = "ba co di fu ga hel in jo ka lum mer no or pa qui ra sol ter ul ver".split(" ");
const VOCABULARY = 8_000;
const WORDS_PER_CHUNK = 165;

type Source = { id: string; status: string; counts: { documents: number; ready: number; chunks: number } };

/** Texts that nobody wrote, the same on every run: words as frequent and as rare as in a real one. */
export function writer(seed: number) {
  const random = generator(seed);
  const word = () => wordOf(Math.floor(VOCABULARY ** random()) - 1);
  const sentence = () => {
    const words = Array.from({ length: 8 + Math.floor(random() * 14) }, word);
    const [first = ""] = words;
    return `${[first.charAt(0).toUpperCase() + first.slice(1), ...words.slice(1)].join(" ")}.`;
  };
  /** About one chunk: a heading and two paragraphs. */
  const section = (title: string) => {
    const sentences: string[] = [];
    for (let words = 0; words < WORDS_PER_CHUNK; ) {
      const next = sentence();
      sentences.push(next);
      words += next.split(" ").length;
    }
    const half = Math.ceil(sentences.length / 2);
    return `## ${title}\n\n${sentences.slice(0, half).join(" ")}\n\n${sentences.slice(half).join(" ")}`;
  };
  return {
    text: (chunks: number) =>
      Array.from({ length: chunks }, (_, at) => section(`${wordOf(at + 5)} ${word()}`)).join("\n\n"),
    /** A question whose words stand in many chunks, a few of them rarely. */
    question: () => `Where do ${Array.from({ length: 6 }, word).join(" ")} meet?`,
  };
}

function wordOf(rank: number): string {
  let text = "";
  for (let rest = rank + 20; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    text += SYLLABLES[rest % SYLLABLES.length];
  }
  return text;
}

/** Files of one upload each hundred, and seconds until all are taken in; chunks as the product counts them. */
export async function takeIn(
  tenant: Tenant,
  botId: string,
  texts: readonly string[],
): Promise<{ seconds: number; chunks: number }> {
  const startedAt = performance.now();
  const files = texts.map((text, at) => ({ name: `document-${at}.md`, text }));
  let chunks = 0;
  for (const id of await send(tenant, botId, files)) chunks += await untilReady(tenant, id);
  return { seconds: (performance.now() - startedAt) / 1_000, chunks };
}

/** Uploads files, a hundred at a time. @returns the ids of the sources they are now */
export async function send(
  tenant: Tenant,
  botId: string,
  files: readonly { name: string; text: string }[],
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < files.length; from += 100) {
    const form = new FormData();
    form.set("botIds", botId);
    for (const { name, text } of files.slice(from, from + 100)) {
      form.append("file", new File([text], name, { type: "text/markdown" }));
    }
    ids.push((await tenant.call<Source>("POST", "/sources", form)).id);
  }
  return ids;
}

/** Waits until a source is taken in, looking every so many milliseconds. @returns its chunks */
export async function untilReady(tenant: Tenant, id: string, everyMs = 50): Promise<number> {
  for (;;) {
    const { status, counts } = await tenant.call<Source>("GET", `/sources/${id}`);
    if (status === "ready") return counts.chunks;
    if (status !== "queued" && status !== "processing") throw new Error(`a source ended ${status}`);
    await sleep(everyMs);
  }
}

export async function makeBot(tenant: Tenant): Promise<string> {
  const { id } = await tenant.call<{ id: string }>("POST", "/bots", {
    name: "Bench",
    retrieval: { threshold: 0 },
  });
  return id;
}

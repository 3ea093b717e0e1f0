import { expect, test } from "vitest";
import { addText, ask, call, makePerson, type Person, type Source, untilEnded } from "./support/api";
import { freshData } from "./support/data";
import { launch } from "./support/launch";

const QUEUED = 500;
const A_REQUEST = 100;
const DOCUMENTS = 5;
const QUESTIONS = 40;
const MOST_FOR_DOCUMENT = 3;
const MOST_FOR_CHAT = 2;
/** A machine that was busy with something else for a moment says nothing about the product: then once more. */
const ROUNDS = 8;
const TIMEOUT_MS = 600_000;

const PARAGRAPH = Array.from({ length: 160 }, (_, n) => `word${(n * 37) % 101}`).join(" ");

/** The value that so much of the others lie below, from 0 to 1. */
const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** Milliseconds until a document is ready: the middle of a few, one after the other. */
async function documentMs(url: string, person: Person): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < DOCUMENTS; n++) {
    const take = async () => {
      const { id } = await addText(url, person, `Single ${n}`, PARAGRAPH);
      expect((await untilEnded(url, person, id)).status).toBe("ready");
    };
    times.push(await timed(take));
  }
  return quantile(times, 0.5);
}

/** Milliseconds of an answer: 95 of a hundred take no longer. */
async function chatMs(url: string, person: Person): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < QUESTIONS; n++)
    times.push(await timed(() => ask(url, person, "How many steps has the lighthouse?")));
  return quantile(times, 0.95);
}

/** @returns the sources they are of */
async function queue(url: string, { token, botId }: Person, round: number): Promise<string[]> {
  const uploads = Array.from({ length: QUEUED / A_REQUEST }, async (_, at) => {
    const body = new FormData();
    body.append("botIds", botId);
    for (let n = 0; n < A_REQUEST; n++)
      body.append(
        "file",
        new File([`${round}, ${at}, ${n}. ${PARAGRAPH}`], `queued-${round}-${at}-${n}.txt`),
      );
    const response = await fetch(`${url}/api/v1/sources`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body,
    });
    expect(response.status).toBe(202);
    return ((await response.json()) as Source).id;
  });
  return Promise.all(uploads);
}

async function countWaiting(url: string, { token }: Person, sources: readonly string[]): Promise<number> {
  const all = await Promise.all(sources.map((id) => call<Source>(url, token, "GET", `/sources/${id}`)));
  return all.reduce((sum, { counts }) => sum + counts.documents - counts.ready, 0);
}

test(
  "five hundred documents of one team hold up neither another team's document nor its own questions",
  async () => {
    const product = await launch({ dataDir: freshData(), env: { SAMPLES: "0" } }).serves();
    const { url } = product;
    const [busy, other] = [await makePerson(url, "Busy"), await makePerson(url, "Other")];
    const { id } = await addText(url, busy, "Lighthouse", "The lighthouse has 212 steps.");
    await untilEnded(url, busy, id);
    await documentMs(url, other);
    await chatMs(url, busy);
    const rounds: { document: number; chat: number }[] = [];
    const isFair = () =>
      rounds.some(({ document }) => document < MOST_FOR_DOCUMENT) &&
      rounds.some(({ chat }) => chat <= MOST_FOR_CHAT);
    for (let round = 0; round < ROUNDS && !isFair(); round++) {
      const idle = { document: await documentMs(url, other), chat: await chatMs(url, busy) };
      const sources = await queue(url, busy, round);
      const queued = { document: await documentMs(url, other), chat: await chatMs(url, busy) };
      const left = await countWaiting(url, busy, sources);
      // Else it was not measured while they waited.
      if (left > 0) rounds.push({ document: queued.document / idle.document, chat: queued.chat / idle.chat });
      for (const source of sources) await untilEnded(url, busy, source);
    }
    console.info("through idle", rounds);
    expect(isFair(), JSON.stringify(rounds)).toBe(true);
    expect(await product.stop()).toEqual({ code: 0, signal: null });
  },
  TIMEOUT_MS,
);

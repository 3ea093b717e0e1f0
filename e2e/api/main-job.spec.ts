import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import {
  type Client,
  documentsOf,
  makeBot,
  makeClient,
  type Source,
  untilEnded,
  upload,
} from "../support/api";
import { factOn, guide } from "../support/files";
import { startWebSite } from "../support/web-site";

type Citation = {
  index: number;
  documentId: string;
  page: number | null;
  quote: string;
  start: number;
  end: number;
};
type Answer = { answer: string; refused: boolean; citations: Citation[]; conversationId: string };

const ask = (client: Client, botId: string, message: string) =>
  client.ok<Answer>("POST", `/bots/${botId}/chat`, { message });

test("a PDF and a web page are taken in, asked, and cited on the right page", async () => {
  const client = await makeClient("Lighthouse");
  const botId = await makeBot(client);
  const site = await startWebSite({
    "/opening": {
      body: "<html><head><title>Opening hours</title></head><body><main><h1>Opening hours</h1><p>The museum opens its doors at half past nine on Sundays.</p></main></body></html>",
    },
  });
  try {
    const pdf = await upload(client, [await guide()], botId);
    expect(pdf.status).toBe(202);
    const page = await client.ok<Source>("POST", "/sources", {
      type: "url",
      url: `${site.url}/opening`,
      botIds: [botId],
    });
    for (const { id } of [pdf.body as Source, page])
      expect(await untilEnded(client, id)).toMatchObject({ status: "ready" });
    const [document] = await documentsOf(client, (pdf.body as Source).id);
    expect(document).toMatchObject({ pages: 20, error: null });

    const { answer, citations, refused } = await ask(client, botId, "Who signed register number 629?");
    expect(refused).toBe(false);
    expect(answer).toContain(factOn(17));
    expect(citations[0]).toMatchObject({ index: 1, documentId: document?.id, page: 17, quote: factOn(17) });
    const { text } = await client.ok<{ text: string }>("GET", `/documents/${document?.id}/text`);
    for (const { start, end, quote } of citations) expect(text.slice(start, end)).toBe(quote);

    const sunday = await ask(client, botId, "When does the museum open on Sundays?");
    expect(sunday.answer).toContain("half past nine");
    expect(sunday.citations[0]).toMatchObject({
      title: "Opening hours",
      url: `${site.url}/opening`,
      page: null,
    });
  } finally {
    await site.close();
  }
});

test("what the documents do not answer is refused in the bot's words, and a stream says the same as JSON", async () => {
  const client = await makeClient();
  const botId = await makeBot(client, { refusalText: "Ask the keeper." });
  const { id } = await client.ok<Source>("POST", "/sources", {
    type: "text",
    title: "Visiting",
    text: "Visitors climb 212 steps to the gallery. The tower is closed on Mondays.",
    botIds: [botId],
  });
  await untilEnded(client, id);
  expect(await ask(client, botId, "What does a ticket to Ulaanbaatar cost?")).toMatchObject({
    answer: "Ask the keeper.",
    refused: true,
    citations: [],
  });
  const message = "How many steps lead to the gallery?";
  const whole = await ask(client, botId, message);
  const { text: stream } = await client.send("POST", `/bots/${botId}/chat`, { message, stream: true });
  const chunks = stream
    .split("\n\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice(6)));
  const text = chunks.filter(({ type }) => type === "text-delta").map(({ delta }) => delta);
  expect(text.join("")).toBe(whole.answer);
  expect(chunks.filter(({ type }) => type === "data-citation").map(({ data }) => data)).toEqual(
    whole.citations,
  );
  expect(stream.trimEnd().endsWith("data: [DONE]")).toBe(true);
});

test("two tenants with the same question never see each other's text", async () => {
  const tenants = await Promise.all(
    ["1873", "1999"].map(async (year) => {
      const client = await makeClient(year);
      const botId = await makeBot(client);
      const text = `The lamp was lit for the first time in ${year}.`;
      const source = await client.ok<Source>("POST", "/sources", {
        type: "text",
        title: "Lamp",
        text,
        botIds: [botId],
      });
      await untilEnded(client, source.id);
      return { client, botId, year };
    }),
  );
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => tenants[at % 2]).map(async (tenant) => ({
      year: tenant?.year,
      answer:
        tenant &&
        (await ask(tenant.client, tenant.botId, "When was the lamp lit for the first time?")).answer,
    })),
  );
  for (const { year, answer } of answers) {
    expect(answer).toContain(year);
    expect(answer).not.toContain(year === "1873" ? "1999" : "1873");
  }
  const [a, b] = tenants;
  if (!a || !b) throw new Error("there are two tenants");
  expect((await a.client.send("POST", `/bots/${b.botId}/chat`, { message: "When?" })).status).toBe(404);
});

test("a file of 40 MB arrives whole, and comes back byte for byte", async () => {
  const client = await makeClient();
  const words = randomBytes(30_000_000).toString("base64").slice(0, 40_000_000);
  const answer = await upload(client, [new File([words], "large.txt", { type: "text/plain" })]);
  expect(answer.status).toBe(202);
  const [document] = await documentsOf(client, (answer.body as Source).id);
  const response = await fetch(`${process.env.E2E_URL}/api/v1/documents/${document?.id}/file`, {
    headers: { authorization: `Bearer ${client.token}` },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const sha = (data: Uint8Array | string) => createHash("sha256").update(data).digest("hex");
  expect(bytes.length).toBe(40_000_000);
  expect(sha(bytes)).toBe(sha(words));
  expect(response.headers.get("content-disposition")).toMatch(/^attachment;/);
  expect(response.headers.get("content-security-policy")).toContain("sandbox");
  await client.send("DELETE", `/sources/${(answer.body as Source).id}`);
});

import { expect, test } from "@playwright/test";
import { encryptedPdf } from "@/lib/adapters/extractor/testing/make-pdf";
import {
  type Client,
  documentsOf,
  makeBot,
  makeClient,
  type Source,
  untilEnded,
  upload,
} from "../support/api";
import { startWebSite } from "../support/web-site";

let client: Client;
let botId: string;
let stranger: Client;
let strangersBot: string;

test.beforeAll(async () => {
  client = await makeClient();
  botId = await makeBot(client);
  stranger = await makeClient();
  strangersBot = await makeBot(stranger);
});

const file = (name: string, content: string | Uint8Array, type = "application/octet-stream") =>
  new File([typeof content === "string" ? content : Buffer.from(content)], name, { type });

test("files that cannot be read end with their reason, and hold up no other", async () => {
  const answer = await upload(
    client,
    [
      file("empty.txt", ""),
      file("secret.pdf", encryptedPdf()),
      file("letter.docx", "This is plain text, whatever its name says."),
      file("program.pdf", Buffer.from("\x7fELF\x02\x01\x01\x00".repeat(40), "latin1")),
      file("broken.pdf", "%PDF-1.7\nnothing after this"),
      file("../../etc/passwd\u202Etxt", "The keeper lives in the tower."),
    ],
    botId,
  );
  expect(answer.status).toBe(202);
  const { id } = answer.body as Source;
  expect(await untilEnded(client, id)).toMatchObject({ status: "partial" });
  const documents = await documentsOf(client, id);
  const states = Object.fromEntries(
    documents.map(({ title, status, error }) => [title, [status, error?.code]]),
  );
  expect(Object.values(states).map(([status, code]) => `${status} ${code ?? ""}`.trim())).toEqual([
    "failed empty",
    "failed encrypted",
    "unsupported unsupported_type",
    "unsupported unsupported_type",
    "failed damaged",
    "ready",
  ]);
  for (const { error } of documents) if (error) expect(error.message.length).toBeGreaterThan(20);
});

test("a file of 60 MB is refused while it arrives, and leaves nothing", async () => {
  const { items: before } = await client.ok<{ items: Source[] }>("GET", "/sources");
  const answer = await upload(client, [file("huge.txt", Buffer.alloc(60_000_000, "a"))], botId);
  expect(answer.status).toBe(413);
  expect(answer.body).toMatchObject({ error: { code: "payload_too_large" } });
  const { items: after } = await client.ok<{ items: Source[] }>("GET", "/sources");
  expect(after.length).toBe(before.length);
});

const JSON_HEADER = { "content-type": "application/json" };

test("requests that make no sense get a clear 4xx", async () => {
  const made = "bot_00000000000000000000000000";
  const text = { type: "text", title: "T", text: "t" };
  const cases: [string, string, unknown, number, Record<string, string>?][] = [
    ["POST", "/bots", "{", 400, JSON_HEADER],
    ["POST", "/bots", "", 400, JSON_HEADER],
    ["POST", "/bots", "name=x", 415, { "content-type": "application/x-www-form-urlencoded" }],
    ["POST", "/bots", [], 422],
    ["POST", "/bots", { name: "" }, 422],
    ["POST", "/bots", { name: "x", plan: "free" }, 422],
    ["POST", "/bots", { name: "x".repeat(81) }, 422],
    ["POST", "/bots", { name: "a\u0000b" }, 422],
    ["POST", "/bots", `{"name":"x","__proto__":{"a":1}}`, 422, JSON_HEADER],
    ["POST", "/bots", `{"name":${"[".repeat(100_000)}`, 400, JSON_HEADER],
    ["POST", "/bots", `{"name":"${"x".repeat(2_000_000)}"}`, 413, JSON_HEADER],
    ["PATCH", `/bots/${botId}`, { retrieval: { topK: 1e9 } }, 422],
    ["GET", "/bots/nothing", undefined, 404],
    ["GET", `/bots/${made}`, undefined, 404],
    ["GET", `/bots/${strangersBot}`, undefined, 404],
    ["GET", "/bots?limit=abc", undefined, 422],
    ["GET", "/bots?cursor=%F0%9F%98%80", undefined, 400],
    ["GET", "/bots?cursor=AAAA", undefined, 400],
    ["GET", "/sources?cursor=e30", undefined, 400],
    ["GET", "/bots/%ff", undefined, 400],
    ["POST", "/bots", `{"name":"a\\ud800b"}`, 422, JSON_HEADER],
    ["POST", "/sources", { ...text, botIds: [made] }, 422],
    ["POST", "/sources", { ...text, botIds: [strangersBot] }, 422],
    ["POST", "/sources", { ...text, type: "folder" }, 422],
    ["POST", "/sources", "--x\r\nnot a part", 400, { "content-type": "multipart/form-data; boundary=x" }],
    ["POST", "/sources", "nothing", 400, { "content-type": "multipart/form-data" }],
    ["POST", `/bots/${botId}/chat`, { message: "  " }, 422],
    ["POST", `/bots/${botId}/chat`, { message: "x".repeat(4_001) }, 422],
    ["POST", `/bots/${botId}/chat`, { message: "x", conversationId: "con_1" }, 422],
    ["POST", `/bots/${botId}/search`, { query: "x", topK: 0 }, 422],
    ["PUT", "/bots", {}, 405],
    ["GET", "/nowhere", undefined, 404],
  ];
  for (const [method, path, body, status, headers] of cases) {
    const answer = await client.send(method, path, body, headers);
    expect(answer.status, `${method} ${path} ${String(JSON.stringify(body)).slice(0, 80)}`).toBe(status);
    if (status !== 405)
      expect(answer.body).toMatchObject({
        error: { code: expect.any(String), requestId: expect.any(String) },
      });
  }
});

test("addresses that are not the public web are refused, also behind a redirect", async () => {
  const urls = [
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]:80/",
    "http://0x7f.1.1.1:80/x",
    "http://localhost.:80/",
    "https://user:password@example.com/",
    "file:///etc/passwd",
    "ftp://example.com/",
    "http://example.com:22/",
    "javascript:alert(1)",
    "nonsense",
  ];
  for (const url of urls) {
    const answer = await client.send("POST", "/sources", { type: "url", url, botIds: [] });
    expect(answer.status, url).toBe(400);
  }
  // Loopback is let in for these tests; what it redirects to is not.
  const site = await startWebSite({
    "/away": { status: 302, headers: { location: "http://10.1.2.3/secret" } },
  });
  try {
    const { id } = await client.ok<Source>("POST", "/sources", {
      type: "url",
      url: `${site.url}/away`,
      botIds: [],
    });
    expect(await untilEnded(client, id)).toMatchObject({
      status: "failed",
      error: { code: "redirect_refused" },
    });
    expect(site.asked).toEqual(["/away"]);
  } finally {
    await site.close();
  }
});

test("an upload that breaks off leaves nothing", async () => {
  const { items: before } = await client.ok<{ items: Source[] }>("GET", "/sources");
  const abort = new AbortController();
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(
        Buffer.from(
          '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf a file',
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      abort.abort();
    },
  });
  await expect(
    fetch(`${process.env.E2E_URL}/api/v1/sources`, {
      method: "POST",
      headers: { authorization: `Bearer ${client.token}`, "content-type": "multipart/form-data; boundary=x" },
      body,
      duplex: "half",
      signal: abort.signal,
    } as RequestInit),
  ).rejects.toThrow();
  const { items: after } = await client.ok<{ items: Source[] }>("GET", "/sources");
  expect(after.length).toBe(before.length);
});

import type { IncomingHttpHeaders } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { SILENT } from "@/lib/core/log";
import packageJson from "@/package.json" with { type: "json" };
import { LIMITS, makeInternet, PUBLIC_ADDRESS } from "../testing/internet";
import { serve } from "../testing/servers";
import { createWebFetcher } from ".";

const SITE = "http://site.example.com/";
const NAMES = { "site.example.com": [PUBLIC_ADDRESS] };
const text = (page: { body: Uint8Array }) => new TextDecoder().decode(page.body);

test("a request carries our name and what we read, and nothing that tells of anyone", async () => {
  const seen: IncomingHttpHeaders[] = [];
  const server = await serve((request, response) => {
    seen.push(request.headers);
    if (request.url === "/") {
      return response.writeHead(302, { location: "/next", "set-cookie": "session=1; Path=/" }).end();
    }
    return response.end();
  });
  const { make } = makeInternet(NAMES, { [PUBLIC_ADDRESS]: server.port });
  await make([], "https://rag.example.com").fetch(SITE, LIMITS);
  for (const headers of seen) {
    expect(Object.keys(headers).sort()).toEqual([
      "accept",
      "accept-encoding",
      "connection",
      "host",
      "user-agent",
    ]);
    expect(headers["user-agent"]).toBe(`MiniRAG/${packageJson.version} (+https://rag.example.com)`);
    for (const type of ["text/html", "text/plain", "text/markdown", "application/pdf", "wordprocessingml"]) {
      expect(headers.accept).toContain(type);
    }
  }
  expect(seen.length).toBe(2);
  await make().fetch(SITE, LIMITS);
  expect(seen[2]?.["user-agent"]).toBe(`MiniRAG/${packageJson.version}`);
});

test.each([
  ["gzip", gzipSync("grüße")],
  ["GZIP", gzipSync("grüße")],
  ["br", brotliCompressSync("grüße")],
  ["deflate", deflateSync("grüße")],
  ["zstd", zstdCompressSync("grüße")],
  ["identity", Buffer.from("grüße")],
  ["gzip, br", brotliCompressSync(gzipSync("grüße"))],
])("reads %s", async (encoding, bytes) => {
  const server = await serve((_, response) => response.setHeader("content-encoding", encoding).end(bytes));
  const { fetcher } = makeInternet(NAMES, { [PUBLIC_ADDRESS]: server.port });
  expect(text(await fetcher.fetch(SITE, LIMITS))).toBe("grüße");
});

test.each(["compress", "sdch", "constructor", "__proto__"])(
  "an encoding that nobody asked for, %s, is no page",
  async (encoding) => {
    const server = await serve((_, response) => response.setHeader("content-encoding", encoding).end("x"));
    const { fetcher } = makeInternet(NAMES, { [PUBLIC_ADDRESS]: server.port });
    await expect(fetcher.fetch(SITE, LIMITS)).rejects.toMatchObject({ code: "upstream_rejected" });
  },
);

test("an empty page without a type is a page", async () => {
  const server = await serve((_, response) => response.end());
  const { fetcher } = makeInternet(NAMES, { [PUBLIC_ADDRESS]: server.port });
  const page = await fetcher.fetch(SITE, LIMITS);
  expect([page.contentType, page.body.byteLength]).toEqual([null, 0]);
});

test.each([
  [429, "120", 120],
  [503, "0", 0],
  [503, "99999999", 3600],
  [503, new Date(0).toUTCString(), 0],
  [429, new Date(Date.now() + 90_000_000).toUTCString(), 3600],
  [503, "soon", undefined],
  [404, "120", undefined],
])("%i with Retry-After %s asks for %s seconds", async (status, retryAfter, seconds) => {
  const server = await serve((_, response) =>
    response.writeHead(status, { "retry-after": retryAfter }).end(),
  );
  const { fetcher } = makeInternet(NAMES, { [PUBLIC_ADDRESS]: server.port });
  const error = await fetcher.fetch(SITE, LIMITS).catch((error: unknown) => error);
  expect(error).toMatchObject({ details: { status } });
  expect(error).toHaveProperty("retryAfterSeconds", seconds);
});

test("when one address of a site is dead, the next one is tried", async () => {
  const server = await serve((_, response) => response.end("alive"));
  const names = { "site.example.com": ["93.184.216.1", PUBLIC_ADDRESS] };
  const { fetcher, dialled } = makeInternet(names, { [PUBLIC_ADDRESS]: server.port });
  expect(text(await fetcher.fetch(SITE, LIMITS))).toBe("alive");
  expect(dialled).toEqual(["93.184.216.1:80", `${PUBLIC_ADDRESS}:80`]);
});

test("a public site that does not answer is upstream_failed, after three addresses at most", async () => {
  const names = { "site.example.com": ["93.184.216.1", "93.184.216.2", "93.184.216.3", "93.184.216.4"] };
  const { fetcher, dialled } = makeInternet(names, {});
  await expect(fetcher.fetch(SITE, LIMITS)).rejects.toMatchObject({ code: "upstream_failed" });
  expect(dialled.length).toBe(3);
});

test("name servers that fail let nothing in, and a job may try again", async () => {
  const resolve = () => Promise.reject(Object.assign(new Error("try again"), { code: "EAI_AGAIN" }));
  const fetcher = createWebFetcher({ allowedCidrs: [], resolve, log: SILENT });
  await expect(fetcher.assertAllowed(SITE)).rejects.toMatchObject({ code: "invalid_request" });
  await expect(fetcher.fetch(SITE, LIMITS)).rejects.toMatchObject({ code: "upstream_failed" });
});

test("why an address was refused is in the log and not in the answer", async () => {
  const lines: object[] = [];
  const log = { ...SILENT, info: (fields: object) => lines.push(fields) };
  const fetcher = createWebFetcher({ allowedCidrs: [], log });
  const error = await fetcher.assertAllowed("http://10.1.2.3/secret").catch((error: unknown) => error);
  expect(lines).toEqual([{ reason: "10.1.2.3:80 is not allowed" }]);
  expect(JSON.stringify({ ...Object(error), text: `${error}`, cause: undefined })).not.toContain("10.1.2.3");
});

describe("with a network allowed", () => {
  const urls = (port: number) => [
    `http://127.0.0.2:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://localhost:${port}/`,
    `http://both.example.com:${port}/`,
    `http://site.example.com:${port}/`,
    "http://10.0.0.1/",
    "http://169.254.169.254/",
    "ftp://127.0.0.1/",
    `http://user@127.0.0.1:${port}/`,
  ];

  test("it is reached on any port, by address and by name, and nothing else is", async () => {
    const server = await serve((_, response) => response.end("ours"));
    const names = {
      ...NAMES,
      "ours.example.com": ["127.0.0.1"],
      "both.example.com": ["127.0.0.1", "127.0.0.2"],
    };
    const { make, dialled } = makeInternet(names, { "127.0.0.1": server.port });
    const fetcher = make(["127.0.0.1/32"]);
    for (const url of [
      `${server.origin}/`,
      `http://ours.example.com:${server.port}/`,
      "http://127.0.0.1:6379/",
    ]) {
      await fetcher.assertAllowed(url);
      expect(text(await fetcher.fetch(url, LIMITS))).toBe("ours");
    }
    dialled.length = 0;
    for (const url of urls(server.port)) {
      await expect(fetcher.assertAllowed(url)).rejects.toMatchObject({ code: "invalid_request" });
      await expect(fetcher.fetch(url, LIMITS)).rejects.toMatchObject({ code: "invalid_request" });
    }
    expect(dialled).toEqual([]);
    expect(await fetcher.check()).toContain("127.0.0.1/32");
  });

  test("a network that cannot be read stops the start", () => {
    expect(() => createWebFetcher({ allowedCidrs: ["10.0.0.0/99"], log: SILENT })).toThrow();
  });
});

import type { Socket } from "node:net";
import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { LIMITS, makeInternet, PUBLIC_ADDRESS } from "../testing/internet";
import { serve, serveRaw } from "../testing/servers";

const SITE = "http://site.example.com/";
const NAMES = { "site.example.com": [PUBLIC_ADDRESS] };
const MEGABYTE = 1024 * 1024;

/** A fetcher for whom all of the site is this server. */
const fetcherFor = (port: number) => makeInternet(NAMES, { [PUBLIC_ADDRESS]: port }).fetcher;

/** Sends the same bytes until the other side hangs up; resolves with how many were sent. */
async function sendForEver(socket: Socket, bytes: Buffer): Promise<number> {
  const closed = new Promise((resolve) => socket.on("close", resolve));
  const fill = () => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on("drain", fill);
  fill();
  await closed;
  return socket.bytesWritten;
}

test.each([
  ["of the body", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", "1"],
  ["of a chunked body", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"],
  ["of the headers", "HTTP/1.1 200 OK\r\nX-Slow: ", "1"],
  ["of the first line", "HTTP/1.1 200 ", "O"],
])("a drip %s is cut off by the time for everything together", async (_, head, drop) => {
  const hungUp = Promise.withResolvers<void>();
  const { port } = await serveRaw((socket) => {
    socket.write(head);
    const interval = setInterval(() => socket.write(drop), 10);
    socket.on("close", () => {
      clearInterval(interval);
      hungUp.resolve();
    });
  });
  const attempt = fetcherFor(port).fetch(SITE, { ...LIMITS, timeoutMs: 200 });
  await expect(attempt).rejects.toThrow("did not answer in time");
  await hungUp.promise;
});

test("time is counted over all redirects together", async () => {
  let hops = 0;
  const { port } = await serve((_, response) => {
    hops += 1;
    setTimeout(() => response.writeHead(302, { location: "/" }).end(), 90);
  });
  const attempt = fetcherFor(port).fetch(SITE, { ...LIMITS, timeoutMs: 200 });
  await expect(attempt).rejects.toThrow("did not answer in time");
  expect(hops).toBeLessThanOrEqual(3);
});

test("look-ups that never answer are given up", async () => {
  const { fetcher } = makeInternet(new Proxy({}, { get: () => new Promise(() => {}) }), {});
  const attempt = fetcher.fetch(SITE, { ...LIMITS, timeoutMs: 100 });
  await expect(attempt).rejects.toMatchObject({ code: "upstream_failed" });
});

test.each([
  ["raw", "HTTP/1.1 200 OK\r\n\r\n", Buffer.alloc(64_000, 97)],
  [
    "chunked",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    Buffer.from(`fa0\r\n${"a".repeat(4000)}\r\n`),
  ],
  ["compressed to nothing", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", gzipSync("")],
])("an endless body (%s) stops at the limit", async (_, head, bytes) => {
  const sent = Promise.withResolvers<number>();
  const { port } = await serveRaw((socket) => {
    socket.write(head);
    sendForEver(socket, bytes).then(sent.resolve);
  });
  await expect(fetcherFor(port).fetch(SITE, LIMITS)).rejects.toMatchObject({
    code: "payload_too_large",
    details: { maxBytes: LIMITS.maxBytes },
  });
  expect(await sent.promise).toBeLessThan(32 * MEGABYTE); // what the sockets' buffers may hold
});

const zeros = Buffer.alloc(64 * MEGABYTE);
const tenGigabytes = () => Buffer.concat(Array.from({ length: 160 }, () => gzipMember));
const gzipMember = gzipSync(zeros);
const brotli = (bytes: Buffer) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

test.each([
  ["gzip", tenGigabytes()],
  ["x-gzip", gzipMember],
  ["br", brotli(zeros)],
  ["deflate", deflateSync(zeros)],
  ["zstd", zstdCompressSync(zeros)],
  ["gzip, gzip", gzipSync(tenGigabytes())],
  ["gzip, br", brotli(tenGigabytes())],
])("a bomb in %s stops while it is decoded", async (encoding, bomb) => {
  const { port } = await serve((_, response) => response.setHeader("content-encoding", encoding).end(bomb));
  const before = process.memoryUsage.rss();
  await expect(fetcherFor(port).fetch(SITE, { ...LIMITS, maxBytes: 20 * MEGABYTE })).rejects.toMatchObject({
    code: "payload_too_large",
  });
  expect(process.memoryUsage.rss() - before).toBeLessThan(200 * MEGABYTE);
});

test("many layers of compression are not unpacked", async () => {
  const encoding = "gzip, gzip, gzip";
  const { port } = await serve((_, response) => response.setHeader("content-encoding", encoding).end("x"));
  await expect(fetcherFor(port).fetch(SITE, LIMITS)).rejects.toMatchObject({ code: "upstream_rejected" });
});

test("a Zstandard window beyond what the web allows is not given its memory", async () => {
  const params = { [constants.ZSTD_c_windowLog]: 27, [constants.ZSTD_c_compressionLevel]: 1 };
  const bytes = zstdCompressSync(zeros, { params });
  const { port } = await serve((_, response) => response.setHeader("content-encoding", "zstd").end(bytes));
  await expect(fetcherFor(port).fetch(SITE, LIMITS)).rejects.toMatchObject({ code: "upstream_failed" });
});

test.each([
  ["Content-Length: 1000\r\n\r\nshort"],
  ["Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"],
  ["Transfer-Encoding: chunked\r\n\r\nnot a chunk\r\n"],
  ["Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"],
  ["Content-Length: -1\r\n\r\nhello"],
  ["Content-Encoding: gzip\r\n\r\nthis is not gzip"],
  ["Content-Encoding: br\r\nContent-Length: 3\r\n\r\nabc"],
])("an answer that is not what it says is broken: %j", async (rest) => {
  const { port } = await serveRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\n${rest}`));
  const attempt = fetcherFor(port).fetch(SITE, LIMITS);
  await expect(attempt).rejects.toMatchObject({ code: "upstream_failed", retryable: true });
});

test("a body that is cut in the middle of its compression is broken", async () => {
  const half = gzipSync("a long text ".repeat(1000)).subarray(0, 40);
  const { port } = await serve((_, response) => response.setHeader("content-encoding", "gzip").end(half));
  await expect(fetcherFor(port).fetch(SITE, LIMITS)).rejects.toMatchObject({ code: "upstream_failed" });
});

test("what follows after the declared length is not read", async () => {
  const { port } = await serveRaw((socket) =>
    socket.end("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello, world"),
  );
  const { body } = await fetcherFor(port).fetch(SITE, LIMITS);
  expect(new TextDecoder().decode(body)).toBe("hello");
});

test("a declared length past the limit is enough to stop", async () => {
  const { port } = await serveRaw((socket) =>
    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"),
  );
  await expect(fetcherFor(port).fetch(SITE, LIMITS)).rejects.toMatchObject({ code: "payload_too_large" });
});

test("a connection that is reset in the middle is broken", async () => {
  const { port } = await serveRaw((socket) => {
    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nsome", () => socket.resetAndDestroy());
  });
  await expect(fetcherFor(port).fetch(SITE, LIMITS)).rejects.toMatchObject({ code: "upstream_failed" });
});

test.each([
  ["one header of 64 KB", `X-Large: ${"a".repeat(64 * 1024)}\r\n`],
  ["many headers of 64 KB together", "X-Many: 1234567890\r\n".repeat(3300)],
  ["informational answers without an end", ""],
  ["an answer in another language", "\r\n\r\n+OK Dovecot ready\r\n"],
])("%s: given up", async (kind, headers) => {
  const { port } = await serveRaw((socket) => {
    if (kind.startsWith("informational")) {
      socket.write("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100));
    } else socket.end(`HTTP/1.1 200 OK\r\n${headers}\r\nhello`.slice(kind.startsWith("an answer") ? 17 : 0));
  });
  const attempt = fetcherFor(port).fetch(SITE, { ...LIMITS, timeoutMs: 300 });
  await expect(attempt).rejects.toMatchObject({ code: "upstream_failed" });
});

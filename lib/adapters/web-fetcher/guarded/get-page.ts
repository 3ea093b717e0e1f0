import type { Socket } from "node:net";
import { Client, type Dispatcher } from "undici";
import type { FetchedPage, Validators } from "../port";
import { connectTo, type Dial } from "./connect";
import { badStatus, tooLarge } from "./failures";
import { ACCEPT_ENCODING, readBody } from "./read-body";
import type { Target } from "./target";

const MAX_HEADER_BYTES = 32 * 1024;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Answers that are good but bring no whole page; a part (206) was not asked for. */
const WITHOUT_PAGE = new Set([204, 205, 206]);
const ACCEPT = [
  "text/html",
  "application/xhtml+xml",
  "text/markdown",
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "text/plain;q=0.9",
  "*/*;q=0.5",
].join(", ");

export type Way = { dial: Dial; signal: AbortSignal; userAgent: string; since?: Validators };

/**
 * One GET on a connection of its own, without following anything: the page, or where the site sends us instead.
 * The request carries four headers of ours, and what the site itself named the page by; nothing else: no cookie, no
 * credentials, no referrer.
 */
export async function getPage(
  target: Target,
  way: Way,
  maxBytes: number,
): Promise<FetchedPage | { location: string }> {
  const socket = await connectTo(target, way.dial, way.signal);
  const client = new Client(target.url.origin, {
    connect: handOver(socket),
    maxHeaderSize: MAX_HEADER_BYTES,
    // The signal ends everything in time; a limit for single parts would add nothing.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const response = await client.request({
      method: "GET",
      path: target.url.pathname + target.url.search,
      headers: {
        accept: ACCEPT,
        "accept-encoding": ACCEPT_ENCODING,
        "user-agent": way.userAgent,
        ...(way.since?.etag && { "if-none-match": way.since.etag }),
        ...(way.since?.lastModified && { "if-modified-since": way.since.lastModified }),
      },
      signal: way.signal,
      reset: true,
    });
    return await read(response, target.url.href, maxBytes, way.since);
  } finally {
    socket.destroy();
    await client.destroy();
  }
}

async function read(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  url: string,
  maxBytes: number,
  since: Validators | undefined,
): Promise<FetchedPage | { location: string }> {
  body.on("error", () => {}); // also when nobody reads it
  const header = (name: string) => [headers[name]].flat()[0];
  const location = header("location");
  if (REDIRECTS.has(statusCode) && location !== undefined) return { location: fromUtf8(location) };
  const known = {
    url,
    contentType: header("content-type") ?? null,
    validators: { etag: header("etag") ?? null, lastModified: header("last-modified") ?? null },
    robotsTag: [headers["x-robots-tag"] ?? []].flat().join(", ") || null,
    browserRules: {
      contentPolicies: [headers["content-security-policy"] ?? []].flat(),
      embedderPolicy: header("cross-origin-embedder-policy") ?? null,
    },
  };
  if (statusCode === 304 && since) return { ...known, body: new Uint8Array(), isUnchanged: true };
  if (statusCode < 200 || statusCode > 299 || WITHOUT_PAGE.has(statusCode)) {
    throw badStatus(statusCode, header("retry-after"));
  }
  if (Number(header("content-length")) > maxBytes) throw tooLarge(maxBytes);
  const encoding = [headers["content-encoding"] ?? []].flat().join(",");
  return { ...known, body: await readBody(body, encoding, maxBytes), isUnchanged: false };
}

/** Gives the client the one socket that leads to a checked address; it has no way to open another. */
function handOver(socket: Socket) {
  let isGiven = false;
  return (_: unknown, callback: (...result: [null, Socket] | [Error, null]) => void) => {
    const isSecond = isGiven;
    isGiven = true;
    // Not at once: the client is not ready for its connection before it has asked for it.
    queueMicrotask(() =>
      isSecond ? callback(new Error("The connection was lost."), null) : callback(null, socket),
    );
  };
}

/** Sites send UTF-8 in this header; HTTP's parser reads bytes as Latin-1. */
function fromUtf8(value: string): string {
  return Buffer.from(value, "latin1").toString("utf8");
}

import { createServer, type IncomingMessage } from "node:http";
import { type Answer, type Asked, errorOf, openObjects } from "./objects";
import { type Keys, refusalOf } from "./signature";

export type S3Double = {
  url: string;
  bucket: string;
  keys: Keys;
  /** Uploads in parts that were begun, and neither completed nor given up. */
  unfinished(): number;
  /** While it is set, nothing is answered. */
  isSilent: boolean;
  /** While it is set, everything is answered with this status. */
  failWith: number | null;
  close(): Promise<void>;
};

/** The rule of its bucket that lets browsers send files to addresses that they were given. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "PUT",
  "access-control-allow-headers": "*",
};

/** An S3 server on loopback, with one bucket: it takes what is signed as Amazon asks, and keeps it in memory. */
export async function startS3Double(): Promise<S3Double> {
  const keys = { accessKeyId: "AKIDOUBLE", secretAccessKey: "a secret of the double", region: "eu-test-1" };
  const bucket = "files";
  const objects = openObjects();
  const server = createServer(async (request, response) => {
    const body = await read(request);
    if (double.isSilent) return;
    if (request.method === "OPTIONS") return void response.writeHead(200, CORS).end();
    const { status, xml = "", bytes, headers = {} } = answer(request, body);
    response.writeHead(status, { "content-type": "application/xml", ...CORS, ...headers });
    response.end(bytes ?? xml);
  });
  const answer = (request: IncomingMessage, body: Buffer): Answer => {
    if (double.failWith !== null) return errorOf(double.failWith, "InternalError");
    const refusal = refusalOf(request, body, keys);
    if (refusal) return errorOf(403, refusal);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://double");
    const [, name, ...rest] = pathname.split("/").map(decodeURIComponent);
    if (name !== bucket) return errorOf(404, "NoSuchBucket");
    const asked: Asked = { method: request.method ?? "", key: rest.join("/"), query: searchParams, body };
    return objects.answer(asked) ?? errorOf(501, "NotImplemented");
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the double has no port");
  const double: S3Double = {
    url: `http://127.0.0.1:${address.port}`,
    ...{ bucket, keys, unfinished: objects.unfinished, isSilent: false, failWith: null },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return double;
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

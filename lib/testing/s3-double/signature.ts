import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

export type Keys = { accessKeyId: string; secretAccessKey: string; region: string };

/**
 * Why a request is not what its signature says; null when it is. After Amazon's "Signature Version 4" for S3, for one
 * request whose body is signed by its hash.
 */
export function refusalOf(request: IncomingMessage, body: Buffer, keys: Keys): string | null {
  const found = AUTHORIZATION.exec(request.headers.authorization ?? "");
  if (!found) return "AccessDenied";
  const [, id, day = "", region, signedHeaders = "", signature] = found;
  if (id !== keys.accessKeyId) return "InvalidAccessKeyId";
  if (region !== keys.region) return "AuthorizationHeaderMalformed";
  const bodyHash = header(request, "x-amz-content-sha256");
  if (bodyHash !== "UNSIGNED-PAYLOAD" && bodyHash !== sha256(body)) return "XAmzContentSHA256Mismatch";
  const time = header(request, "x-amz-date");
  const names = signedHeaders.split(";");
  if (!time.startsWith(day) || !names.includes("host")) return "AccessDenied";
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://double");
  const query = [...searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const headers = names.map((name) => `${name}:${header(request, name).trim()}\n`).join("");
  const canonical = [request.method, pathname, query, headers, signedHeaders, bodyHash].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n");
  const key = [day, keys.region, "s3", "aws4_request"].reduce<Buffer | string>(
    (secret, part) => hmac(secret, part),
    `AWS4${keys.secretAccessKey}`,
  );
  return hmac(key, text).toString("hex") === signature ? null : "SignatureDoesNotMatch";
}

const header = (request: IncomingMessage, name: string) => String(request.headers[name] ?? "");
const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

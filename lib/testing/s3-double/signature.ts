import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

export type Keys = { accessKeyId: string; secretAccessKey: string; region: string };

/**
 * Why a request is not what its signature says; null when it is. After Amazon's "Signature Version 4" for S3: in a header
 * for one request whose body is signed by its hash, in the address for whoever has it until it expires.
 */
export function refusalOf(request: IncomingMessage, body: Buffer, keys: Keys): string | null {
  const { searchParams } = new URL(request.url ?? "/", "http://double");
  const signature = searchParams.get("X-Amz-Signature");
  return signature === null
    ? refusalOfHeader(request, body, keys)
    : refusalOfAddress(request, searchParams, signature, keys);
}

function refusalOfHeader(request: IncomingMessage, body: Buffer, keys: Keys): string | null {
  const found = AUTHORIZATION.exec(request.headers.authorization ?? "");
  if (!found) return "AccessDenied";
  const [, id, day = "", region = "", signedHeaders = "", signature = ""] = found;
  const bodyHash = header(request, "x-amz-content-sha256");
  if (bodyHash !== "UNSIGNED-PAYLOAD" && bodyHash !== sha256(body)) return "XAmzContentSHA256Mismatch";
  const time = header(request, "x-amz-date");
  return mismatch(request, keys, { id, day, region, time, signedHeaders, signature, bodyHash });
}

function refusalOfAddress(
  request: IncomingMessage,
  query: URLSearchParams,
  signature: string,
  keys: Keys,
): string | null {
  const given = (name: string) => query.get(`X-Amz-${name}`) ?? "";
  const [id, day = "", region = "", ...rest] = given("Credential").split("/");
  if (given("Algorithm") !== "AWS4-HMAC-SHA256" || rest.join("/") !== "s3/aws4_request")
    return "AuthorizationQueryParametersError";
  const time = given("Date");
  const [, ...parts] = /^(....)(..)(..)T(..)(..)(..)Z$/.exec(time) ?? [];
  const [year = 0, month = 0, ...others] = parts.map(Number);
  const endsAt = Date.UTC(year, month - 1, ...others) + Number(given("Expires")) * 1000;
  if (!(Date.now() < endsAt)) return "AccessDenied";
  const signedHeaders = given("SignedHeaders");
  const bodyHash = "UNSIGNED-PAYLOAD";
  return mismatch(request, keys, { id, day, region, time, signedHeaders, signature, bodyHash });
}

type Claim = {
  id: string | undefined;
  day: string;
  region: string;
  time: string;
  signedHeaders: string;
  signature: string;
  bodyHash: string;
};

function mismatch(request: IncomingMessage, keys: Keys, claim: Claim): string | null {
  const { id, day, region, time, signedHeaders, signature, bodyHash } = claim;
  if (id !== keys.accessKeyId) return "InvalidAccessKeyId";
  if (region !== keys.region) return "AuthorizationHeaderMalformed";
  const names = signedHeaders.split(";");
  if (!time.startsWith(day) || !names.includes("host")) return "AccessDenied";
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://double");
  const query = [...searchParams]
    .filter(([name]) => name !== "X-Amz-Signature")
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

import { createHash, createHmac } from "node:crypto";

type Signing = {
  method: string;
  /** What the request must carry beside its host, exactly so; small letters. */
  headers: Record<string, string>;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  at: Date;
  /** Amazon takes 1 to 604800, a week. */
  expiresInSeconds: number;
};

const ALGORITHM = "AWS4-HMAC-SHA256";

/**
 * An address that carries its own permission. After Amazon's "Authenticating Requests: Using Query Parameters (AWS
 * Signature Version 4)" for S3; the body is not signed, its length is when it stands among the headers.
 */
export function presign(address: string, signing: Signing): string {
  const { method, headers, region, accessKeyId, secretAccessKey, at, expiresInSeconds } = signing;
  const { origin, host, pathname } = new URL(address);
  const time = `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const signed = Object.entries({ ...headers, host }).sort(([one], [other]) => (one < other ? -1 : 1));
  const names = signed.map(([name]) => name).join(";");
  const query = [
    ["X-Amz-Algorithm", ALGORITHM],
    ["X-Amz-Credential", `${accessKeyId}/${scope}`],
    ["X-Amz-Date", time],
    ["X-Amz-Expires", String(expiresInSeconds)],
    ["X-Amz-SignedHeaders", names],
  ]
    .map(([name = "", value = ""]) => `${name}=${encode(value)}`)
    .join("&");
  const lines = signed.map(([name, value]) => `${name}:${value.trim()}\n`).join("");
  const request = [method, pathname, query, lines, names, "UNSIGNED-PAYLOAD"].join("\n");
  const text = [ALGORITHM, time, scope, createHash("sha256").update(request).digest("hex")].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return `${origin}${pathname}?${query}&X-Amz-Signature=${hmac(key, text).toString("hex")}`;
}

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** As the standard of addresses says it, which `encodeURIComponent` alone does not. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

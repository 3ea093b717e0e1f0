import { createHash, randomUUID } from "node:crypto";

export type Asked = { method: string; key: string; query: URLSearchParams; body: Buffer };
export type Answer = {
  status: number;
  xml?: string;
  bytes?: Buffer;
  headers?: Record<string, string>;
};

export function errorOf(status: number, code: string): Answer {
  return { status, xml: `<Error><Code>${code}</Code><Message>${code}</Message></Error>` };
}

/** As Amazon's: so many keys a page, and no part but the last below so many bytes. */
const PAGE = 1_000;
const LEAST_PART = 5 * 1024 * 1024;

type Stored = { body: Buffer; at: Date };

/** The bucket and what can be done with it; null for what it does not know. */
export function openObjects() {
  const objects = new Map<string, Stored>();
  const uploads = new Map<string, { key: string; parts: Map<number, Buffer> }>();
  const put = (key: string, body: Buffer) => objects.set(key, { body, at: new Date() });

  function ofUpload({ method, key, query, body }: Asked, id: string): Answer | null {
    const upload = uploads.get(id);
    if (upload?.key !== key) return errorOf(404, "NoSuchUpload");
    if (method === "PUT") {
      upload.parts.set(Number(query.get("partNumber")), body);
      return { status: 200, headers: { etag: tagOf(body) } };
    }
    uploads.delete(id);
    if (method === "DELETE") return { status: 204 };
    if (method !== "POST") return null;
    const named = [...body.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = ""]) => ({
      part: upload.parts.get(Number(tag(part, "PartNumber"))),
      etag: tag(part, "ETag"),
    }));
    if (named.length === 0 || named.some(({ part, etag }) => !part || tagOf(part) !== etag))
      return errorOf(400, "InvalidPart");
    const parts = named.flatMap(({ part }) => part ?? []);
    if (parts.slice(0, -1).some((part) => part.length < LEAST_PART)) return errorOf(400, "EntityTooSmall");
    put(key, Buffer.concat(parts));
    return {
      status: 200,
      xml: `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`,
    };
  }

  function list(query: URLSearchParams): Answer {
    const prefix = query.get("prefix") ?? "";
    const after = query.get("continuation-token") ?? "";
    const found = [...objects]
      .filter(([key]) => key.startsWith(prefix) && key > after)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const page = found.slice(0, PAGE);
    const isMore = found.length > page.length;
    const contents = page.map(
      ([key, { body, at }]) =>
        `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><Size>${body.length}</Size></Contents>`,
    );
    const next = isMore ? `<NextContinuationToken>${page.at(-1)?.[0]}</NextContinuationToken>` : "";
    const xml = `<ListBucketResult><IsTruncated>${isMore}</IsTruncated><KeyCount>${page.length}</KeyCount>${contents.join("")}${next}</ListBucketResult>`;
    return { status: 200, xml };
  }

  function ofBucket({ method, query }: Asked): Answer | null {
    return method === "GET" && query.get("list-type") === "2" ? list(query) : null;
  }

  function ofObject({ method, key, query, body }: Asked): Answer | null {
    if (method === "POST" && query.has("uploads")) {
      const id = randomUUID();
      uploads.set(id, { key, parts: new Map() });
      const xml = `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`;
      return { status: 200, xml };
    }
    if (method === "PUT") {
      put(key, body);
      return { status: 200, headers: { etag: tagOf(body) } };
    }
    if (method === "DELETE") {
      objects.delete(key);
      return { status: 204 };
    }
    if (method !== "GET") return null;
    const stored = objects.get(key);
    return stored
      ? { status: 200, bytes: stored.body, headers: { "content-type": "application/octet-stream" } }
      : errorOf(404, "NoSuchKey");
  }

  return {
    answer(asked: Asked): Answer | null {
      const upload = asked.query.get("uploadId");
      if (upload) return ofUpload(asked, upload);
      return asked.key === "" ? ofBucket(asked) : ofObject(asked);
    },
    unfinished: () => uploads.size,
  };
}

const tagOf = (body: Buffer) => `"${createHash("md5").update(body).digest("hex")}"`;
const tag = (xml: string, name: string) =>
  new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(xml)?.[1]?.replaceAll("&quot;", '"') ?? "";

import { randomUUID } from "node:crypto";

export type Answer = { status: number; headers: Headers; body: unknown; text: string };

/** The API as a program uses it: one tenant, one token. */
export type Client = {
  readonly token: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** As `send`, for what has to work. */
  ok<Body>(method: string, path: string, body?: unknown): Promise<Body>;
};

const url = () => process.env.E2E_URL ?? "";

export async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const isRaw = body instanceof FormData || typeof body === "string";
  const response = await fetch(`${url()}/api/v1${path}`, {
    method,
    headers: { ...(body !== undefined && !isRaw && { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text ? JSON.parse(text) : null,
    text,
  };
}

/** A tenant that nobody else uses. */
export async function makeClient(name = "Tenant"): Promise<Client> {
  const person = { email: `${randomUUID()}@example.test`, password: "a long pass phrase" };
  const made = await send("POST", "/tenants", { name, ...person });
  const { token } = (made.body as { token: { token: string } }).token;
  const client: Client = {
    token,
    send: (method, path, body, headers) =>
      send(method, path, body, { authorization: `Bearer ${token}`, ...headers }),
    async ok(method, path, body) {
      const answer = await client.send(method, path, body);
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
      return answer.body as never;
    },
  };
  return client;
}

export type Source = {
  id: string;
  status: string;
  counts: { documents: number; ready: number; failed: number; chunks: number };
};
export type Document = {
  id: string;
  title: string;
  status: string;
  pages: number | null;
  error: { code: string; message: string } | null;
};

export const makeBot = async (client: Client, more: object = {}): Promise<string> =>
  (await client.ok<{ id: string }>("POST", "/bots", { name: "Bot", ...more })).id;

/** Sends files as one source. */
export function upload(
  client: Client,
  files: readonly File[],
  botId?: string,
  headers?: Record<string, string>,
): Promise<Answer> {
  const form = new FormData();
  if (botId) form.append("botIds", botId);
  for (const file of files) form.append("file", file);
  return client.send("POST", "/sources", form, headers);
}

/** The source when nothing of it is at work any more. */
export async function untilEnded(client: Client, id: string): Promise<Source> {
  for (;;) {
    const source = await client.ok<Source>("GET", `/sources/${id}`);
    if (!["queued", "discovering", "syncing", "processing"].includes(source.status)) return source;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function documentsOf(client: Client, sourceId: string): Promise<Document[]> {
  return (await client.ok<{ items: Document[] }>("GET", `/sources/${sourceId}/documents`)).items;
}

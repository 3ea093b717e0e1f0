import { NextRequest } from "next/server";
import type { LoadedRoute } from "./routes";

export type Call = {
  headers?: Record<string, string>;
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** JSON, a form for uploads, or a blob of another type. */
  body?: unknown;
};

export type Answered = { status: number; body: unknown; headers: Headers };

/** Calls a route's handler as Next would, with a request as a client would send it. */
export async function call(
  route: LoadedRoute,
  { headers = {}, params = {}, query = {}, body }: Call,
): Promise<Answered> {
  const path = route.path.replace(/\[(\w+)\]/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? "missing"),
  );
  const url = new URL(path, "http://127.0.0.1:3000");
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const isForm = body instanceof FormData || body instanceof Blob;
  const content =
    body === undefined ? {} : { body: isForm ? body : JSON.stringify(body), duplex: "half" as const };
  const type: Record<string, string> =
    body === undefined || isForm ? {} : { "content-type": "application/json" };
  const request = new NextRequest(url, {
    method: route.method,
    headers: { host: url.host, ...type, ...headers },
    ...content,
  });
  const response = await route.handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return { status: response.status, body: parse(text), headers: response.headers };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

import type { z } from "zod";
import { errorOf, unreachable } from "./wire-error";

export const API = "/api/v1";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type Call<Answer> = {
  /** What the answer must look like; without one it is not read. */
  answer?: z.ZodType<Answer>;
  /** JSON, or a blob of another type. */
  body?: unknown;
  /** The tenant the session acts for. */
  tenant?: string;
  /** The same key sent twice takes effect once, so that a repeated try makes nothing twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/** One request to the API. @throws AppError as the API answered it, or `unavailable` when there was no answer */
export async function callApi<Answer = null>(
  method: Method,
  path: string,
  call: Call<Answer> = {},
): Promise<Answer> {
  const { answer, body, tenant, idempotencyKey, signal } = call;
  const headers = new Headers();
  if (tenant) headers.set("x-tenant", tenant);
  const isBlob = body instanceof Blob;
  if (body !== undefined) headers.set("content-type", isBlob ? body.type : "application/json");
  if (idempotencyKey) headers.set("idempotency-key", idempotencyKey);
  const response = await fetchApi(`${API}${path}`, {
    method,
    headers,
    body: body === undefined || isBlob ? body : JSON.stringify(body),
    signal,
  });
  const text = response.status === 204 ? "" : await response.text();
  return readAnswer(response.status, text, answer);
}

/** What an answer's text says, in the form that `answer` gives it. @throws AppError when it says no */
export function readAnswer<Answer>(status: number, text: string, answer?: z.ZodType<Answer>): Answer {
  const read = toJson(text);
  if (status < 200 || status > 299) throw errorOf(status, read);
  // Without a schema the answer's type is null, and null it is.
  return answer ? answer.parse(read) : (null as Answer);
}

/** The API's answer to a request as it comes, for those that read it bit by bit. @throws AppError like `callApi` */
export async function fetchApi(url: string, init: RequestInit): Promise<Response> {
  const response = await send(url, init);
  if (!response.ok) throw errorOf(response.status, toJson(await response.text()));
  return response;
}

/** The API as a session uses it: for one tenant, or for what concerns a person or the operator and no tenant. */
export function createApi(tenant?: string) {
  return {
    get: <Answer>(path: string, answer: z.ZodType<Answer>, signal?: AbortSignal) =>
      callApi("GET", path, { answer, tenant, signal }),
    /** `idempotencyKey` only for what makes something new. */
    post: <Answer>(path: string, answer: z.ZodType<Answer>, body?: unknown, idempotencyKey?: string) =>
      callApi("POST", path, { answer, tenant, body, idempotencyKey }),
    patch: <Answer>(path: string, answer: z.ZodType<Answer>, body: unknown) =>
      callApi("PATCH", path, { answer, tenant, body }),
    put: <Answer>(path: string, answer: z.ZodType<Answer>, body: unknown) =>
      callApi("PUT", path, { answer, tenant, body }),
    remove: (path: string) => callApi("DELETE", path, { tenant }),
  };
}

export type Api = ReturnType<typeof createApi>;

export const personApi: Api = createApi();

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw unreachable(error);
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The address of a document's original, for links: a link can send no header, so the tenant is in the query. */
export function fileHref(tenant: string, documentId: string): string {
  return `${API}/documents/${documentId}/file?tenant=${encodeURIComponent(tenant)}`;
}

import "server-only";
import type { NextRequest } from "next/server";
import { AppError } from "@/lib/core/errors";
import { readEnv } from "@/lib/env";
import { openCtx } from "./open-ctx";
import { readText } from "./read-body";
import { renderError } from "./render";
import { createReplayGuard } from "./replay-guard";
import { unknownRoute } from "./unknown-route";

type Endpoint = (request: Request) => Promise<Response>;

/** Far above any call: it carries the ids and counts that steps gave back, and is read before its signature is known. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Where a server of durable functions calls them. `endpoint` checks who calls, by a signature over the body; here is what
 * comes before that. A process that takes no work in, or works its own queue, has nothing at this address.
 */
export function functionsRoute(endpoint: () => Endpoint | null) {
  const guard = createReplayGuard();
  return async (request: NextRequest): Promise<Response> => {
    const handle = readEnv().core.role === "web" ? null : endpoint();
    if (!handle) return unknownRoute(request);
    const open = openCtx(request.headers);
    try {
      const call = await toCall(request);
      return await guard(call.headers.get("x-inngest-signature"), () => handle(call));
    } catch (error) {
      return renderError(error, open.requestId, open.log);
    }
  };
}

async function toCall(request: NextRequest): Promise<Request> {
  const { method, headers, url } = request;
  const body = method === "GET" ? "" : await readText(request, MAX_BODY_BYTES);
  if (body === "") return new Request(url, { method, headers });
  try {
    JSON.parse(body);
  } catch (cause) {
    throw new AppError("invalid_request", "The body is not valid JSON.", { cause });
  }
  return new Request(url, { method, headers, body });
}

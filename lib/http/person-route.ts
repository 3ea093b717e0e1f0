import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/schemas/parse";
import type { PersonCtx } from "@/lib/services/_kit";
import { findPerson } from "@/lib/services/accounts";
import { readSessionId } from "./auth/session-cookie";
import { assertSameOrigin } from "./authenticate";
import { readToken } from "./credentials";
import { openCtx } from "./open-ctx";
import { readJson } from "./read-body";
import { renderError, renderJson } from "./render";

const MAX_BODY_BYTES = 64 * 1024;
const RATE = { limit: 600, windowSeconds: 60 };

type PersonRoute<Params, Query, Body, Result> = {
  summary: string;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  response: z.ZodType<unknown, Result>;
  status?: 200 | 201 | 202 | 204;
  handler(parts: { ctx: PersonCtx; params: Params; query: Query; body: Body }): Promise<Result>;
};

export type PersonRouteMeta = {
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  status: number;
  operation: null;
  /** Only for a person with a session; no token gets in. */
  isPersonal: true;
  answers: { contentType: string; schema: z.ZodType };
};

type RouteContext = { params: Promise<Record<string, unknown>> };

/** A route about the signed-in person, whatever teams they are in: their account, their sessions, an invitation. */
export function personRoute<Result, Params = unknown, Query = unknown, Body = unknown>(
  spec: PersonRoute<Params, Query, Body, Result>,
) {
  const { summary, params, query, body, response, status = 200 } = spec;
  const answers = { contentType: "application/json", schema: response };
  const meta: PersonRouteMeta = {
    summary,
    params,
    query,
    body,
    status,
    operation: null,
    isPersonal: true,
    answers,
  };
  const handle = async (request: NextRequest, context: RouteContext): Promise<Response> => {
    const open = openCtx(request.headers);
    const headers = { "x-request-id": open.requestId };
    try {
      const ctx = await authenticatePerson(open, request);
      const parsed = params?.safeParse(await context.params);
      if (parsed && !parsed.success) throw new AppError("not_found", "There is nothing with this id.");
      const parts = {
        // A part without a schema is `unknown` to the handler, so nothing is claimed of it.
        params: parsed?.data as Params,
        query: (query && parseInput(query, Object.fromEntries(request.nextUrl.searchParams))) as Query,
        body: (body && parseInput(body, await readJson(request, MAX_BODY_BYTES))) as Body,
      };
      const result = await spec.handler({ ctx, ...parts });
      return renderJson(status === 204 ? null : response.parse(result), status, headers);
    } catch (error) {
      return renderError(error, open.requestId, open.log, headers);
    }
  };
  return Object.assign(handle, { meta });
}

async function authenticatePerson(
  open: ReturnType<typeof openCtx>,
  request: NextRequest,
): Promise<PersonCtx> {
  if (readToken(request.headers) !== null) {
    throw new AppError("forbidden", "This is for a person who is signed in, not for a token.");
  }
  const sessionId = await readSessionId(request.cookies);
  const person = sessionId && (await findPerson(sessionId, open.now()));
  if (!person) throw new AppError("unauthenticated", "Sign in first.");
  if (request.method !== "GET") assertSameOrigin(request);
  const decision = await open.ports.rateLimiter.consume(`person:${person.id}`, RATE);
  if (!decision.allowed) {
    const details = { retryAfterSeconds: decision.resetSeconds };
    throw new AppError("rate_limited", "Too many requests. Wait a moment.", { details });
  }
  return { ...open, person, log: open.log.child({ userId: person.id }) };
}

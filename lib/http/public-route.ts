import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { type Env, readEnv } from "@/lib/env";
import { parseInput } from "@/lib/schemas/parse";
import type { OpenCtx } from "@/lib/services/_kit";
import { assertNotForeign } from "./authenticate";
import { openCtx } from "./open-ctx";
import { readJson } from "./read-body";
import { renderError, renderJson } from "./render";

const MAX_BODY_BYTES = 64 * 1024;

type PublicRoute<Body, Result> = {
  summary: string;
  body: z.ZodType<Body>;
  response: z.ZodType<unknown, Result>;
  status: 200 | 201 | 202 | 204;
  handler(parts: { open: OpenCtx; body: Body; env: Env }): Promise<Result>;
};

export type PublicRouteMeta = {
  summary: string;
  body: z.ZodType;
  status: number;
  operation: null;
  answers: { contentType: string; schema: z.ZodType };
};

/** A route for people and programs that have no credentials yet. Its service keeps its own limits. */
export function publicRoute<Body, Result>(spec: PublicRoute<Body, Result>) {
  const { summary, body: schema, response, status } = spec;
  const answers = { contentType: "application/json", schema: response };
  const meta: PublicRouteMeta = { summary, body: schema, status, operation: null, answers };
  const handle = async (request: NextRequest): Promise<Response> => {
    const open = openCtx(request.headers);
    try {
      assertNotForeign(request);
      const body = parseInput(schema, await readJson(request, MAX_BODY_BYTES));
      const result = await spec.handler({ open, body, env: readEnv() });
      const headers = { "x-request-id": open.requestId };
      return renderJson(status === 204 ? null : response.parse(result), status, headers);
    } catch (error) {
      return renderError(error, open.requestId, open.log, { "x-request-id": open.requestId });
    }
  };
  return Object.assign(handle, { meta });
}

import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/schemas/parse";
import type { RateKind } from "@/lib/schemas/plans";
import { authorize, type Ctx, type Operation, type OperationMeta } from "@/lib/services/_kit";
import { authenticate } from "./authenticate";
import { readIdempotencyKey } from "./idempotency-key";
import { openCtx } from "./open-ctx";
import { limitRate } from "./rate-limit";
import { readJson } from "./read-body";
import { renderError, renderJson } from "./render";

const MAX_BODY_BYTES = 1024 * 1024;

type Schema<Output> = z.ZodType<Output>;

/** Without a schema: bytes. */
export type MediaType = { contentType: string; schema?: z.ZodType };

type Shape<Params, Query, Body> = {
  /** One line for the OpenAPI document. */
  summary: string;
  /** Which of the plan's rates counts; reads by default. */
  rate?: RateKind;
  params?: Schema<Params>;
  query?: Schema<Query>;
  body?: Schema<Body>;
  maxBodyBytes?: number;
  /** The status of a success; 204 answers without a body. */
  status?: 200 | 201 | 202 | 204;
};

type OperationRoute<Params, Query, Body, Result> = Shape<Params, Query, Body> & {
  operation: Operation<Params & Query & Body, Result>;
  response: z.ZodType<unknown, Result>;
};

type Parts<Params, Query, Body> = {
  ctx: Ctx;
  /** For answers that take long. @throws AppError when the caller may not get it any more, or is somebody else meanwhile */
  assertStill(): Promise<void>;
  request: NextRequest;
  params: Params;
  query: Query;
  body: Body;
};

type CustomRoute<Params, Query, Body> = Shape<Params, Query, Body> & {
  /** Whose permission guards this route; the handler calls it. */
  operation: { readonly meta: OperationMeta };
  /** What the answer looks like, for the OpenAPI document. */
  answers: MediaType;
  /** A body that the handler reads by itself, for the OpenAPI document. */
  accepts?: readonly MediaType[];
  handler(parts: Parts<Params, Query, Body>): Promise<Response>;
};

/** What a script or test knows of a route. */
export type RouteMeta = Pick<Shape<unknown, unknown, unknown>, "summary" | "params" | "query" | "body"> & {
  operation: OperationMeta;
  status: number;
  answers: MediaType;
  accepts?: readonly MediaType[];
};

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };
export type RouteHandler = ((request: NextRequest, context: RouteContext) => Promise<Response>) & {
  readonly meta: RouteMeta;
};

/** A route that is one operation: its input is the path's, query's and body's fields together. */
export function route<Result, Params = unknown, Query = unknown, Body = unknown>(
  spec: OperationRoute<Params, Query, Body, Result>,
): RouteHandler {
  const { operation, response, status = 200 } = spec;
  return customRoute<Params, Query, Body>({
    ...spec,
    operation,
    answers: { contentType: "application/json", schema: response },
    async handler({ ctx, params, query, body }) {
      const result = await operation(ctx, { ...params, ...query, ...body });
      return renderJson(status === 204 ? null : response.parse(result), status);
    },
  });
}

/** A route with an answer or a body of its own: streams, files, uploads. Everything before the handler is the same. */
export function customRoute<Params = unknown, Query = unknown, Body = unknown>(
  spec: CustomRoute<Params, Query, Body>,
): RouteHandler {
  const { summary, params, query, body, operation, status = 200, answers, accepts } = spec;
  const meta: RouteMeta = {
    summary,
    params,
    query,
    body,
    operation: operation.meta,
    status,
    answers,
    accepts,
  };

  const handle = async (request: NextRequest, context: RouteContext): Promise<Response> => {
    const startedAt = performance.now();
    const open = openCtx(request.headers);
    let { log } = open;
    let limits: Record<string, string> = {};
    const finish = (response: Response) => {
      response.headers.set("x-request-id", open.requestId);
      for (const [name, value] of Object.entries(limits)) response.headers.set(name, value);
      const fields = { method: request.method, path: request.nextUrl.pathname, status: response.status };
      log.info({ ...fields, ms: Math.round(performance.now() - startedAt) }, "request");
      return response;
    };
    try {
      const caller = await authenticate(open, request);
      log = caller.log;
      limits = await limitRate(caller, spec.rate ?? (request.method === "GET" ? "read" : "write"));
      const parts = await parse(spec, request, await context.params);
      const ctx = { ...caller, idempotencyKey: readIdempotencyKey(request) };
      const assertStill = async () => {
        const { actor } = await authenticate(open, request);
        authorize(actor, operation.meta.permission);
        if (JSON.stringify(actor) !== JSON.stringify(caller.actor)) {
          throw new AppError("forbidden", "What you may do here has changed meanwhile. Ask again.");
        }
      };
      return finish(await spec.handler({ ctx, request, assertStill, ...parts }));
    } catch (error) {
      return finish(renderError(error, open.requestId, log));
    }
  };
  return Object.assign(handle, { meta });
}

async function parse<Params, Query, Body>(
  spec: Shape<Params, Query, Body>,
  request: NextRequest,
  path: Record<string, unknown>,
): Promise<{ params: Params; query: Query; body: Body }> {
  const params = spec.params?.safeParse(path);
  if (params && !params.success) throw new AppError("not_found", "There is nothing with this id.");
  const { tenant: _, ...given } = Object.fromEntries(request.nextUrl.searchParams);
  const query = spec.query && parseInput(spec.query, given);
  const body =
    spec.body && parseInput(spec.body, await readJson(request, spec.maxBodyBytes ?? MAX_BODY_BYTES));
  // A part without a schema is `unknown` to the handler, so nothing is claimed of it.
  return { params: params?.data as Params, query: query as Query, body: body as Body };
}

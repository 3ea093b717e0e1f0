import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/schemas/parse";
import { VisitorQuery } from "@/lib/schemas/visitor";
import type { WidgetLanguage } from "@/lib/schemas/widget";
import type { Ctx, OpenCtx } from "@/lib/services/_kit";
import {
  findWidget,
  isPaused,
  isShownAt,
  limitCalls,
  serverWords,
  type WidgetBot,
} from "@/lib/services/widget";
import { assertNotForeign, assertSameOrigin } from "../authenticate";
import { readIdempotencyKey } from "../idempotency-key";
import { openCtx } from "../open-ctx";
import { readJson } from "../read-body";
import { renderError, renderJson } from "../render";
import { closed, languageOf, ownOrigin, paused } from "./sites";
import { type Purpose, readToken, type VisitorClaims } from "./tokens";

const MAX_BODY_BYTES = 64 * 1024;
const MAX_TOKEN_LENGTH = 4_000;

type Shape<Body> = {
  /** One line for the OpenAPI document. */
  summary: string;
  body?: z.ZodType<Body>;
  status?: 200 | 201 | 202;
  /** Whether it does its work also while the owner has paused the bot. */
  whilePaused?: boolean;
  /** Whether a request that comes twice with the same Idempotency-Key takes effect once. */
  isOnce?: boolean;
  /** The kind of token it takes; what the panel asks with, by default. */
  token?: Purpose;
};

export type VisitorParts<Body> = {
  /** The visitor is its actor. */
  ctx: Ctx;
  /** What the token says of them: the page's origin, and a name and address where the site vouches for them. */
  visitor: VisitorClaims;
  bot: WidgetBot;
  /** In which to speak to them. */
  language: WidgetLanguage;
  body: Body;
  request: NextRequest;
  /** For answers that take long. @throws AppError when the visitor may not get it any more */
  assertStill(): Promise<void>;
};

type VisitorRoute<Body, Result> = Shape<Body> & {
  response: z.ZodType<unknown, Result>;
  handler(parts: VisitorParts<Body>): Promise<Result>;
};

type CustomVisitorRoute<Body> = Shape<Body> & {
  answers: { contentType: string; schema?: z.ZodType };
  handler(parts: VisitorParts<Body>): Promise<Response>;
};

export type VisitorRouteMeta = {
  summary: string;
  query: z.ZodType;
  body?: z.ZodType;
  status: number;
  operation: null;
  /** Visitors of a widget, by the token that it got; nobody else. */
  caller: "visitor";
  isOnce: boolean;
  answers: { contentType: string; schema?: z.ZodType };
};

/** A route of the panel: only from our own pages, only with a visitor's token, only while its page may show the bot. */
export function visitorRoute<Result, Body = unknown>(spec: VisitorRoute<Body, Result>) {
  const { response, status = 200 } = spec;
  return customVisitorRoute<Body>({
    ...spec,
    answers: { contentType: "application/json", schema: response },
    handler: async (parts) => renderJson(response.parse(await spec.handler(parts)), status),
  });
}

/** The same, with an answer of its own: a stream. */
export function customVisitorRoute<Body = unknown>(spec: CustomVisitorRoute<Body>) {
  const { summary, body: schema, status = 200, isOnce = false, answers } = spec;
  const meta: VisitorRouteMeta = {
    ...{ summary, query: VisitorQuery, body: schema, status },
    ...{ operation: null, caller: "visitor", isOnce, answers },
  };
  const handle = async (request: NextRequest): Promise<Response> => {
    const startedAt = performance.now();
    const open = openCtx(request.headers);
    let { log } = open;
    const finish = (response: Response) => {
      response.headers.set("x-request-id", open.requestId);
      const fields = { method: request.method, path: request.nextUrl.pathname, status: response.status };
      log.info({ ...fields, ms: Math.round(performance.now() - startedAt) }, "request");
      return response;
    };
    try {
      assertOurPage(request);
      await limitCalls(open, languageOf(request));
      const visitor = await readVisitor(request, spec.token ?? "visit", open.now());
      const admitted = await admit(open, request, visitor, spec);
      log = admitted.ctx.log;
      parseInput(VisitorQuery, Object.fromEntries(request.nextUrl.searchParams));
      const given = schema && parseInput(schema, await readJson(request, MAX_BODY_BYTES));
      // What was begun with a good token may be finished, as long as the owner lets it.
      const assertStill = async () => void (await admit(open, request, visitor, spec));
      // Without a schema it is `unknown` to the handler, so nothing is claimed of it.
      const ctx = isOnce ? { ...admitted.ctx, idempotencyKey: readIdempotencyKey(request) } : admitted.ctx;
      return finish(await spec.handler({ ...admitted, ctx, body: given as Body, request, assertStill }));
    } catch (error) {
      return finish(renderError(error, open.requestId, log));
    }
  };
  return Object.assign(handle, { meta });
}

type Admitted = Pick<VisitorParts<unknown>, "ctx" | "visitor" | "bot" | "language">;

function assertOurPage(request: NextRequest): void {
  if (request.method === "GET") assertNotForeign(request);
  else assertSameOrigin(request);
}

/** @throws AppError forbidden unless the page that the token was made for may show the bot, as things stand now */
async function admit(
  open: OpenCtx,
  request: NextRequest,
  visitor: VisitorClaims,
  { whilePaused = false }: Pick<Shape<unknown>, "whilePaused">,
): Promise<Admitted> {
  const bot = await findWidget(visitor.bot);
  const language = languageOf(request, bot);
  const { origin, isPreview = false } = visitor;
  if (!bot || !isShownAt(bot.widget, { origin, own: ownOrigin(open), isPreview })) throw closed(language);
  if (isPaused(bot.widget) && !whilePaused) throw paused(bot, language);
  const actor = {
    type: "visitor" as const,
    ...{ visitorId: visitor.visitor, botId: bot.id, origin },
    isVerified: visitor.isVerified ?? false,
    ...(isPreview && { isPreview }),
  };
  const log = open.log.child({ tenantId: bot.tenant.id, actor: actor.type });
  return { ctx: { ...open, tenant: bot.tenant, actor, log }, visitor, bot, language };
}

async function readVisitor(request: NextRequest, purpose: Purpose, now: Date): Promise<VisitorClaims> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  const visitor = token.length <= MAX_TOKEN_LENGTH ? await readToken(purpose, token, now) : null;
  if (!visitor) throw new AppError("unauthenticated", serverWords(languageOf(request)).expired);
  return visitor;
}

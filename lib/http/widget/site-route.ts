import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { parseInput } from "@/lib/schemas/parse";
import { SiteQuery } from "@/lib/schemas/visitor";
import type { WidgetLanguage } from "@/lib/schemas/widget";
import type { OpenCtx } from "@/lib/services/_kit";
import { findWidget, isShownAt, limitCalls, type WidgetBot } from "@/lib/services/widget";
import { isOwn } from "../authenticate";
import { openCtx } from "../open-ctx";
import { readJson } from "../read-body";
import { renderError, renderJson } from "../render";
import { closed, languageOf, ownOrigin } from "./sites";

const MAX_BODY_BYTES = 1024;
const PREFLIGHT_SECONDS = 600;

type Site = { bot: WidgetBot; origin: string; language: WidgetLanguage };

type SiteRoute<Body, Result> = {
  summary: string;
  body?: z.ZodType<Body>;
  response: z.ZodType<unknown, Result>;
  cacheControl?: string;
  handler(parts: Site & { open: OpenCtx; body: Body }): Promise<Result> | Result;
};

export type SiteRouteMeta = {
  summary: string;
  query: z.ZodType;
  body?: z.ZodType;
  status: number;
  operation: null;
  /** Pages of the sites on the bot's list, and no others. */
  caller: "site";
  answers: { contentType: string; schema: z.ZodType };
};

/**
 * A route that the launcher calls from somebody else's page. The bot is in the query, so that the preflight can be held
 * against the bot's list as well. Who is not on it learns nothing, and gets no CORS header.
 */
export function siteRoute<Result, Body = unknown>(spec: SiteRoute<Body, Result>) {
  const { summary, body: schema, response, cacheControl } = spec;
  const answers = { contentType: "application/json", schema: response };
  const meta: SiteRouteMeta = {
    ...{ summary, query: SiteQuery, body: schema, status: 200 },
    ...{ operation: null, caller: "site", answers },
  };
  const handle = (request: NextRequest) =>
    answer(request, async (open, site) => {
      const given = schema && parseInput(schema, await readJson(request, MAX_BODY_BYTES));
      // Without a schema it is `unknown` to the handler, so nothing is claimed of it.
      const result = await spec.handler({ ...site, open, body: given as Body });
      return renderJson(response.parse(result), 200, cacheControl ? { "cache-control": cacheControl } : {});
    });
  return Object.assign(handle, { meta });
}

/** What a browser asks before it sends a body from another site. */
export function sitePreflight(method: "POST") {
  return (request: NextRequest): Promise<Response> =>
    answer(request, async () =>
      renderJson(null, 204, {
        "access-control-allow-methods": method,
        "access-control-allow-headers": "content-type",
        "access-control-max-age": String(PREFLIGHT_SECONDS),
      }),
    );
}

async function answer(
  request: NextRequest,
  work: (open: OpenCtx, site: Site) => Promise<Response>,
): Promise<Response> {
  const open = openCtx(request.headers);
  // Also on refusals: what one page may read must not be kept for another.
  const headers = new Headers({ "x-request-id": open.requestId, vary: "origin, accept-language" });
  try {
    await limitCalls(open, languageOf(request));
    const site = await findSite(open, request);
    headers.set("access-control-allow-origin", site.origin);
    const response = await work(open, site);
    for (const [name, value] of headers) response.headers.set(name, value);
    return response;
  } catch (error) {
    return renderError(error, open.requestId, open.log, headers);
  }
}

/** @throws AppError forbidden unless the page that asks may show the bot */
async function findSite(open: OpenCtx, request: NextRequest): Promise<Site> {
  const { searchParams } = request.nextUrl;
  const given = Object.fromEntries(searchParams);
  const query = SiteQuery.safeParse(given);
  const origin = request.headers.get("origin");
  // Of two bots neither is meant.
  const isTwice = searchParams.size > Object.keys(given).length;
  if (!query.success || isTwice || origin === null) throw closed(languageOf(request));
  const bot = await findWidget(query.data.bot);
  const language = languageOf(request, bot);
  const own = ownOrigin(open);
  const from = isOwn(origin, request) ? own : origin;
  if (!bot || !isShownAt(bot.widget, { origin: from, own })) throw closed(languageOf(request));
  return { bot, origin: from, language };
}

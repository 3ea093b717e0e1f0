import "server-only";
import type { NextRequest } from "next/server";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { findLogo, findWidget, isPublished, type Logo, limitCalls } from "@/lib/services/widget";
import { openCtx } from "../open-ctx";
import { API_HEADERS, renderError } from "../render";
import { languageOf } from "./sites";

export type AnyoneRouteMeta = {
  summary: string;
  params: z.ZodType;
  status: number;
  operation: null;
  caller: "anyone";
  answers: { contentType: string };
};

const meta: AnyoneRouteMeta = {
  summary: "The logo of a bot whose widget is on",
  params: z.object({ bot: z.string() }),
  ...{ status: 200, operation: null, caller: "anyone", answers: { contentType: "image/png" } },
};

/** The picture in the head of a widget, for whoever may see the widget. */
export function logoRoute() {
  const handle = async (request: NextRequest, { params }: { params: Promise<{ bot: string }> }) => {
    const open = openCtx(request.headers);
    const headers = { "x-request-id": open.requestId };
    try {
      await limitCalls(open, languageOf(request));
      const { bot: botId } = await params;
      const bot = isId("bot", botId) ? await findWidget(botId) : null;
      const logo = bot?.logoAt && isPublished(bot.widget) ? await findLogo(bot.tenant.id, bot.id) : null;
      if (!logo) throw new AppError("not_found", "There is no picture here.");
      return pictureResponse(logo, { ...headers, "cache-control": "public, max-age=300" });
    } catch (error) {
      return renderError(error, open.requestId, open.log, headers);
    }
  };
  return Object.assign(handle, { meta });
}

/** A picture that somebody uploaded: of the kind that its bytes are, and never a document. */
export function pictureResponse(
  { bytes, contentType }: Logo,
  headers: Record<string, string> = {},
): Response {
  return new Response(bytes, { headers: { ...API_HEADERS, "content-type": contentType, ...headers } });
}

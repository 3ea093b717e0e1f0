import "server-only";
import type { NextRequest } from "next/server";
import { AppError } from "@/lib/core/errors";
import type { WidgetLanguage } from "@/lib/schemas/widget";
import type { OpenCtx } from "@/lib/services/_kit";
import { chooseLanguage, serverWords, type WidgetBot } from "@/lib/services/widget";

/** Our own origin, as tokens of the hosted page and of the preview name it. */
export const ownOrigin = ({ publicUrl }: Pick<OpenCtx, "publicUrl">): string => new URL(publicUrl).origin;

/** The language for whoever sent this. */
export function languageOf(request: NextRequest, bot?: WidgetBot | null): WidgetLanguage {
  const lang = request.nextUrl.searchParams.get("lang")?.slice(0, 100);
  return chooseLanguage(bot?.widget ?? {}, { lang, acceptLanguage: request.headers.get("accept-language") });
}

/** For what is off, gone, made up, or not for this page: it all reads the same. */
export function closed(language: WidgetLanguage): AppError {
  return new AppError("forbidden", serverWords(language).closed);
}

/** For what a paused bot does not do. */
export function paused({ widget }: WidgetBot, language: WidgetLanguage): AppError {
  const message = widget.pausedText ?? serverWords(language).paused;
  return new AppError("forbidden", message, { details: { reason: "paused" } });
}

import "server-only";
import type { z } from "zod";
import { type BotId, newId, type VisitorId } from "@/lib/core/ids";
import {
  type SessionDto,
  VISITOR_TOKEN_SECONDS,
  type VisitorBody,
  type VisitorDto,
} from "@/lib/schemas/visitor";
import type { OpenCtx } from "@/lib/services/_kit";
import { verifyIdentity, type WidgetBot } from "@/lib/services/widget";
import { renderJson } from "../render";
import { ownOrigin } from "./sites";
import { readToken, signToken, type VisitorClaims, verifiedVisitor } from "./tokens";
import type { VisitorParts } from "./visitor-route";

/** What a launcher gets, or whoever takes its place: good for becoming a visitor, whoever that may be. */
export async function launchToken(
  { now }: Pick<OpenCtx, "now">,
  claims: Pick<VisitorClaims, "bot" | "origin"> & Partial<VisitorClaims>,
): Promise<SessionDto> {
  const token = await signToken("launch", { visitor: newId("visitor"), ...claims }, now());
  return { token, expiresInSeconds: VISITOR_TOKEN_SECONDS };
}

/**
 * Who the visitor is: whom their site vouches for, else whom an earlier visit's key names, else somebody new. The first is
 * never one of the others, so that nothing said without a name is found under one, and the other way round.
 * @throws AppError unauthenticated for an identity that its site did not sign
 */
export async function becomeVisitor(parts: VisitorParts<z.output<typeof VisitorBody>>): Promise<VisitorDto> {
  const { ctx, visitor: launched, bot, body } = parts;
  const now = ctx.now();
  const visitor =
    body.identity === undefined
      ? { ...launched, visitor: (await known(body.key, launched, now)) ?? launched.visitor }
      : await vouched(ctx, bot, launched, body.identity);
  const isVerified = visitor.isVerified === true;
  const isKept = !isVerified && !visitor.isPreview;
  const { bot: botId, origin } = visitor;
  return {
    token: await signToken("visit", visitor, now),
    expiresInSeconds: VISITOR_TOKEN_SECONDS,
    key: isKept ? await signToken("return", { bot: botId, origin, visitor: visitor.visitor }, now) : null,
    isVerified,
  };
}

async function vouched(
  ctx: OpenCtx,
  bot: WidgetBot,
  launched: VisitorClaims,
  identity: string,
): Promise<VisitorClaims> {
  const { subject, name, email } = await verifyIdentity(ctx, bot, identity);
  const who = { ...(name && { name }), ...(email && { email }) };
  return { ...launched, visitor: verifiedVisitor(bot.id, subject), isVerified: true, ...who };
}

/** A key is good for the bot and the site that it was made for. */
async function known(key: string | undefined, { bot, origin }: VisitorClaims, now: Date) {
  const claims = key ? await readToken("return", key, now) : null;
  return claims?.bot === bot && claims.origin === origin ? claims.visitor : null;
}

/** For the team's own preview: works also while the widget is off, and from our own pages alone. */
export async function previewToken(
  ctx: OpenCtx,
  { botId, visitorId }: { botId: BotId; visitorId: VisitorId },
): Promise<Response> {
  const claims = { bot: botId, visitor: visitorId, origin: ownOrigin(ctx), isPreview: true as const };
  return renderJson(await launchToken(ctx, claims), 200);
}

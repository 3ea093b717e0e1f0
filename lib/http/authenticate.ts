import "server-only";
import type { NextRequest } from "next/server";
import { AppError, tenantSuspended } from "@/lib/core/errors";
import type { Ctx, OpenCtx } from "@/lib/services/_kit";
import { findMember } from "@/lib/services/accounts";
import { findToken } from "@/lib/services/api-tokens";
import { readSessionId } from "./auth/session-cookie";
import { badToken, readToken } from "./credentials";

export const TENANT_HEADER = "x-tenant";

/**
 * Who is asking, and for which tenant. A token beats a session, and a bad one is an error, never a fall-back.
 * @throws AppError unauthenticated · invalid_request (a session that names no tenant) · not_found (not a member) · forbidden (cross-site)
 */
export async function authenticate(open: OpenCtx, request: NextRequest): Promise<Ctx> {
  const token = readToken(request.headers);
  if (token !== null) {
    const found = await findToken(token, open.now());
    if (!found) throw badToken();
    return bind(open, found);
  }
  const sessionId = await readSessionId(request.cookies);
  if (!sessionId) throw new AppError("unauthenticated", "Sign in, or send an API token.");
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead) assertSameOrigin(request);
  // A form on another site can send neither this header nor, thanks to SameSite, the cookie.
  const slug =
    request.headers.get(TENANT_HEADER) ?? (isRead ? request.nextUrl.searchParams.get("tenant") : null);
  if (!slug) throw new AppError("invalid_request", "Name the tenant in the X-Tenant header.");
  const member = await findMember(sessionId, slug, open.now());
  if (member === "signed-out")
    throw new AppError("unauthenticated", "Your session has ended. Sign in again.");
  if (member === "suspended") throw tenantSuspended();
  if (member === "not-a-member") throw new AppError("not_found", "There is no such tenant.");
  return bind(open, {
    tenant: member.tenant,
    actor: { type: "user", userId: member.userId, role: member.role },
  });
}

/** For requests without credentials. @throws AppError forbidden when a browser says that another site sent this */
export function assertNotForeign(request: NextRequest): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const isForeign =
    (site !== null && site !== "same-origin" && site !== "none") ||
    (origin !== null && !isOwn(origin, request));
  if (isForeign) throw new AppError("forbidden", "This request came from another site.");
}

/** For what a session changes. @throws AppError forbidden unless the browser says that a page of ours sent this */
export function assertSameOrigin(request: NextRequest): void {
  assertNotForeign(request);
  if (request.headers.has("origin") || request.headers.has("sec-fetch-site")) return;
  throw new AppError(
    "forbidden",
    "A session changes things from our own pages alone; programs send a token.",
  );
}

/** Whether a page of ours is meant, by the host that it asks. */
export function isOwn(origin: string, request: NextRequest): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}

function bind(open: OpenCtx, who: Pick<Ctx, "tenant" | "actor">): Ctx {
  return { ...open, ...who, log: open.log.child({ tenantId: who.tenant.id, actor: who.actor.type }) };
}

import "server-only";
import type { NextRequest } from "next/server";
import { singleton } from "@/lib/core/singleton";
import { scopesCan } from "@/lib/schemas/permissions";
import type { OpenCtx } from "@/lib/services/_kit";
import { findPerson, isOperator } from "@/lib/services/accounts";
import { type ComponentReport, checkComponents, checkDatabase } from "@/lib/services/health";
import { readSessionId } from "./auth/session-cookie";
import { authenticate } from "./authenticate";
import { readToken } from "./credentials";
import { openCtx } from "./open-ctx";
import { renderJson } from "./render";

/** The process answers: for supervisors that restart what does not. */
export function alive(): Response {
  return renderJson({ status: "ok" }, 200);
}

/** It can do its work: for load balancers. What it needs for that is the database. */
export async function ready(): Promise<Response> {
  try {
    await checkDatabase();
    return renderJson({ status: "ok" }, 200);
  } catch {
    return renderJson({ status: "unavailable" }, 503, { "retry-after": "5" });
  }
}

/** Each component for who runs the deployment; strangers learn only whether all is well. */
export async function components(request: NextRequest): Promise<Response> {
  const open = openCtx(request.headers);
  const isShown = await mayLook(request);
  const reports = await (isShown ? checkComponents(open) : checkNowAndThen(open));
  const isWell = reports.every((report) => report.isWorking);
  const body = { status: isWell ? "ok" : "degraded", ...(isShown && { components: reports }) };
  return renderJson(body, isWell ? 200 : 503);
}

const LOOKED_AT_MS = 10_000;

/** Anybody may ask, and each look costs calls of services: one is good for all who ask within ten seconds. */
function checkNowAndThen(open: OpenCtx): Promise<ComponentReport[]> {
  const last = singleton("health.last", (): { at: number; reports: Promise<ComponentReport[]> } => ({
    at: Number.NEGATIVE_INFINITY,
    reports: Promise.resolve([]),
  }));
  const now = performance.now();
  if (now - last.at >= LOOKED_AT_MS) Object.assign(last, { at: now, reports: checkComponents(open) });
  return last.reports;
}

/** Adapters name folders and hosts: they are for an operator, or a program that works for one with an admin's token. */
async function mayLook(request: NextRequest): Promise<boolean> {
  const open = openCtx(request.headers);
  const sessionId = readToken(request.headers) === null ? await readSessionId(request.cookies) : null;
  if (sessionId) return (await findPerson(sessionId, open.now()))?.isOperator ?? false;
  const actor = (await authenticate(open, request).catch(() => null))?.actor;
  if (actor?.type !== "token" || !actor.ownerId || !scopesCan(actor.scopes, "tenant:write")) return false;
  return isOperator(actor.ownerId);
}

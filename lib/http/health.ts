import "server-only";
import type { NextRequest } from "next/server";
import { roleCan, scopesCan } from "@/lib/schemas/permissions";
import { checkComponents, checkDatabase } from "@/lib/services/health";
import { authenticate } from "./authenticate";
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
  const reports = await checkComponents(open);
  const isWell = reports.every((report) => report.isWorking);
  const body = {
    status: isWell ? "ok" : "degraded",
    ...((await mayLook(request)) && { components: reports }),
  };
  return renderJson(body, isWell ? 200 : 503);
}

async function mayLook(request: NextRequest): Promise<boolean> {
  const caller = await authenticate(openCtx(request.headers), request).catch(() => null);
  if (caller?.actor.type === "user") return roleCan(caller.actor.role, "tenant:write");
  return caller?.actor.type === "token" && scopesCan(caller.actor.scopes, "tenant:write");
}

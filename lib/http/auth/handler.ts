import "server-only";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { AppError } from "@/lib/core/errors";
import { CREDENTIAL_ERRORS, SIGN_IN_WINDOW_MINUTES } from "@/lib/schemas/sign-in";
import { assertNotForeign } from "../authenticate";
import { openCtx } from "../open-ctx";
import { readText } from "../read-body";
import { renderError } from "../render";
import { authOptions } from "./options";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** What a form of ours sends is far less. */
const MAX_BODY_BYTES = 64 * 1024;
/** next-auth's own pages, which are none of our look; nothing of ours leads there. */
const PAGES_OF_ITS_OWN = new Set(["signin", "signout", "verify-request", "error"]);

/** next-auth's own routes: CSRF token, sign-in by password, link or a provider, sign-out. */
export async function authHandler(request: NextRequest, context: RouteContext): Promise<Response> {
  const open = openCtx(request.headers);
  try {
    const { nextauth } = await context.params;
    const [action = "", provider = ""] = nextauth;
    if (request.method === "GET" && PAGES_OF_ITS_OWN.has(action) && provider === "") {
      return Response.redirect(new URL("/sign-in", open.publicUrl), 307);
    }
    const isForm = action === "callback" && (provider === "password" || provider === "link");
    if (request.method === "GET" && isForm) {
      throw new AppError("method_not_allowed", "Sign-in is sent by POST.");
    }
    const checked = request.method === "POST" ? await withCheckedBody(request) : request;
    const answer: Response = await NextAuth(await authOptions(request.headers))(checked, context);
    return answer.status === 401 ? await withLimit(answer) : answer;
  } catch (error) {
    return renderError(error, open.requestId, open.log, { "x-request-id": open.requestId });
  }
}

/** next-auth knows one status for every refusal; too many tries have their own, and say when to come again. */
async function withLimit(answer: Response): Promise<Response> {
  const body = await answer.text();
  const { headers } = answer;
  if (!body.includes(`error=${CREDENTIAL_ERRORS["too-many-tries"]}`))
    return new Response(body, { status: 401, headers });
  headers.set("retry-after", String(SIGN_IN_WINDOW_MINUTES * 60));
  return new Response(body, { status: 429, headers });
}

/** The same request with its body read, and not more of it than a form has. @throws AppError forbidden · payload_too_large */
async function withCheckedBody(request: NextRequest): Promise<NextRequest> {
  assertNotForeign(request);
  const body = await readText(request, MAX_BODY_BYTES);
  return new NextRequest(request.url, { method: "POST", headers: request.headers, body });
}

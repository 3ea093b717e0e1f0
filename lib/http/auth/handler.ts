import "server-only";
import NextAuth from "next-auth";
import { authOptions } from "./options";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own routes: CSRF token, sign-in by password or link, sign-out. */
export function authHandler(request: Request, context: RouteContext): Promise<Response> {
  return NextAuth(authOptions())(request, context);
}

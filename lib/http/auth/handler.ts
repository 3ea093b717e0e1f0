import "server-only";
import NextAuth from "next-auth";
import { authOptions } from "./options";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own routes: CSRF token, sign-in by password, link or a provider, sign-out. */
export async function authHandler(request: Request, context: RouteContext): Promise<Response> {
  return NextAuth(await authOptions(request.headers))(request, context);
}

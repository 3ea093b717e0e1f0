import { type NextRequest, NextResponse } from "next/server";
import { s3Origin } from "@/lib/core/s3-address";

// It never authorises: every page and route does that by itself, and would without this file. It gives pages their
// policy, and spares people without a session the way through a page that would send them to sign in.

const NEEDS_SESSION = /^\/(t\/|account(\/|$))/;
const SESSION_COOKIES = ["minirag.session", "__Host-minirag.session"];

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  // In single-user mode nobody has a cookie, and everybody is signed in.
  const hasSession =
    process.env.AUTH_MODE === "none" || SESSION_COOKIES.some((name) => request.cookies.has(name));
  if (NEEDS_SESSION.test(pathname) && !hasSession) {
    const target = new URL(`/sign-in?next=${encodeURIComponent(pathname + search)}`, request.url);
    return NextResponse.redirect(target);
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  const inDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${inDevelopment ? " 'unsafe-eval'" : ""}`,
    // Next's own tools in the page write styles without a nonce.
    `style-src 'self' ${inDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Component libraries render style attributes: the one exception.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", storeOrigin()].filter(Boolean).join(" "),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Where browsers send files to the bucket itself; null where they come to us. By now the start has checked the variables. */
function storeOrigin(): string | null {
  const { S3_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_REGION: region } = process.env;
  return bucket ? s3Origin({ bucket, endpoint: endpoint || null, region: region || "us-east-1" }) : null;
}

export const config = {
  // Uploads that pass a proxy are cut at 10 MB, so the API is left out. The widget's documents have a policy of their own.
  matcher: ["/((?!api/|_next/|favicon|widget\\.js|widget/|embed/|c/).*)"],
};

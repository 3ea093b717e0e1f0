import "server-only";
import type { NextRequest } from "next/server";
import { AppError } from "@/lib/core/errors";

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** What a POST that must take effect once is known by; none when its sender gave none. @throws AppError invalid_request */
export function readIdempotencyKey(request: NextRequest): string | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null || request.method !== "POST") return undefined;
  if (!IDEMPOTENCY_KEY.test(key)) {
    throw new AppError("invalid_request", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
  }
  return key;
}

import "server-only";
import type { NextRequest } from "next/server";
import { AppError } from "@/lib/core/errors";
import { openCtx } from "./open-ctx";
import { renderError } from "./render";

/** What any address of the API answers that is none: JSON, like the rest. */
export function unknownRoute(request: NextRequest): Response {
  const { requestId, log } = openCtx(request.headers);
  return renderError(new AppError("not_found", "There is nothing at this address."), requestId, log);
}

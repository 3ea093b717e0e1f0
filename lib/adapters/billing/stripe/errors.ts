import { Stripe } from "stripe";
import { AppError, type ErrorCode } from "@/lib/core/errors";

/** Waits for a call of Stripe's client. @throws AppError in place of the client's errors; others pass */
export async function asked<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof Stripe.errors.StripeError ? translated(error) : error;
  }
}

function translated(error: Stripe.errors.StripeError): AppError {
  const [code, message] = meaningOf(error);
  const seconds = Number(error.headers?.["retry-after"]);
  const isWait = code === "rate_limited" && seconds > 0;
  return new AppError(code, message, {
    cause: withoutData(error),
    ...(isWait && { details: { retryAfterSeconds: Math.ceil(seconds) } }),
  });
}

/** The kinds are told apart by the status (docs.stripe.com/api/errors), as the client does it. */
function meaningOf({ type, code, param, statusCode }: Stripe.errors.StripeError): [ErrorCode, string] {
  if (type === "StripeConnectionError")
    return ["unavailable", "The payment service cannot be reached right now. Try again in a moment."];
  if (type === "StripeRateLimitError")
    return ["rate_limited", "The payment service is busy. Try again in a moment."];
  if (type === "StripeCardError")
    return [
      "payment_required",
      "The card was declined. Put in another one where invoices are paid, and try again.",
    ];
  if (type === "StripeIdempotencyError")
    return ["conflict", "This was asked for before in another way. Reload the page and try again."];
  if (type === "StripeAuthenticationError" || type === "StripePermissionError")
    return ["upstream_rejected", "The payment service does not let this deployment's key do that."];
  // A price that is not there, and was named beside others, is our settings' fault and not the caller's.
  if (code === "resource_missing" && (statusCode === 404 || !param?.includes("price")))
    return ["not_found", "The payment service does not know this customer or subscription."];
  if (statusCode === 400 || statusCode === 404)
    return ["upstream_rejected", "The payment service refused this. Why is in the log of this deployment."];
  return ["upstream_failed", "The payment service had an error. Try again in a moment."];
}

/** Stripe's own words quote addresses, names and parts of keys; its id of the request leads to all of it in its dashboard. */
function withoutData({ type, code, param, statusCode, requestId }: Stripe.errors.StripeError): Error {
  const parts = { code, param, status: statusCode, request: requestId };
  const told = Object.entries(parts).flatMap(([name, value]) =>
    value === undefined ? [] : `${name} ${value}`,
  );
  return new Error([type, ...told].join(", "));
}

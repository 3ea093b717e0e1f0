import "server-only";
import { receiveEvent } from "@/lib/services/billing";
import { openCtx } from "./open-ctx";
import { readText } from "./read-body";
import { renderError, renderJson } from "./render";

/** Far above any event; a signature is checked over every byte of it. */
const MAX_BODY_BYTES = 1024 * 1024;

/** What the billing service sends. It has no credentials: its signature over the raw body is what counts. */
export async function billingWebhook(request: Request): Promise<Response> {
  const open = openCtx(request.headers);
  const headers = { "x-request-id": open.requestId };
  try {
    const body = await readText(request, MAX_BODY_BYTES);
    await receiveEvent(open, body, request.headers.get("stripe-signature"));
    return renderJson({ received: true }, 200, headers);
  } catch (error) {
    return renderError(error, open.requestId, open.log, headers);
  }
}

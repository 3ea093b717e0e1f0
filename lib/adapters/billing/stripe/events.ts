import type { Stripe } from "stripe";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { BillingEvent } from "../port";

/** Stripe's own recommendation, against webhooks that somebody recorded and sends again. */
const TOLERANCE_SECONDS = 300;

const id = z.union([z.string(), z.object({ id: z.string() }).transform((one) => one.id)]);
const metadata = z.object({ tenantId: z.string().optional() });

/** What the objects of all events have in common, as far as it tells who they are about. */
const About = z.object({
  object: z.string(),
  id: z.string().optional(),
  customer: id.nullish(),
  metadata: metadata.nullish(),
  client_reference_id: z.string().nullish(),
  parent: z.object({ subscription_details: z.object({ metadata: metadata.nullish() }).nullish() }).nullish(),
});

const word = z.string().regex(/^[\x20-\x7e]{1,255}$/);
const Envelope = z.object({
  id: word,
  type: word,
  created: z
    .int()
    .min(0)
    .max(2 ** 40),
  livemode: z.boolean(),
  data: z.object({ object: z.unknown() }),
});

/** See `Billing.readEvent`. */
export function readEvent(
  { webhooks }: Stripe,
  secret: string,
  rawBody: string,
  signature: string | null,
): BillingEvent {
  const { data: event } = Envelope.safeParse(verified());
  if (!event) throw new AppError("invalid_request", "This webhook is no event of Stripe's.");
  const { data: about } = About.safeParse(event.data.object);
  const isCustomer = about?.object === "customer";
  return {
    id: event.id,
    type: event.type,
    createdAt: new Date(event.created * 1000),
    customerId: (isCustomer ? about.id : about?.customer) ?? null,
    tenantId:
      about?.metadata?.tenantId ??
      about?.client_reference_id ??
      about?.parent?.subscription_details?.metadata?.tenantId ??
      null,
    isTest: !event.livemode,
  };

  function verified(): unknown {
    try {
      return webhooks.constructEvent(rawBody, signature ?? "", secret, TOLERANCE_SECONDS);
    } catch {
      // The client's error carries the body and the signature, which belong in no log.
      throw new AppError("invalid_request", "The signature of this webhook is missing or not valid.");
    }
  }
}

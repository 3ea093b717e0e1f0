import type { Stripe } from "stripe";
import { z } from "zod";
import { invalid, type StripeFault } from "./fault";

/** Some of a call's parameters, none that Stripe does not know: tsc holds the names against its types. */
type Some<Params> = { [Name in keyof Params]?: z.ZodType };

const text = z.string().min(1);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const whole = z
  .string()
  .regex(/^-?\d+$/)
  .transform(Number);
const metadata = z.record(z.string().max(40), z.string().max(500));
const webAddress = z.url({ protocol: /^https?$/ });
const page = {
  limit: whole.pipe(z.number().min(1).max(100)).default(10),
  starting_after: text.optional(),
} satisfies Some<Stripe.PaginationParams>;

const customer = {
  name: z.string().max(256).optional(),
  email: z.union([z.email(), z.literal("")]).optional(),
  metadata: metadata.optional(),
} satisfies Some<Stripe.CustomerCreateParams>;

const lineItem = {
  price: text,
  quantity: whole.pipe(z.number().min(1).max(999_999)),
} satisfies Some<Stripe.Checkout.SessionCreateParams.LineItem>;

const subscriptionData = {
  metadata: metadata.optional(),
  trial_period_days: whole.pipe(z.number().min(1).max(730)).optional(),
} satisfies Some<Stripe.Checkout.SessionCreateParams.SubscriptionData>;

const checkout = {
  cancel_url: webAddress.optional(),
  client_reference_id: text.max(200).optional(),
  customer: text,
  line_items: z.tuple([z.strictObject(lineItem)]),
  metadata: metadata.optional(),
  mode: z.literal("subscription"),
  subscription_data: z.strictObject(subscriptionData).optional(),
  success_url: webAddress,
} satisfies Some<Stripe.Checkout.SessionCreateParams>;

const portal = {
  customer: text,
  return_url: webAddress.optional(),
} satisfies Some<Stripe.BillingPortal.SessionCreateParams>;

const item = {
  id: text,
  price: text,
  quantity: z.literal("1"),
} satisfies Some<Stripe.SubscriptionUpdateParams.Item>;

const subscriptionUpdate = {
  cancel_at: z.literal("").optional(),
  cancel_at_period_end: flag.optional(),
  items: z.tuple([z.strictObject(item)]).optional(),
  payment_behavior: z.literal("error_if_incomplete").optional(),
  proration_behavior: z.literal("always_invoice").optional(),
} satisfies Some<Stripe.SubscriptionUpdateParams>;

const subscriptionList = {
  ...page,
  customer: text.optional(),
  status: text.optional(),
} satisfies Some<Stripe.SubscriptionListParams>;

const sessionList = {
  ...page,
  customer: text.optional(),
  status: z.enum(["open", "complete", "expired"]).optional(),
} satisfies Some<Stripe.Checkout.SessionListParams>;

const invoiceList = {
  ...page,
  customer: text.optional(),
  subscription: text.optional(),
  status: text.optional(),
} satisfies Some<Stripe.InvoiceListParams>;

const eventList = { ...page, type: text.optional() } satisfies Some<Stripe.EventListParams>;
const search = { query: text, limit: page.limit } satisfies Some<Stripe.CustomerSearchParams>;

/** What the double takes, call by call; a parameter of Stripe's that it does not know is refused as an unknown one. */
export const PARAMS = {
  none: z.strictObject({}),
  customer: z.strictObject(customer),
  search: z.strictObject(search),
  checkout: z.strictObject(checkout),
  sessionList: z.strictObject(sessionList),
  portal: z.strictObject(portal),
  subscriptionUpdate: z.strictObject(subscriptionUpdate),
  subscriptionList: z.strictObject(subscriptionList),
  invoiceList: z.strictObject(invoiceList),
  eventList: z.strictObject(eventList),
};

/** The first thing wrong with the parameters, as Stripe would say it. */
export function faultOf({ issues }: z.ZodError): StripeFault {
  const [issue] = issues;
  const path = (issue?.path ?? []).map(String);
  if (issue?.code === "unrecognized_keys") {
    const name = bracketed([...path, issue.keys[0] ?? ""]);
    return invalid(`Received unknown parameter: ${name}`, name, "parameter_unknown");
  }
  const name = bracketed(path);
  if (issue?.code === "invalid_type" && issue.message.includes("received undefined"))
    return invalid(`Missing required param: ${name}.`, name, "parameter_missing");
  return invalid(`Invalid ${name}: ${issue?.message ?? ""}`, name);
}

const bracketed = ([first = "", ...rest]: string[]) => first + rest.map((part) => `[${part}]`).join("");

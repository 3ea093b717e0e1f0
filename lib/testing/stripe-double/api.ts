import type { Stripe } from "stripe";
import type { z } from "zod";
import { checkout, portal, updateSubscription } from "./api-billing";
import { invalid, missing, missingParam } from "./fault";
import type { Form } from "./form";
import { listed, searched } from "./lists";
import { makeCustomer } from "./make-customer";
import { faultOf, PARAMS } from "./params";
import { subscriptionIdOf } from "./payments";
import { isOver } from "./subscriptions";
import type { World } from "./world";

type Call = { method: string; path: RegExp; run(world: World, given: Form, id: string): object };

function call<Schema extends z.ZodType>(
  method: "GET" | "POST",
  path: string,
  params: Schema,
  run: (world: World, params: z.output<Schema>, id: string) => object,
): Call {
  return {
    method,
    path: new RegExp(`^${path.replace(":id", "([^/]+)")}$`),
    run(world, given, id) {
      const parsed = params.safeParse(given);
      if (!parsed.success) throw faultOf(parsed.error);
      return run(world, parsed.data, id);
    },
  };
}

const CALLS: readonly Call[] = [
  call("GET", "/v1/prices/:id", PARAMS.none, (world, _, id) => found(world.prices, "price", id)),
  call("GET", "/v1/customers/search", PARAMS.search, searched),
  call("POST", "/v1/customers", PARAMS.customer, (world, params) => {
    const customer = makeCustomer(world, params);
    world.customers.set(customer.id, customer);
    world.tell("customer.created", customer);
    return customer;
  }),
  call("GET", "/v1/customers/:id", PARAMS.none, (world, _, id) => readCustomer(world, id)),
  call("POST", "/v1/customers/:id", PARAMS.customer, (world, params, id) => {
    const customer = found(world.customers, "customer", id);
    const { name, email } = customer;
    Object.assign(customer, params);
    world.tell("customer.updated", customer, { name: name ?? null, email });
    return customer;
  }),
  call("POST", "/v1/checkout/sessions", PARAMS.checkout, checkout),
  call("GET", "/v1/checkout/sessions", PARAMS.sessionList, (world, { customer, status, ...page }) => {
    knownCustomer(world, customer);
    const fits = (one: Stripe.Checkout.Session) =>
      (customer === undefined || one.customer === customer) &&
      (status === undefined || one.status === status);
    return listed([...world.sessions.values()].filter(fits), page, "/v1/checkout/sessions");
  }),
  call("POST", "/v1/checkout/sessions/:id/expire", PARAMS.none, (world, _, id) => {
    const session = found(world.sessions, "checkout.session", id);
    if (session.status !== "open")
      throw invalid("Only Checkout Sessions with a status of `open` can be expired.");
    session.status = "expired";
    world.tell("checkout.session.expired", session);
    return session;
  }),
  call("POST", "/v1/billing_portal/sessions", PARAMS.portal, portal),
  call("GET", "/v1/subscriptions", PARAMS.subscriptionList, (world, { customer, status, ...page }) => {
    knownCustomer(world, customer);
    const fits = (one: Stripe.Subscription) =>
      status === "all" || (status === undefined ? !isOver(one) : one.status === status);
    const all = [...world.subscriptions.values()].filter(
      (one) => fits(one) && (customer === undefined || one.customer === customer),
    );
    return listed(all, page, "/v1/subscriptions");
  }),
  call("GET", "/v1/subscriptions/:id", PARAMS.none, (world, _, id) =>
    found(world.subscriptions, "subscription", id),
  ),
  call("POST", "/v1/subscriptions/:id", PARAMS.subscriptionUpdate, (world, params, id) =>
    updateSubscription(world, params, found(world.subscriptions, "subscription", id)),
  ),
  call("GET", "/v1/invoices", PARAMS.invoiceList, (world, { customer, subscription, status, ...page }) => {
    knownCustomer(world, customer);
    const all = [...world.invoices.values()].filter(
      (one) =>
        (customer === undefined || one.customer === customer) &&
        (subscription === undefined || subscriptionIdOf(one) === subscription) &&
        (status === undefined || one.status === status),
    );
    return listed(all, page, "/v1/invoices");
  }),
  call("GET", "/v1/events", PARAMS.eventList, (world, { type, ...page }) =>
    listed(
      world.events.filter((one) => type === undefined || one.type === type),
      page,
      "/v1/events",
    ),
  ),
];

/** Does what a request asks. @throws StripeFault as Stripe would refuse it */
export function answerCall(world: World, method: string, path: string, given: Form): object {
  for (const one of CALLS) {
    const match = one.method === method ? one.path.exec(path) : null;
    if (match) return one.run(world, given, decodeURIComponent(match[1] ?? ""));
  }
  throw invalid(`Unrecognized request URL (${method}: ${path}).`);
}

function found<T>(all: Map<string, T>, what: string, id: string): T {
  const one = all.get(id);
  if (one === undefined) throw missing(what, id, what === "price" ? "price" : "id");
  return one;
}

function readCustomer(world: World, id: string): Stripe.Customer | Stripe.DeletedCustomer {
  return world.deletedCustomers.has(id)
    ? { id, object: "customer", deleted: true }
    : found(world.customers, "customer", id);
}

function knownCustomer(world: World, id: string | undefined): void {
  if (id === undefined || world.deletedCustomers.has(id)) return;
  if (!world.customers.has(id)) throw missingParam("customer", id, "customer");
}

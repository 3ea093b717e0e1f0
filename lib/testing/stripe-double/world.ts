import type { Stripe } from "stripe";
import { missing } from "./fault";

/** How Stripe is told to go on when a renewal is not paid: the days of the further tries, and what comes after the last. */
export type Dunning = { retryDays: readonly number[]; after: "unpaid" | "canceled" | "past_due" };

export type NewSubscription = {
  customer: string;
  price: Stripe.Price;
  /** 0: none. */
  trialDays: number;
  metadata: Stripe.Metadata;
};

/** All that the double knows. Time stands still until it is advanced; seconds since 1970, as in Stripe's objects. */
export type World = {
  /** Of its pages. */
  url: string;
  now(): number;
  setNow(seconds: number): void;
  id(prefix: string): string;
  prices: Map<string, Stripe.Price>;
  customers: Map<string, Stripe.Customer>;
  deletedCustomers: Set<string>;
  /** Customers whose card is declined until they pay with another one. */
  badCards: Set<string>;
  sessions: Map<string, Stripe.Checkout.Session>;
  /** What a checkout sells, by its id. */
  orders: Map<string, NewSubscription>;
  portals: Map<string, Stripe.BillingPortal.Session>;
  subscriptions: Map<string, Stripe.Subscription>;
  invoices: Map<string, Stripe.Invoice>;
  /** Oldest first. */
  events: Stripe.Event[];
  dunning: Dunning;
  tell: Tell;
};

type ObjectOf<Type extends Stripe.Event["type"]> = Extract<Stripe.Event, { type: Type }>["data"]["object"];

/** Notes an event with the object as it is now; `previous` holds what an update changed. */
export type Tell = <Type extends Stripe.Event["type"]>(
  type: Type,
  object: ObjectOf<Type>,
  previous?: Partial<ObjectOf<Type>>,
) => void;

export const DAY_SECONDS = 86_400;

export function createWorld(onEvent: (event: Stripe.Event) => void): World {
  let now = Math.floor(Date.now() / 1000);
  let count = 0;
  const id = (prefix: string) => `${prefix}_double${String(++count).padStart(8, "0")}`;
  const world: World = {
    url: "",
    now: () => now,
    setNow: (seconds) => {
      now = seconds;
    },
    id,
    prices: new Map(),
    customers: new Map(),
    deletedCustomers: new Set(),
    badCards: new Set(),
    sessions: new Map(),
    orders: new Map(),
    portals: new Map(),
    subscriptions: new Map(),
    invoices: new Map(),
    events: [],
    dunning: { retryDays: [3, 5, 7], after: "unpaid" },
    tell(type, object, previous) {
      const data = { object: snapshot(object), ...(previous && { previous_attributes: snapshot(previous) }) };
      const request = { id: null, idempotency_key: null };
      const head = { id: id("evt"), object: "event" as const, api_version: API_VERSION, created: now };
      // Which object goes with which type is checked above; the union of all events cannot follow that.
      const event = { ...head, data, livemode: false, pending_webhooks: 1, request, type } as Stripe.Event;
      world.events.push(event);
      onEvent(event);
    },
  };
  return world;
}

export const API_VERSION = "2026-10-28.endive" satisfies Stripe.LatestApiVersion;

/** As it would be read from the wire: decimals are text there. */
function snapshot<T>(object: T): T {
  return JSON.parse(JSON.stringify(object));
}

export function customerOf(world: World, id: string): Stripe.Customer {
  const customer = world.customers.get(id);
  if (!customer) throw missing("customer", id, "customer");
  return customer;
}

export const idOf = (one: string | { id: string } | null | undefined): string =>
  typeof one === "string" ? one : (one?.id ?? "");

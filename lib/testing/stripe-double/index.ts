import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { advance } from "./clock";
import { deleteCustomer } from "./delete-customer";
import type { StripeFault } from "./fault";
import { type Answer, createIdempotency } from "./idempotency";
import { DOUBLE_PRICES, makePrice } from "./make-price";
import { start } from "./subscriptions";
import { createPostman, type Delivery, type Webhooks } from "./webhooks";
import { answerOf, answerPage, perform, read, refuseStranger, type Seen, seenOf } from "./wire";
import { createWorld, DAY_SECONDS, type World } from "./world";

export { StripeFault } from "./fault";
export { DOUBLE_PRICES } from "./make-price";

export type StripeDouble = {
  url: string;
  /** The key that is right. */
  secretKey: string;
  webhookSecret: string;
  webhooks: Webhooks;
  /** What was posted, in this order. */
  deliveries: readonly Delivery[];
  /** Everything it knows, to look at and to change; `dunning` is there too. */
  world: World;
  /** Calls of the API, in this order. */
  seen: readonly Seen[];
  /** While it is set, calls are refused with it; "silent": they are not answered, "hang-up": the connection is cut. */
  fault: StripeFault | "silent" | "hang-up" | null;
  /** Sent along with a fault. */
  faultHeaders: Record<string, string>;
  /** Before any answer of the API. */
  pauseMs: number;
  /** Lets days pass, and waits until what happened in them was posted. */
  advance(days: number): Promise<void>;
  /**
   * Presses a button of a page: pay, decline or cancel of a checkout; cancel, resume, change (with `price`), pay or decline
   * of a portal. Gives the address that it leads to, or the page.
   */
  click(pageUrl: string, button: string, fields?: Record<string, string>): Promise<string>;
  /** A subscription that is just there; its first payment fails with `isDeclined`. Gives its id. */
  subscribe(order: { customer: string; priceId: string; trialDays?: number; isDeclined?: boolean }): string;
  deleteCustomer(id: string): void;
  /** Posts all events that were held back, in a random order. */
  deliver(seed: number): Promise<void>;
  /** Resolves when everything that was to be posted is. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** Stripe on loopback, as far as the product uses it: state, clock, pages, signed webhooks. */
export async function startStripeDouble(given: { webhookUrl?: string } = {}): Promise<StripeDouble> {
  const webhookSecret = "whsec_double0123456789abcdef";
  const webhooks: Webhooks = {
    ...{ url: given.webhookUrl ?? null, secret: webhookSecret, delayMs: 0, drops: () => false },
    ...{ isHeld: false, isDoubled: false, isReversed: false },
  };
  const postman = createPostman(webhooks);
  const world = createWorld(postman.note);
  for (const price of DOUBLE_PRICES) world.prices.set(price.priceId, makePrice(price, world.now()));
  const idempotency = createIdempotency(world.now);
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const body = await read(request);
    const { pathname } = new URL(request.url ?? "/", "http://double");
    if (pathname.startsWith("/v1/")) await answerApi(request, response, body);
    else answerPage(world, request, response, body);
    postman.flush();
  });

  async function answerApi(request: IncomingMessage, response: ServerResponse, body: string) {
    const one = seenOf(request, body);
    seen.push(one);
    const { fault } = double;
    if (fault === "silent") return;
    if (fault === "hang-up") return void response.destroy();
    const headers = { "content-type": "application/json", "request-id": world.id("req") };
    const say = ({ status, body }: Answer, more: Record<string, string> = {}) =>
      response.writeHead(status, { ...headers, ...more }).end(JSON.stringify(body));
    if (fault) return void say(answerOf(fault), double.faultHeaders);
    try {
      refuseStranger(request, double.secretKey);
      const before = one.key ? idempotency.begin(one.key, `${one.method} ${one.path} ${body}`) : null;
      if (before) return void say(before, { "idempotent-replayed": "true" });
    } catch (error) {
      return void say(answerOf(error));
    }
    if (double.pauseMs > 0) await sleep(double.pauseMs);
    const answer = perform(world, one);
    if (one.key) idempotency.finish(one.key, answer);
    say(answer);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the double has no port");
  world.url = `http://127.0.0.1:${address.port}`;
  const double: StripeDouble = {
    ...{ url: world.url, secretKey: "sk_test_double0123456789abcdef", webhookSecret, webhooks, world, seen },
    ...{ fault: null, faultHeaders: {}, pauseMs: 0, deliveries: postman.deliveries },
    async advance(days) {
      advance(world, days * DAY_SECONDS);
      postman.flush();
      await postman.settled();
    },
    async click(pageUrl, button, fields = {}) {
      const body = new URLSearchParams(fields);
      const answer = await fetch(`${pageUrl}/${button}`, { method: "POST", body, redirect: "manual" });
      await postman.settled();
      return answer.headers.get("location") ?? (await answer.text());
    },
    subscribe({ customer, priceId, trialDays = 0, isDeclined = false }) {
      const price = world.prices.get(priceId);
      if (!price) throw new Error(`no price ${priceId}`);
      if (isDeclined) world.badCards.add(customer);
      const { id } = start(world, { customer, price, trialDays, metadata: {} });
      postman.flush();
      return id;
    },
    deleteCustomer(id) {
      deleteCustomer(world, id);
      postman.flush();
    },
    deliver: postman.deliver,
    settled: postman.settled,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return double;
}

import { setTimeout as sleep } from "node:timers/promises";
import { Stripe } from "stripe";
import { randomOf, shuffled } from "../random";

/** How events are sent; all can be changed while the double runs. */
export type Webhooks = {
  /** Null: to nobody. */
  url: string | null;
  secret: string;
  /** They wait for `deliver`. */
  isHeld: boolean;
  isDoubled: boolean;
  /** Those that came of one request or click go out last one first. */
  isReversed: boolean;
  delayMs: number;
  /** Those that are lost. */
  drops(event: Stripe.Event): boolean;
};

/** `status`: of the answer; 0 when there was none. */
export type Delivery = { id: string; type: string; status: number };

/** Posts events, signed as Stripe signs them, one after the other. */
export function createPostman(webhooks: Webhooks) {
  const { webhooks: signer } = new Stripe("sk_test_of_the_double");
  const waiting: Stripe.Event[] = [];
  const deliveries: Delivery[] = [];
  let under: Promise<void> = Promise.resolve();

  async function post(event: Stripe.Event): Promise<void> {
    const payload = JSON.stringify(event, null, 2);
    const signature = signer.generateTestHeaderString({ payload, secret: webhooks.secret });
    const headers = { "content-type": "application/json; charset=utf-8", "stripe-signature": signature };
    const answer = await fetch(webhooks.url ?? "", { method: "POST", headers, body: payload }).catch(
      () => null,
    );
    await answer?.arrayBuffer();
    deliveries.push({ id: event.id, type: event.type, status: answer?.status ?? 0 });
  }

  function send(events: readonly Stripe.Event[]): Promise<void> {
    const { delayMs } = webhooks;
    under = under.then(async () => {
      if (delayMs > 0) await sleep(delayMs);
      for (const event of events) await post(event);
    });
    return under;
  }

  const take = () => {
    const events = waiting.splice(0);
    return webhooks.isDoubled ? events.flatMap((event) => [event, event]) : events;
  };

  return {
    deliveries,
    note(event: Stripe.Event): void {
      if (!webhooks.drops(event)) waiting.push(event);
    },
    /** Sends what one request or click brought about. */
    flush(): void {
      if (webhooks.isHeld) return;
      const events = take();
      if (webhooks.url !== null) void send(webhooks.isReversed ? events.toReversed() : events);
    },
    /** Sends all that was held back, in an order that the seed decides; resolves when the last one is answered. */
    deliver: (seed: number) => send(shuffled(take(), randomOf(seed))),
    settled: () => under,
  };
}

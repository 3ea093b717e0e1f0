import type { Stripe } from "stripe";
import { AppError } from "@/lib/core/errors";
import type { TenantToBill } from "../port";
import { asked } from "./errors";

/** See `Billing.ensureCustomer`. */
export async function ensureCustomer(
  { customers }: Stripe,
  { id, name, email, customerId }: TenantToBill,
): Promise<string> {
  const known = customerId === null ? null : await living(customerId);
  const customer = known ?? (await search()) ?? (await make(customerId));
  return (await complete(customer)).id;

  async function living(knownId: string): Promise<Stripe.Customer | null> {
    const found = await asked(customers.retrieve(knownId)).catch(nullWhenMissing);
    return found === null || found.deleted ? null : found;
  }

  /** The oldest; Stripe's search sees a customer only some time after it was made, which is what `make` is for. */
  async function search(): Promise<Stripe.Customer | null> {
    const { data } = await asked(customers.search({ query: `metadata['tenantId']:'${id}'`, limit: 100 }));
    return data.toSorted((a, b) => a.created - b.created)[0] ?? null;
  }

  /**
   * What is asked at the same time, or again within a day, is answered with one customer: the key and the parameters hang on
   * the tenant alone. `after`: the one that is gone, and must not be the answer.
   */
  async function make(after: string | null): Promise<Stripe.Customer> {
    const idempotencyKey = `customer:${id}${after === null ? "" : `:after:${after}`}`;
    return asked(customers.create({ metadata: { tenantId: id } }, { idempotencyKey }));
  }

  /** What somebody filled in at Stripe stays. */
  async function complete(customer: Stripe.Customer): Promise<Stripe.Customer> {
    const missing = {
      ...(!customer.name && { name }),
      ...(!customer.email && email !== null && { email }),
    };
    if (Object.keys(missing).length === 0) return customer;
    const updated = await asked(customers.update(customer.id, missing)).catch(nullWhenMissing);
    // It was made within the day, and deleted since.
    return updated ?? complete(await make(customer.id));
  }
}

export function nullWhenMissing(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}

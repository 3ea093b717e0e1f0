import type pg from "pg";
import { RUNNING } from "@/lib/schemas/billing";

/** A subscription that goes on at the payment service for a team that is no more here. */
export type Orphan = { team: string; customerId: string; subscriptionId: string };

/** Whose subscriptions ran before the restore, and whose team the backup does not hold; in the restore's transaction. */
export async function findOrphans(client: pg.Client): Promise<Orphan[]> {
  const { rows } = await client.query<Orphan>(
    `select w.name as team, b."customerId", b."subscriptionId" from was_billing b join was_tenant w on w.id = b."tenantId"
     where b."subscriptionId" is not null and b.status = any($1)
       and not exists (select from "Tenant" t where t.id = b."tenantId") order by w.name, b."customerId"`,
    [RUNNING],
  );
  return rows;
}

/** One line each, with what to do: nothing of this deployment can end them any more. */
export function orphanLines(orphans: readonly Orphan[]): string[] {
  return orphans.map(
    ({ team, customerId, subscriptionId }) =>
      `The team "${team}" (customer ${customerId}, subscription ${subscriptionId}) is not in this backup, and Stripe goes on charging it: end the subscription in Stripe's dashboard, or restore a newer backup.`,
  );
}

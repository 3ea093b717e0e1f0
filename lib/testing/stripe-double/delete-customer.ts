import { end, isOver } from "./subscriptions";
import { customerOf, type World } from "./world";

/** As when somebody deletes them in Stripe's dashboard: their subscriptions end at once. */
export function deleteCustomer(world: World, id: string): void {
  const customer = customerOf(world, id);
  for (const one of world.subscriptions.values())
    if (one.customer === id && !isOver(one)) end(world, one, "cancellation_requested");
  world.customers.delete(id);
  world.deletedCustomers.add(id);
  world.tell("customer.deleted", customer);
}

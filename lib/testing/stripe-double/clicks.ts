import type { Stripe } from "stripe";
import { scheduleEnd, unscheduleEnd } from "./api-billing";
import { StripeFault } from "./fault";
import type { Form } from "./form";
import { itemOf } from "./make-subscription";
import { aboutInvoice, checkoutPage, notice, page, portalPage, subscriptionIn } from "./pages";
import { changePrice, isOver, payOpenInvoices, start } from "./subscriptions";
import type { World } from "./world";

type Shown = { html: string } | { location: string };

/** What a browser is shown at an address of the double, after the button in it was pressed; null: no such page. */
export function show(world: World, path: string, fields: Form): Shown | null {
  const [, kind, id = "", action] = path.split("/");
  const session = kind === "checkout" ? world.sessions.get(id) : undefined;
  if (session) return ofCheckout(world, session, action);
  const portal = kind === "portal" ? world.portals.get(id) : undefined;
  if (portal) return ofPortal(world, portal, action, fields);
  const invoice = kind === "invoices" ? world.invoices.get(id) : undefined;
  return invoice ? { html: page("Invoice", `<p>${aboutInvoice(invoice)}</p>`) } : null;
}

function ofCheckout(world: World, session: Stripe.Checkout.Session, action: string | undefined): Shown {
  if (action === "cancel") return { location: session.cancel_url ?? "/" };
  if (session.status !== "open") return { html: page("Checkout", notice("This checkout is over.")) };
  if (action === "decline") return { html: checkoutPage(world, session, notice("Your card was declined.")) };
  if (action !== "pay") return { html: checkoutPage(world, session) };
  return { location: pay(world, session).replaceAll("{CHECKOUT_SESSION_ID}", session.id) };
}

/** The customer buys; gives the address to go on to. */
function pay(world: World, session: Stripe.Checkout.Session): string {
  const order = world.orders.get(session.id);
  if (!order) throw new Error(`${session.id} sells nothing`);
  world.badCards.delete(order.customer);
  const subscription = start(world, order);
  Object.assign(session, {
    status: "complete",
    payment_status: order.trialDays > 0 ? "no_payment_required" : "paid",
    subscription: subscription.id,
    invoice: subscription.latest_invoice,
    url: null,
  } satisfies Partial<Stripe.Checkout.Session>);
  world.tell("checkout.session.completed", session);
  return session.success_url ?? "/";
}

function ofPortal(
  world: World,
  portal: Stripe.BillingPortal.Session,
  action: string | undefined,
  fields: Form,
): Shown {
  let alert = "";
  try {
    if (action) press(world, portal.customer, action, fields);
  } catch (error) {
    if (!(error instanceof StripeFault)) throw error;
    alert = notice(error.message);
  }
  return { html: portalPage(world, portal, alert) };
}

function press(world: World, customer: string, action: string, fields: Form): void {
  if (action === "pay") payOpenInvoices(world, customer);
  if (action === "decline") world.badCards.add(customer);
  const subscription = subscriptionIn(world, customer);
  if (!subscription || isOver(subscription)) return;
  if (action === "cancel")
    scheduleEnd(world, subscription, { cancel_at: itemOf(subscription).current_period_end });
  if (action === "resume") unscheduleEnd(world, subscription);
  const price = world.prices.get(String(fields.price));
  if (action === "change" && price) changePrice(world, subscription, price);
}

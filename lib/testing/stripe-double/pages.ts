import type { Stripe } from "stripe";
import { itemOf } from "./make-subscription";
import { isOver } from "./subscriptions";
import { idOf, type World } from "./world";

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const money = (amount: number, currency: string) => `${(amount / 100).toFixed(2)} ${currency.toUpperCase()}`;
const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

const button = (label: string, action: string, fields = "") =>
  `<form method="post" action="${escaped(action)}">${fields}<button>${escaped(label)}</button></form>`;

export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`;
}

export const notice = (text: string) => `<p role="alert">${escaped(text)}</p>`;

export function checkoutPage(world: World, session: Stripe.Checkout.Session, alert = ""): string {
  const order = world.orders.get(session.id);
  const at = `/checkout/${session.id}`;
  const price = order?.price;
  const trial = order && order.trialDays > 0 ? `<p>${order.trialDays} days free</p>` : "";
  const what = price
    ? `<p>${escaped(price.nickname ?? price.id)}: ${money(price.unit_amount ?? 0, price.currency)}</p>`
    : "";
  const buttons = ["Pay", "Decline", "Cancel"].map((label) => button(label, `${at}/${label.toLowerCase()}`));
  return page("Checkout", alert + what + trial + buttons.join(""));
}

/** The customer's newest subscription that is not over, else the newest. */
export function subscriptionIn(world: World, customer: string): Stripe.Subscription | undefined {
  const all = [...world.subscriptions.values()].filter((one) => one.customer === customer).reverse();
  return all.find((one) => !isOver(one)) ?? all[0];
}

export function portalPage(world: World, portal: Stripe.BillingPortal.Session, alert = ""): string {
  const at = `/portal/${portal.id}`;
  const subscription = subscriptionIn(world, portal.customer);
  const choices = [...world.prices.values()]
    .map(({ id, nickname }) => `<option value="${escaped(id)}">${escaped(nickname ?? id)}</option>`)
    .join("");
  const select = `<label>Plan <select name="price">${choices}</select></label>`;
  const invoices = [...world.invoices.values()].filter((one) => idOf(one.customer) === portal.customer);
  return page(
    "Billing",
    [
      alert,
      subscription ? aboutOf(subscription) : "<p>No subscription.</p>",
      button("Cancel at period end", `${at}/cancel`),
      button("Resume", `${at}/resume`),
      button("Change plan", `${at}/change`, select),
      button("Pay the open invoice", `${at}/pay`),
      button("Decline the next payment", `${at}/decline`),
      `<ul>${invoices.map((one) => `<li>${aboutInvoice(one)}</li>`).join("")}</ul>`,
      portal.return_url ? `<p><a href="${escaped(portal.return_url)}">Return</a></p>` : "",
    ].join(""),
  );
}

function aboutOf(subscription: Stripe.Subscription): string {
  const { price, current_period_end: end } = itemOf(subscription);
  const isCancelling = subscription.cancel_at_period_end || subscription.cancel_at !== null;
  const what = `${price.nickname}, ${subscription.status}, ${isCancelling ? "ends" : "until"} ${day(end)}`;
  return `<p>${escaped(what)}</p>`;
}

export function aboutInvoice({ number, status, total, currency, created }: Stripe.Invoice): string {
  return escaped([number ?? "Draft", day(created), money(total, currency), status ?? ""].join(" · "));
}

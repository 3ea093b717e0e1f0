import { z } from "zod";
import { keyLike } from "./key-like.ts";

export const stripeSecretKey = keyLike(
  /^[sr]k_(test|live)_\w{16,}$/,
  "must be a secret or restricted key of Stripe, which begins with sk_test_, sk_live_, rk_test_ or rk_live_",
);

export const stripeWebhookSecret = keyLike(
  /^whsec_[\w+/=-]{16,}$/,
  "must be the signing secret of Stripe's webhook to /api/webhooks/stripe, which begins with whsec_",
);

/** Plans of lib/schemas/plans.ts that are for sale. */
const SOLD = ["pro", "scale"];
const LINE = /^([a-z][a-z0-9-]{0,30}):(month|year)=(price_\w+)$/;

/** `pro:month=price_1,pro:year=price_2`: which plan and how often it is paid, and the price of Stripe's that stands for it. */
export const stripePrices = z
  .string()
  .trim()
  .transform((value) => value.split(",").map((part) => part.trim()))
  .pipe(
    z.array(
      z
        .string()
        .regex(LINE, "must be prices such as pro:month=price_1,pro:year=price_2")
        .transform((line) => {
          const [, plan = "", interval, priceId = ""] = LINE.exec(line) ?? [];
          return { priceId, plan, interval: interval === "year" ? ("year" as const) : ("month" as const) };
        }),
    ),
  )
  .refine(
    (prices) => prices.every(({ plan }) => SOLD.includes(plan)),
    `may name the plans ${SOLD.join(" and ")}`,
  )
  .refine((prices) => isOnce(prices.map(({ priceId }) => priceId)), "names a price twice")
  .refine(
    (prices) => isOnce(prices.map(({ plan, interval }) => `${plan}:${interval}`)),
    "has two prices for one plan and interval",
  );

const isOnce = (names: string[]) => new Set(names).size === names.length;

/** Requests go to the host's own paths, so one of its own would be dropped without a word. */
export const stripeApiBase = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .refine((value) => new URL(value).pathname === "/", "must be an address without a path");

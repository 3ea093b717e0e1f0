"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Panel } from "@/components/patterns/section";
import { notifyFailure } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { BillingDto, type PriceDto, RedirectDto, RUNNING } from "@/lib/schemas/billing";
import { isPlanId, PLANS, type PlanId } from "@/lib/schemas/plans";
import { limitsInWords } from "@/lib/schemas/quota-words";
import { byPlan, deletedBy, fallbackInWords, formatMoney, planName } from "./billing-words";

type ChoosePlanProps = {
  billing: BillingDto;
  /** The plan of a team without a subscription. */
  fallback: PlanId;
  /** For how long conversations are kept now; null: for ever. */
  retentionDays: number | null;
  /** The operator says for how long, whatever the plan. */
  hasOwnRetention: boolean;
};

/** The plans there are to buy, or to change to, with what each gives. */
export function ChoosePlan({ fallback, ...rest }: ChoosePlanProps) {
  return (
    <>
      <ul className="grid grid-cols-1 gap-3 @2xl:grid-cols-2">
        {byPlan(rest.billing.prices).map(({ plan, prices }) => (
          <li key={plan}>
            <Panel className="flex h-full flex-col gap-4 p-4">
              <div>
                <h3 className="font-semibold text-base">{planName(plan)}</h3>
                {isPlanId(plan) && (
                  <ul className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-4 gap-y-1 text-muted">
                    {limitsInWords(PLANS[plan].limits).map((part) => (
                      <li key={part}>{capitalized(part)}</li>
                    ))}
                  </ul>
                )}
              </div>
              <div className="mt-auto flex flex-wrap gap-2">
                {prices.map((price) => (
                  <Choose key={price.priceId} price={price} {...rest} />
                ))}
              </div>
            </Panel>
          </li>
        ))}
      </ul>
      <p className="mt-3 max-w-2xl text-muted">
        {rest.billing.isPlanFixed
          ? "Nothing can be bought, for it would change nothing: the operator has fixed this team's plan."
          : fallbackInWords(fallback)}
      </p>
    </>
  );
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type ChooseProps = Omit<ChoosePlanProps, "fallback"> & { price: PriceDto };

function Choose({ price, billing, retentionDays, hasOwnRetention }: ChooseProps) {
  const { api, can } = useTenant();
  const [isPending, setIsPending] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const isRunning = RUNNING.includes(billing.state);
  const isCurrent = isRunning && billing.priceId === price.priceId;
  const deleted = hasOwnRetention ? null : deletedBy(retentionDays, price.plan);
  const body = { priceId: price.priceId };

  async function buy(): Promise<boolean> {
    setIsPending(true);
    try {
      location.assign((await api.post("/billing/checkout", RedirectDto, body)).url);
      return true;
    } catch (error) {
      notifyFailure(error, buy);
      setIsPending(false);
      return false;
    }
  }

  const { run: change } = useMutation(() => api.post("/billing/plan", BillingDto, body), {
    done: `Your plan is ${planName(price.plan)} now.`,
  });

  const label = priceInWords(price);
  if (isCurrent)
    return (
      <p className="flex h-9 items-center font-medium text-muted">
        {label}: your {billing.isPlanFixed ? "subscription" : "plan"}
      </p>
    );
  if (!can("billing:write") || billing.isPlanFixed)
    return <p className="flex h-9 items-center text-muted">{label}</p>;
  return (
    <>
      <Button
        variant="secondary"
        isPending={isPending}
        onPress={isRunning || deleted ? () => setIsAsking(true) : buy}
        aria-label={`${planName(price.plan)}, ${label}`}
      >
        {label}
      </Button>
      <ConfirmDialog
        title={`Change to ${planName(price.plan)}?`}
        action={isRunning ? "Change the plan" : "Go to the payment"}
        cancel="Keep the plan"
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => (isRunning ? change() : buy())}
      >
        <p>
          {isRunning
            ? "It holds at once, and what is unused of the old plan is credited."
            : "It holds as soon as it is bought."}{" "}
          Where you have more than the new plan has room for, your bots, documents and members stay, and you
          cannot add more.
        </p>
        {deleted && <p className="font-medium text-foreground">{deleted}</p>}
      </ConfirmDialog>
    </>
  );
}

function priceInWords({ interval, amount, currency }: PriceDto): string {
  const each = interval === "month" ? "a month" : "a year";
  if (amount !== null && currency !== null) return `${formatMoney(amount, currency)} ${each}`;
  return interval === "month" ? "By the month" : "By the year";
}

"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Panel } from "@/components/patterns/section";
import { TestMark } from "@/components/patterns/test-mark";
import { notifyFailure } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useTimeZone } from "@/lib/client/time-zone";
import { useMutation } from "@/lib/client/use-mutation";
import { BillingDto, RedirectDto, RUNNING } from "@/lib/schemas/billing";
import type { PlanId } from "@/lib/schemas/plans";
import { planName, planWithQuestions, stateInWords } from "./billing-words";

type SubscriptionProps = {
  billing: BillingDto;
  /** The plan of a team without a subscription. */
  fallback: PlanId;
};

/** What is subscribed to, where it stands, and what can be done about it. */
export function Subscription({ billing, fallback }: SubscriptionProps) {
  const zone = useTimeZone();
  const { can } = useTenant();
  const { state, plan, isTest, isBlocked } = billing;
  const isRunning = RUNNING.includes(state);
  return (
    <Panel className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-2 font-medium text-base">
          {plan && isRunning ? planName(plan) : "No subscription"}
          {isTest && <TestMark />}
        </p>
        <p
          className={isBlocked ? "text-danger-soft-foreground" : "text-muted"}
          // Server and browser look at different clocks, and live in different time zones.
          suppressHydrationWarning
        >
          {stateInWords(billing, Date.now(), zone)}
        </p>
      </div>
      {can("billing:write") && <Actions billing={billing} fallback={fallback} isRunning={isRunning} />}
    </Panel>
  );
}

function Actions({ billing, fallback, isRunning }: SubscriptionProps & { isRunning: boolean }) {
  const { api } = useTenant();
  const [isLeaving, setIsLeaving] = useState(false);
  const [isEnding, setIsEnding] = useState(false);
  const { isCancelling, state } = billing;

  async function openPortal() {
    setIsLeaving(true);
    try {
      location.assign((await api.post("/billing/portal", RedirectDto, {})).url);
    } catch (error) {
      notifyFailure(error, openPortal);
      setIsLeaving(false);
    }
  }

  const resume = useMutation(() => api.post("/billing/resume", BillingDto, {}), {
    done: "The subscription goes on.",
  });
  const end = useMutation(() => api.post("/billing/cancel", BillingDto, {}), {
    done: "The subscription ends with its period.",
  });

  if (state === "none") return null;
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="secondary" onPress={openPortal} isPending={isLeaving}>
        Payment and invoices
      </Button>
      {isRunning && isCancelling && (
        <Button variant="secondary" onPress={() => void resume.run()} isPending={resume.isPending}>
          Keep the subscription
        </Button>
      )}
      {isRunning && !isCancelling && (
        <Button variant="ghost" onPress={() => setIsEnding(true)}>
          End the subscription
        </Button>
      )}
      <ConfirmDialog
        title="End the subscription?"
        action="End it"
        isOpen={isEnding}
        onOpenChange={setIsEnding}
        onConfirm={() => end.run()}
      >
        {billing.isPlanFixed ? (
          <p>It is paid no longer when the period ends. The team's plan stays as the operator fixed it.</p>
        ) : (
          <EndNote fallback={fallback} />
        )}
      </ConfirmDialog>
    </div>
  );
}

function EndNote({ fallback }: Pick<SubscriptionProps, "fallback">) {
  return (
    <>
      <p>Everything stays as it is until the period ends. You can take it back until then.</p>
      <p>
        After that nothing new can be added, and bots answer within the limits of{" "}
        {planWithQuestions(fallback)}. Everything can still be read, exported and deleted, and nothing is
        deleted because the subscription has ended.
      </p>
    </>
  );
}

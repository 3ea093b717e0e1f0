import { reconcileBilling } from "@/lib/services/billing";
import { asStep, type Inngest, openWork } from "../binding";

/** Every night: what events of the billing service did not tell. */
export const reconcileBillingRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "reconcile-billing", triggers: [{ cron: "23 2 * * *" }] }, ({ step }) =>
    step.run("reconcile", () => asStep(() => reconcileBilling(openWork()))),
  );

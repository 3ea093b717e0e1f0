import { type Reconciled, reconcileBilling } from "@/lib/services/billing";
import { asStep, type Inngest, openWork } from "../binding";

/** Every night, page after page: what events of the billing service did not tell. */
export const reconcileBillingRegularly = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "reconcile-billing", triggers: [{ cron: "23 2 * * *" }] },
    async ({ step }) => {
      const read = (page: number, after: string | null): Promise<Reconciled> =>
        step.run(`page-${page}`, () => asStep(() => reconcileBilling(openWork(), after)));
      let { next } = await read(0, null);
      let pages = 1;
      while (next !== null) ({ next } = await read(pages++, next));
      return { pages };
    },
  );

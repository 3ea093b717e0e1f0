import { sweepUsage, tellThreshold } from "@/lib/services/usage";
import { asStep, dataOf, type Inngest, open, openWork } from "../binding";

const EVENT = "quota/threshold.reached";

/** Tells a team that it comes near to a limit, as often as it takes for the mail server to take it. */
export const tellThresholdReached = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "tell-threshold", triggers: [{ event: EVENT }], retries: 10 },
    async ({ event, step }) => {
      const { tenantId, ...level } = dataOf(EVENT, event);
      return step.run("tell", () =>
        asStep(async () => tellThreshold(await open({ tenantId }, "tell-threshold"), level)),
      );
    },
  );

/** Every minute: what was reserved for answers that nobody will finish. */
export const sweepUsageRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "sweep-usage", triggers: [{ cron: "* * * * *" }] }, ({ step }) =>
    step.run("sweep", () => asStep(() => sweepUsage(openWork()))),
  );

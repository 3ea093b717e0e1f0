import { sweepOutbox } from "@/lib/services/upkeep";
import { asStep, type Inngest, openWork } from "../binding";

/** Every minute: what the queue was not told, because it was out of reach or the process ended before. */
export const sweepOutboxRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "sweep-outbox", triggers: [{ cron: "* * * * *" }] }, ({ step }) =>
    step.run("sweep", () => asStep(() => sweepOutbox(openWork()))),
  );

import { applyRetention } from "@/lib/services/privacy";
import { asStep, type Inngest, openWork } from "../binding";

/** Every night. */
export const applyRetentionRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "apply-retention", triggers: [{ cron: "17 3 * * *" }] }, ({ step }) =>
    step.run("apply", () => asStep(() => applyRetention(openWork()))),
  );

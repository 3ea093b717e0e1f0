import { requestDueSyncs } from "@/lib/services/sync";
import { asStep, type Inngest, openWork } from "../binding";

/** Every five minutes: sources whose schedule is due. */
export const syncDueRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "sync-due", triggers: [{ cron: "*/5 * * * *" }] }, ({ step }) =>
    step.run("request", () => asStep(() => requestDueSyncs(openWork()))),
  );

import { expireUploads, sweepUploads } from "@/lib/services/sources";
import { eraseForgottenBots, pruneVersions, sweep } from "@/lib/services/upkeep";
import { asStep, type Inngest, openWork } from "../binding";

/** Every five minutes: nothing stays silent for longer than its deadline. */
export const sweepRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "sweep", triggers: [{ cron: "*/5 * * * *" }] }, ({ step }) =>
    step.run("sweep", () => asStep(() => sweep(openWork()))),
  );

/** Every night: bots whose time to be restored is over. */
export const eraseBotsRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "erase-bots", triggers: [{ cron: "41 3 * * *" }] }, ({ step }) =>
    step.run("erase", () => asStep(() => eraseForgottenBots(openWork()))),
  );

/** Every night: texts that were replaced. */
export const pruneRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "prune-versions", triggers: [{ cron: "11 4 * * *" }] }, ({ step }) =>
    step.run("prune", () => asStep(() => pruneVersions(openWork()))),
  );

/** Four times an hour: files that were to be sent, and are not added in time. */
export const expireUploadsRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "expire-uploads", triggers: [{ cron: "3-59/15 * * * *" }] }, ({ step }) =>
    step.run("expire", () => asStep(() => expireUploads(openWork()))),
  );

/** Every night: files that were sent when they could not be any more. */
export const sweepUploadsRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "sweep-uploads", triggers: [{ cron: "29 4 * * *" }] }, ({ step }) =>
    step.run("sweep", () => asStep(() => sweepUploads(openWork()))),
  );

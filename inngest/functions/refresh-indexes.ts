import { rekeyCurated } from "@/lib/services/curated";
import { refreshIndexes } from "@/lib/services/ingestion";
import { asStep, type Inngest, openWork } from "../binding";

/** Looks every ten minutes whether documents stand in the index as it should be now, and has the others indexed anew. */
export const refreshIndexesRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "refresh-indexes", triggers: [{ cron: "*/10 * * * *" }] }, ({ step }) =>
    step.run("refresh", () => asStep(() => refreshIndexes(openWork()))),
  );

/** Every ten minutes, too: questions that the team answered, by the analysis in use now. */
export const rekeyCuratedRegularly = (inngest: Inngest) =>
  inngest.createFunction({ id: "rekey-curated", triggers: [{ cron: "*/10 * * * *" }] }, ({ step }) =>
    step.run("rekey", () => asStep(() => rekeyCurated(openWork()))),
  );

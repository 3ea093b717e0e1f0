import { EXPORT_HOURS } from "@/lib/schemas/privacy";
import { expireExport, failExport, makeExport } from "@/lib/services/privacy";
import { asStep, dataOf, type Inngest, open } from "../binding";

const EVENT = "tenant/export.requested";

/** Makes the archive of a tenant, and takes it away again after a day. */
export const exportTenant = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "export-tenant",
      triggers: [{ event: EVENT }],
      concurrency: { key: "event.data.tenantId", limit: 1 },
      retries: 2,
      async onFailure({ event, step }) {
        const ref = dataOf(EVENT, event.data.event);
        await step.run("fail", () =>
          asStep(async () => failExport(await open(ref, "export-tenant"), toInput(ref))),
        );
      },
    },
    async ({ event, step }) => {
      const ref = dataOf(EVENT, event);
      const ctx = () => open(ref, "export-tenant");
      const made = await step.run("make", () => asStep(async () => makeExport(await ctx(), toInput(ref))));
      await step.sleep("until it expires", `${EXPORT_HOURS}h`);
      await step.run("expire", () => asStep(async () => expireExport(await ctx(), toInput(ref))));
      return made;
    },
  );

const toInput = ({ exportId }: { exportId: `exp_${string}` }) => ({ exportId });

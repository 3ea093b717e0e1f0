import { clearTenant, closeErasure } from "@/lib/services/privacy";
import { asStep, dataOf, type Inngest, openWork } from "../binding";

const EVENT = "tenant/erase.requested";
/** By then work that was on its way when the tenant was closed has ended, one way or the other. */
const SETTLED_AFTER = "60s";
/** An address to send a file to holds for an hour. */
const LAST_ADDRESSES_AFTER = "65m";

/** Clears an erased tenant out of index, blobs and rows, looks again, and closes the receipt. */
export const eraseTenantData = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "erase-tenant", triggers: [{ event: EVENT }], retries: 15 },
    async ({ event, step }) => {
      const ref = dataOf(EVENT, event);
      await step.run("clear", () => asStep(() => clearTenant(openWork(), ref)));
      await step.sleep("settle", SETTLED_AFTER);
      await step.run("clear again", () => asStep(() => clearTenant(openWork(), ref)));
      const closed = await step.run("close", () => asStep(() => closeErasure(openWork(), ref)));
      // Whoever had the address of an upload may have sent to it until now.
      await step.sleep("last addresses", LAST_ADDRESSES_AFTER);
      await step.run("clear uploads", () => asStep(() => clearTenant(openWork(), ref)));
      return closed;
    },
  );

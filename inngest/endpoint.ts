import { getInngest } from "@/lib/adapters";
import { singleton } from "@/lib/core/singleton";
import { makeFunctions } from ".";

/** What answers at /api/inngest, of one set of functions for the whole process; null when nobody is to call them there. */
export function functionsEndpoint() {
  return singleton("functions-endpoint", () => {
    const inngest = getInngest();
    return inngest?.createEndpoint(makeFunctions(inngest.client)) ?? null;
  });
}

import { afterEach, describe } from "vitest";
import { newId } from "@/lib/core/ids";
import type { Made, Opened } from "./testing/open";
import { removingContract } from "./testing/removing";
import { searchingContract } from "./testing/searching";
import { settling } from "./testing/settling";
import { writingContract } from "./testing/writing";

/** What every search index has to do. `make` gives an empty one. */
export function searchIndexContract({ name, make }: { name: string; make: () => Promise<Made> }): void {
  describe(`search index: ${name}`, () => {
    const disposals: (() => Promise<void>)[] = [];

    afterEach(async () => {
      for (const dispose of disposals.splice(0)) await dispose();
    });

    async function open(): Promise<Opened> {
      const made = await make();
      disposals.push(() => made.dispose());
      const index = settling(made.index, made.settle);
      const [tenantId, spaceId] = [newId("tenant"), newId("space")];
      return { ...made, index, tenantId, spaceId, tenant: index.forTenant(tenantId, spaceId) };
    }

    writingContract(open);
    searchingContract(open);
    removingContract(open);
  });
}

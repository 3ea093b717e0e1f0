import type { SourceId } from "@/lib/core/ids";
import type { Present } from "@/lib/schemas/added-source";
import type { Tx } from "../_kit";
import { holdAddresses } from "../sync";

/** Makes the source the holder of pages that people named, except those that another source of the tenant has. */
export async function namePages(tx: Tx, sourceId: SourceId, urls: readonly string[]) {
  const holders = await holdAddresses(tx, sourceId, urls);
  const duplicates: Present[] = [...holders].map(([name, { title: sourceTitle, ...holder }]) => ({
    name,
    ...holder,
    sourceTitle,
  }));
  return { added: urls.filter((url) => !holders.has(url)), duplicates };
}

import type { z } from "zod";
import type { ListDocumentsQuery } from "@/lib/schemas/source";

export type DocumentsAddress = { status?: string | string[]; cursor?: string | string[] };

/** What a source's page shows of its documents, by its address. */
export function toDocumentsQuery({ status, cursor }: DocumentsAddress) {
  const [[onlyStatus], [onlyCursor]] = [[status].flat(), [cursor].flat()];
  const filter = { ...(onlyStatus && { status: onlyStatus }), ...(onlyCursor && { cursor: onlyCursor }) };
  // The query itself checks the values, and answers what is none as something that is not there.
  return { filter, query: filter as z.input<typeof ListDocumentsQuery> };
}

import { z } from "zod";
import type { DocumentId } from "@/lib/core/ids";
import { command } from "../_kit";

/** Takes a deleted document's words out of what evaluations keep; what was measured stays. */
export const eraseResults = command({
  name: "document.erase_results",
  permission: "sources:write",
  input: z.custom<DocumentId>(),
  async run({ tx, input: documentId }) {
    await tx.db.$executeRaw`
      update "EvaluationResult" set detail = jsonb_set(detail, '{answer}', '""'), quotes = '{}'
      where quotes @> array[${documentId}]::text[]`;
    return { result: null, audit: { skip: "the removal was written down when it was asked for" } };
  },
});

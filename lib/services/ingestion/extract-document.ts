import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { Chunking } from "@/lib/schemas/source-config";
import { workflow } from "../_kit";
import { detectLanguage } from "../retrieval";
import { beginExtraction } from "./begin-extraction";
import { chunk } from "./chunking";
import { countBatches } from "./embed-batch";
import { failDocument } from "./fail-document";
import { EMPTY, type Failure, failureOf, ORIGINAL_LOST } from "./failures";
import type { IngestRef } from "./fence";
import { loadOriginal } from "./load-original";
import { storeVersion } from "./store-version";
import { takeAttachments } from "./take-attachments";

const ENDED = { ended: true, batches: 0 } as const;

/**
 * First step of a document: get it, read it, cut it, store the new version and what came in it. What cannot be read ends the document here,
 * with its reason; what may work next time is thrown, for the step to be tried again.
 */
export const extractDocument = workflow({
  name: "document.extract",
  permission: "sources:write",
  input: z.custom<IngestRef & { attempt: number }>(),
  async run({ ctx, input }): Promise<{ ended: boolean; batches: number }> {
    const { attempt: _, ...ref } = input;
    const origin = await beginExtraction(ctx, input);
    if (!origin) return ENDED;
    const fail = async (failure: Failure) => {
      await failDocument(ctx, { ref, failure });
      return ENDED;
    };
    try {
      const original = await loadOriginal(ctx, ref.documentId, origin);
      if (!original) return fail(ORIGINAL_LOST);
      const { body, ...hints } = original;
      const { found, take } = await takeAttachments(ctx, ref, origin.depth);
      const extraction = await ctx.ports.extractor.extract(body, hints, take);
      if (!extraction.ok) return fail(extraction);
      const { document } = extraction;
      const { size: targetTokens, overlap: overlapTokens } = Chunking.parse(origin.chunking ?? {});
      const chunks = chunk(document, { targetTokens, overlapTokens });
      if (chunks.length === 0) return fail(EMPTY);
      const isStored = await storeVersion(ctx, {
        ref,
        document,
        chunks,
        language: detectLanguage(document.text),
        attachments: found,
      });
      return isStored ? { ended: false, batches: countBatches(ctx, chunks.length) } : ENDED;
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.retryable) throw thrown;
      return fail(failureOf(error));
    }
  },
});

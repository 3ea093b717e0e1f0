import type { Inngest } from "./binding";
import { eraseDeleted } from "./functions/erase-deleted";
import { ingestDocument } from "./functions/ingest-document";
import { refreshIndexesRegularly } from "./functions/refresh-indexes";
import { reindexDocument } from "./functions/reindex-document";

/** Every durable function of the product, bound to a client; the embedded executor and Inngest run the same ones. */
export function makeFunctions(inngest: Inngest) {
  return [ingestDocument, reindexDocument, eraseDeleted, refreshIndexesRegularly].map((make) =>
    make(inngest),
  );
}

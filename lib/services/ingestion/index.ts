import "server-only";

export { activateVersion } from "./activate-version";
export { estimateTokens, splitSentences } from "./chunking";
export { secondsAt } from "./chunking/times";
export { embedBatch } from "./embed-batch";
export { isMadeBy, spaceFor } from "./embeddings";
export { eraseDocuments } from "./erase";
export { extractDocument } from "./extract-document";
export { endJob, failDocument, failExhausted } from "./fail-document";
export { CODES_OF_CONTENT, DISK_FULL, failureNamed, isOfContent, ORIGINAL_LOST } from "./failures";
export { indexedBy } from "./index-version";
export { blobPrefix, documentsPrefix, isOriginalLost, type StoredOriginal, storeOriginal } from "./original";
export { rebuildIndex, reindexOutdated } from "./rebuild-index";
export { finishReindex, refreshIndexes, startReindex } from "./reindex";
export { requestIngestion } from "./request-ingestion";
export { rewriteOriginal } from "./rewrite-original";
export { WORKING } from "./states";
export { tombstoneDocument, tombstoneDocuments } from "./tombstone";

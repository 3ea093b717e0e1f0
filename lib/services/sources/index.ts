import "server-only";

export { addFiles, discardUnused, type StagedFile, stageFile } from "./add-files";
export { addSource } from "./add-source";
export { addUploads } from "./add-uploads";
export { beginUploads } from "./begin-uploads";
export { createSource } from "./create-source";
export { getRun } from "./get-run";
export { getSource } from "./get-source";
export { importMetadata } from "./import-metadata";
export { getWritableSourceOrThrow } from "./internal";
export { listPages } from "./list-pages";
export { listRuns } from "./list-runs";
export { listSources } from "./list-sources";
export { previewSource } from "./preview-source";
export { removeSource, tombstoneSource } from "./remove-source";
export { cancelSource, retrySource, syncSource } from "./rework-source";
export { updateSource } from "./update-source";
export { expireUploads, sweepUploads } from "./uploads";

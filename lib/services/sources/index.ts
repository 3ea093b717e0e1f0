import "server-only";

export { addFiles, discardUnused, type StagedFile, stageFile } from "./add-files";
export { addSource } from "./add-source";
export { createSource } from "./create-source";
export { getSource } from "./get-source";
export { getWritableSourceOrThrow } from "./internal";
export { listSources } from "./list-sources";
export { removeSource, tombstoneSource } from "./remove-source";
export { cancelSource, retrySource, syncSource } from "./rework-source";
export { updateSource } from "./update-source";

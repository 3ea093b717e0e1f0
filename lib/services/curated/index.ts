import "server-only";

export { createCurated } from "./create-curated";
export { exportCurated } from "./export-curated";
export { type Curated, findCurated } from "./find-curated";
export { importCurated } from "./import-curated";
export { getCurated, listCurated } from "./list-curated";
export { noteCuratedUse } from "./note-use";
export { rekeyCurated } from "./rekey";
export { removeCurated } from "./remove-curated";
export { updateCurated } from "./update-curated";

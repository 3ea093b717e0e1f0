import "server-only";

export { beginRun } from "./begin-run";
export { claimPages } from "./claim-pages";
export { closeRun, failRun } from "./end-run";
export { fetchPages } from "./fetch-pages";
export { finishRun } from "./finish-run";
export type { RunRef } from "./run-fence";
export { hasActiveRun, startRun } from "./start-run";
export { toPageUrl } from "./web/page-url";
export { toVideoUrl } from "./web/youtube";

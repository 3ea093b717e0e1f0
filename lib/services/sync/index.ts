import "server-only";

export { beginRun, failedFor, findStopped } from "./begin-run";
export { claimPages } from "./claim-pages";
export { closeRun, failRun } from "./end-run";
export { type Explored, explore } from "./explore";
export { fetchPages } from "./fetch-pages";
export { finishRun } from "./finish-run";
export { findHolders, type Holder, holdAddresses } from "./hold-addresses";
export { PASSING } from "./page-rules";
export { type LostPage, refetchPages } from "./refetch-pages";
export { requestDueSyncs } from "./request-due";
export { nextDue } from "./schedule";
export { hasActiveRun, startRun } from "./start-run";
export { failureAt } from "./web/failure-at";
export { toPageUrl } from "./web/page-url";
export { toVideoUrl } from "./web/youtube";

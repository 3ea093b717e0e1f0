import "server-only";

export { type Examination, examine, type Finding } from "./doctor";
export { eraseForgottenBots } from "./erase-forgotten-bots";
export { pruneVersions } from "./prune-versions";
export { sweep } from "./sweep";
export { sweepOutbox } from "./sweep-outbox";

import "server-only";

export { getJob } from "./get-job";
export { listJobs } from "./list-jobs";
export { causeOf, noteWait, waitOf } from "./waits";

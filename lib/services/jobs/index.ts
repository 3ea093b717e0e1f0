import "server-only";

export { getJob } from "./get-job";
export { listJobGroups } from "./list-job-groups";
export { listJobs } from "./list-jobs";
export { causeOf, noteWait, waitOf } from "./waits";

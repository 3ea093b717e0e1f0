import { route } from "@/lib/http";
import { pageOf } from "@/lib/schemas/common";
import { JobDto, ListJobsQuery } from "@/lib/schemas/job";
import { listJobs } from "@/lib/services/jobs";

export const GET = route({
  summary: "List jobs with step, attempt, cause and progress",
  query: ListJobsQuery,
  response: pageOf(JobDto),
  operation: listJobs,
});

import { route } from "@/lib/http";
import { pageOf } from "@/lib/schemas/common";
import { JobGroupDto, ListJobGroupsQuery } from "@/lib/schemas/job";
import { listJobGroups } from "@/lib/services/jobs";

export const GET = route({
  summary: "List jobs by the source they work on, each with counts and its first jobs",
  query: ListJobGroupsQuery,
  response: pageOf(JobGroupDto),
  operation: listJobGroups,
});

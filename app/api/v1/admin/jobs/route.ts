import { personRoute } from "@/lib/http";
import { AdminJobDto, ListAllJobsQuery } from "@/lib/schemas/admin";
import { pageOf } from "@/lib/schemas/common";
import { listAllJobs } from "@/lib/services/admin";

export const GET = personRoute({
  summary: "Operator: list the jobs of all tenants",
  query: ListAllJobsQuery,
  response: pageOf(AdminJobDto),
  handler: ({ ctx, query }) => listAllJobs(ctx, query),
});

import { personRoute } from "@/lib/http";
import { ListedTenantDto, ListTenantsQuery } from "@/lib/schemas/admin";
import { pageOf } from "@/lib/schemas/common";
import { listTenants } from "@/lib/services/admin";

export const GET = personRoute({
  summary: "Operator: list all tenants with plan, limits, usage and subscription",
  query: ListTenantsQuery,
  response: pageOf(ListedTenantDto),
  handler: ({ ctx, query }) => listTenants(ctx, query),
});

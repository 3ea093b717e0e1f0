import { personRoute } from "@/lib/http";
import { AdminTenantDto, ListTenantsQuery } from "@/lib/schemas/admin";
import { pageOf } from "@/lib/schemas/common";
import { listTenants } from "@/lib/services/admin";

export const GET = personRoute({
  summary: "Operator: list all tenants with plan, limits and usage",
  query: ListTenantsQuery,
  response: pageOf(AdminTenantDto),
  handler: ({ ctx, query }) => listTenants(ctx, query),
});

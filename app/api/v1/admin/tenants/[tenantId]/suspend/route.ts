import { personRoute } from "@/lib/http";
import { AdminTenantDto, TenantParam } from "@/lib/schemas/admin";
import { suspendTenant } from "@/lib/services/admin";

export const POST = personRoute({
  summary: "Operator: shut a tenant for everybody in it",
  params: TenantParam,
  response: AdminTenantDto,
  handler: ({ ctx, params }) => suspendTenant(ctx, params),
});

import { personRoute } from "@/lib/http";
import { AdminTenantDto, ChangeTenantBody, TenantParam } from "@/lib/schemas/admin";
import { changeTenant } from "@/lib/services/admin";

export const PATCH = personRoute({
  summary: "Operator: give a tenant another plan, or limits of its own",
  params: TenantParam,
  body: ChangeTenantBody,
  response: AdminTenantDto,
  handler: ({ ctx, params, body }) => changeTenant(ctx, { ...params, ...body }),
});

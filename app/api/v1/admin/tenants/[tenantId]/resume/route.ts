import { personRoute } from "@/lib/http";
import { AdminTenantDto, TenantParam } from "@/lib/schemas/admin";
import { resumeTenant } from "@/lib/services/admin";

export const POST = personRoute({
  summary: "Operator: open a suspended tenant again",
  params: TenantParam,
  response: AdminTenantDto,
  handler: ({ ctx, params }) => resumeTenant(ctx, params),
});

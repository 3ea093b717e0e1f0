import { route } from "@/lib/http";
import { MyTenantDto, TenantDto, UpdateTenantBody } from "@/lib/schemas/tenant";
import { getMyTenant, updateTenant } from "@/lib/services/tenants";

export const GET = route({
  summary: "Your tenant with its plan, limits and usage",
  response: MyTenantDto,
  operation: getMyTenant,
});

export const PATCH = route({
  summary: "Rename your tenant",
  body: UpdateTenantBody,
  response: TenantDto,
  operation: updateTenant,
});

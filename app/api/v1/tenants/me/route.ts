import { route } from "@/lib/http";
import { EraseTenantBody, ReceiptDto } from "@/lib/schemas/privacy";
import { MyTenantDto, TenantDto, UpdateTenantBody } from "@/lib/schemas/tenant";
import { eraseTenant } from "@/lib/services/privacy";
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

export const DELETE = route({
  summary: "Erase the team and everything in it; it closes at once, and there is no way back",
  body: EraseTenantBody,
  response: ReceiptDto,
  status: 202,
  operation: eraseTenant,
});

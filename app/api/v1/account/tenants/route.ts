import { personRoute } from "@/lib/http";
import { NewTenantBody, NewTenantDto } from "@/lib/schemas/account";
import { foundTenant } from "@/lib/services/tenants";

export const POST = personRoute({
  summary: "Make a team of one's own, as who is signed in",
  body: NewTenantBody,
  response: NewTenantDto,
  status: 201,
  handler: ({ ctx, body }) => foundTenant(ctx, body),
});

import { route } from "@/lib/http";
import { MeDto } from "@/lib/schemas/tenant";
import { getMe } from "@/lib/services/tenants";

export const GET = route({
  summary: "Who is asking: a person or a token",
  response: MeDto,
  operation: getMe,
});

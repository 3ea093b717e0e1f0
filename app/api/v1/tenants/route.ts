import { publicRoute } from "@/lib/http";
import { SignUpBody, SignUpResult } from "@/lib/schemas/tenant";
import { signUp } from "@/lib/services/tenants";

export const POST = publicRoute({
  summary: "Sign up: make a tenant, its owner and a first token",
  body: SignUpBody,
  response: SignUpResult,
  status: 201,
  handler: ({ open, body }) => signUp(open, body),
});

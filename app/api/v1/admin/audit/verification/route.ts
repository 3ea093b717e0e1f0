import { personRoute } from "@/lib/http";
import { AuditVerificationDto } from "@/lib/schemas/audit";
import { verifySystemAudit } from "@/lib/services/audit";

export const GET = personRoute({
  summary: "Operator: check that the log of the deployment is as it was written",
  response: AuditVerificationDto,
  handler: ({ ctx }) => verifySystemAudit(ctx),
});

import { route } from "@/lib/http";
import { AuditVerificationDto } from "@/lib/schemas/audit";
import { verifyAudit } from "@/lib/services/audit";

export const GET = route({
  summary: "Check that the audit log is as it was written",
  response: AuditVerificationDto,
  operation: verifyAudit,
});

import { personRoute } from "@/lib/http";
import { AuditEventDto, ListAuditQuery } from "@/lib/schemas/audit";
import { pageOf } from "@/lib/schemas/common";
import { listSystemAudit } from "@/lib/services/audit";

export const GET = personRoute({
  summary: "Operator: list what was done to the deployment itself",
  query: ListAuditQuery,
  response: pageOf(AuditEventDto),
  handler: ({ ctx, query }) => listSystemAudit(ctx, query),
});

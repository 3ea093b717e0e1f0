import { route } from "@/lib/http";
import { AuditEventDto, ListAuditQuery } from "@/lib/schemas/audit";
import { pageOf } from "@/lib/schemas/common";
import { listAudit } from "@/lib/services/audit";

export const GET = route({
  summary: "List what was done, newest first",
  query: ListAuditQuery,
  response: pageOf(AuditEventDto),
  operation: listAudit,
});

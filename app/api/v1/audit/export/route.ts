import { customRoute, linesResponse } from "@/lib/http";
import { AuditFilter } from "@/lib/schemas/audit";
import { exportAudit } from "@/lib/services/audit";

export const GET = customRoute({
  summary: "Take out the audit log as a CSV file",
  query: AuditFilter,
  operation: exportAudit,
  answers: { contentType: "text/csv" },
  handler: async ({ ctx, query }) => linesResponse("audit", "csv", await exportAudit(ctx, query)),
});

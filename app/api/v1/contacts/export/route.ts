import { customRoute, linesResponse } from "@/lib/http";
import { ExportContactsQuery } from "@/lib/schemas/contact";
import { exportContacts } from "@/lib/services/contacts";

export const GET = customRoute({
  summary: "Take out contacts, as they are filtered: as CSV or JSONL, a contact a line",
  query: ExportContactsQuery,
  operation: exportContacts,
  answers: { contentType: "text/csv" },
  handler: async ({ ctx, query }) =>
    linesResponse("contacts", query.format, await exportContacts(ctx, query)),
});

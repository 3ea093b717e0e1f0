import { csvLine } from "@/lib/core/csv";
import { type ContactDto, type ContactFilter, ExportContactsQuery } from "@/lib/schemas/contact";
import type { ExportFormat } from "@/lib/schemas/conversation";
import { type Ctx, command, read, workflow } from "../_kit";
import { findContacts, toWhere } from "./find-contacts";

const ROWS_AT_A_TIME = 200;
const COLUMNS = [
  ...(["id", "createdAt", "kind", "botId", "botName", "name", "email", "phone", "company"] as const),
  ...(["message", "consent", "page", "conversationId", "mailedAt"] as const),
] satisfies (keyof ContactDto)[];

/** The contacts that meet the filter, newest first, as lines of a file; that they were taken out is in the audit log. */
export const exportContacts = workflow({
  name: "contact.export",
  permission: "contacts:read",
  input: ExportContactsQuery,
  async run({ ctx, input }): Promise<AsyncIterable<string>> {
    await noteExport(ctx, input);
    const { format, ...filter } = input;
    return lines(ctx, format, filter);
  },
});

const noteExport = command({
  name: "contact.export",
  permission: "contacts:read",
  input: ExportContactsQuery,
  // What was looked for may be a name.
  run: async ({ input: { search, ...filter } }) => ({
    result: null,
    audit: { after: { ...filter, isSearched: Boolean(search) } },
  }),
});

async function* lines(ctx: Ctx, format: ExportFormat, filter: ContactFilter): AsyncGenerator<string> {
  if (format === "csv") yield csvLine([...COLUMNS]);
  for (let before: string | undefined; ; ) {
    const after = before === undefined ? {} : { id: { lt: before } };
    const rows = await read(ctx, (tx) =>
      findContacts(tx, { AND: [toWhere(tx, filter), after] }, ROWS_AT_A_TIME),
    );
    for (const row of rows)
      yield format === "csv" ? csvLine(COLUMNS.map((column) => row[column])) : `${JSON.stringify(row)}\n`;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_A_TIME) return;
    before = last.id;
  }
}

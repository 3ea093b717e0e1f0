import { csvLine } from "@/lib/core/csv";
import { AuditFilter } from "@/lib/schemas/audit";
import { type Ctx, command, read, workflow } from "../_kit";
import { findAuditRows } from "./audit-rows";

const ROWS_AT_A_TIME = 1_000;
const HEAD = [
  "seq",
  "at",
  "actor",
  "actorId",
  "actorName",
  "action",
  "target",
  "before",
  "after",
  "address",
  "requestId",
];

/** The log as lines of a CSV file, newest first; that it was taken out is written into the log. */
export const exportAudit = workflow({
  name: "audit.export",
  permission: "audit:read",
  input: AuditFilter,
  async run({ ctx, input }): Promise<AsyncIterable<string>> {
    await noteExport(ctx, input);
    return lines(ctx, input);
  },
});

const noteExport = command({
  name: "audit.export",
  permission: "audit:read",
  input: AuditFilter,
  run: async ({ input }) => ({ result: null, audit: { after: input } }),
});

async function* lines(ctx: Ctx, filter: AuditFilter): AsyncGenerator<string> {
  yield csvLine(HEAD);
  for (let before: bigint | null = null; ; ) {
    const page = { before, limit: ROWS_AT_A_TIME };
    const rows = await read(ctx, (tx) => findAuditRows(tx.db, tx.tenant.id, filter, page));
    for (const { seq, at, actor, action, targetId, address, requestId, ...row } of rows) {
      const changes = [row.before, row.after].map((value) => (value === null ? null : JSON.stringify(value)));
      yield csvLine([
        seq,
        at,
        actor.type,
        actor.id,
        actor.name,
        action,
        targetId,
        ...changes,
        address,
        requestId,
      ]);
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_A_TIME) return;
    before = BigInt(last.seq);
  }
}

import { asSystemSql } from "@/lib/db";

/** Writes events into the outbox in one transaction, as a command does. */
export async function writeOutbox(
  rows: readonly { id: string; name: string; data: { tenantId: string } }[],
): Promise<void> {
  await asSystemSql("executor", (db) =>
    db.query(
      `INSERT INTO "OutboxEvent" (id, "tenantId", name, data, "createdAt")
       SELECT *, now() FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ data }) => data.tenantId),
        rows.map(({ name }) => name),
        rows.map(({ data }) => JSON.stringify(data)),
      ],
    ),
  );
}

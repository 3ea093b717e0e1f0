import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { asSystemSql } from "@/lib/db";
import type { Events, OutboxRow } from "./port";

export type Tried = {
  port: Events;
  /** Ids of the events that arrived so far, each once for each time it counted. */
  arrived(): readonly string[];
  /** Whether what takes events is there; it is at first. */
  setThere(isThere: boolean): Promise<void>;
};

/** What any queue has to do with the rows of the outbox. */
export function eventsContract(name: string, make: () => Promise<Tried>): void {
  describe(`${name} as the queue of events`, () => {
    let tried: Tried;
    beforeEach(async () => {
      await asSystemSql("setup", (db) => db.query(`DELETE FROM "OutboxEvent"`));
      tried = await make();
    });

    /** As a command leaves them, `ageMs` ago. */
    async function write(count: number, ageMs = 0): Promise<OutboxRow[]> {
      const rows = Array.from({ length: count }, (_, n) => ({
        id: newId("outbox"),
        name: "contract/happened",
        data: { tenantId: "ten_contract", n },
      }));
      await asSystemSql("setup", (db) =>
        db.query(
          `INSERT INTO "OutboxEvent" (id, "tenantId", name, data, "createdAt")
           SELECT id, 'ten_contract', 'contract/happened', data, now() - $3 * interval '1 millisecond'
           FROM unnest($1::text[], $2::jsonb[]) AS t(id, data)`,
          [rows.map(({ id }) => id), rows.map(({ data }) => JSON.stringify(data)), ageMs],
        ),
      );
      return rows;
    }

    const left = async () => {
      const { rows } = await asSystemSql("setup", (db) =>
        db.query<{ id: string }>(`SELECT id FROM "OutboxEvent" ORDER BY id`),
      );
      return rows.map(({ id }) => id);
    };
    const ids = (rows: readonly OutboxRow[]) => rows.map(({ id }) => id).sort();
    const sorted = () => [...tried.arrived()].sort();

    test("what is published arrives, in whatever order, and leaves the outbox", async () => {
      const rows = await write(250);
      await tried.port.publish(rows);
      await expect.poll(sorted, { timeout: 20_000 }).toEqual(ids(rows));
      await expect.poll(left).toEqual([]);
    });

    test("what is published again under its id counts once", async () => {
      const [row] = await write(1);
      if (!row) throw new Error("no row");
      await tried.port.publish([row]);
      await expect.poll(sorted, { timeout: 20_000 }).toEqual([row.id]);
      await asSystemSql("setup", (db) =>
        db.query(
          `INSERT INTO "OutboxEvent" (id, "tenantId", name, data) VALUES ($1, 'ten_contract', $2, $3)`,
          [row.id, row.name, JSON.stringify(row.data)],
        ),
      );
      await tried.port.publish([row]);
      await expect.poll(left).toEqual([]);
      const [other] = await write(1);
      if (!other) throw new Error("no row");
      await tried.port.publish([other]);
      await expect.poll(sorted, { timeout: 20_000 }).toEqual(ids([row, other]));
    });

    test("a failure loses nothing: what stays is swept later, and the status page tells of it", async () => {
      expect(await tried.port.check()).not.toBe("");
      await tried.setThere(false);
      const rows = await write(3, 60_000);
      await tried.port.publish(rows).catch(() => {});
      expect(await left()).toEqual(ids(rows));
      await expect(tried.port.check()).rejects.toMatchObject({ code: expect.any(String) });
      await tried.setThere(true);
      await tried.port.sweep();
      await expect.poll(sorted, { timeout: 20_000 }).toEqual(ids(rows));
      await expect.poll(left).toEqual([]);
    });

    test("with nothing to do, nothing happens", async () => {
      await tried.port.publish([]);
      await tried.port.sweep();
      expect(tried.arrived()).toEqual([]);
    });
  });
}

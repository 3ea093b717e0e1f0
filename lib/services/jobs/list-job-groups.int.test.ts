import { expect, test } from "vitest";
import type { SourceId } from "@/lib/core/ids";
import { newId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { addSource } from "@/lib/services/sources";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { listJobGroups } from "./list-job-groups";

type Status = "queued" | "running" | "succeeded" | "failed" | "canceled";

/** A source with so many jobs more than the one it was added with. */
async function sourceWith(tenant: TestTenant, title: string, statuses: readonly Status[]): Promise<SourceId> {
  const { id } = await addSource(tenant.ctx, { type: "text", title, text: `${title}.`, botIds: [] });
  const data = statuses.map((status) => ({
    id: newId("job"),
    tenantId: tenant.id,
    kind: "sync_source" as const,
    sourceId: id,
    status,
  }));
  await inTenant(tenant.id, (db) => db.job.createMany({ data }));
  return id;
}

test("jobs stand under their source, with counts, what is wrong first, and page by page", async () => {
  const tenant = await makeTenant();
  const first = await sourceWith(
    tenant,
    "First",
    Array<Status>(30).fill("succeeded").concat("failed", "running"),
  );
  const second = await sourceWith(tenant, "Second", ["failed"]);
  const all = await listJobGroups(tenant.ctx, {});
  expect(all.items.map(({ id, title, counts }) => ({ id, title, counts }))).toEqual([
    { id: second, title: "Second", counts: { queued: 1, running: 0, succeeded: 0, failed: 1, canceled: 0 } },
    { id: first, title: "First", counts: { queued: 1, running: 1, succeeded: 30, failed: 1, canceled: 0 } },
  ]);
  const { jobs = [] } = all.items[1] ?? {};
  expect(jobs).toHaveLength(10);
  expect(jobs.slice(0, 3).map(({ status }) => status)).toEqual(["running", "failed", "succeeded"]);

  const one = await listJobGroups(tenant.ctx, { limit: 1 });
  expect(one.items.map(({ id }) => id)).toEqual([second]);
  const next = await listJobGroups(tenant.ctx, { limit: 1, cursor: one.nextCursor ?? "" });
  expect([next.items.map(({ id }) => id), next.nextCursor]).toEqual([[first], null]);
});

test("a state shows the sources that have jobs in it, and those jobs alone", async () => {
  const tenant = await makeTenant();
  const source = await sourceWith(tenant, "Mixed", ["failed", "failed", "canceled"]);
  await sourceWith(tenant, "Fine", ["succeeded"]);
  const { items } = await listJobGroups(tenant.ctx, { status: "failed" });
  expect(items.map(({ id, counts }) => ({ id, counts }))).toEqual([
    { id: source, counts: { queued: 0, running: 0, succeeded: 0, failed: 2, canceled: 0 } },
  ]);
  expect(items[0]?.jobs.map(({ status }) => status)).toEqual(["failed", "failed"]);
});

test("a token that is kept to a bot sees the groups of its sources alone, and what belongs to no source to nobody else", async () => {
  const tenant = await makeTenant();
  await sourceWith(tenant, "Elsewhere", []);
  await inTenant(tenant.id, (db) =>
    db.job.create({ data: { id: newId("job"), tenantId: tenant.id, kind: "delete_bot" } }),
  );
  const kept = {
    ...tenant.ctx,
    actor: {
      type: "token" as const,
      tokenId: newId("token"),
      ownerId: null,
      scopes: ["read" as const],
      botIds: [newId("bot")],
    },
  };
  expect((await listJobGroups(kept, {})).items).toEqual([]);
  expect((await listJobGroups(tenant.ctx, {})).items).toHaveLength(2);
});

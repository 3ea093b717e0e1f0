import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { asSystem } from "@/lib/db";
import { makeTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { createBackup } from "../dump";
import { adminUrl, query, sourceOf } from "../testing/database";
import { restoreBackup } from ".";

const folder = mkdtempSync(path.join(tmpdir(), "minirag-orphans-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function customer(name: string, status: string | null) {
  const { id: tenantId } = await makeTenant(name);
  const subscriptionId = status && `sub_${name}`;
  const data = { tenantId, customerId: `cus_${name}`, subscriptionId, status };
  await asSystem("setup", (db) => db.billingAccount.create({ data }));
}

test("whoever pays and is not in the backup is named, when the rows are in and at the end, and nobody else is", async () => {
  await customer("Before", "active");
  const file = path.join(folder, "it.backup");
  await createBackup(sourceOf(), file);
  for (const status of ["active", "trialing", "past_due", "canceled", null])
    await customer(`Since-${status}`, status);

  const said: string[] = [];
  const blobs = { ...testOpenCtx().ports.blobs, deletePrefix: () => Promise.reject(new Error("cut off")) };
  const target = {
    url: adminUrl(),
    folder: path.join(folder, "before"),
    tell: (line: string) => said.push(line),
  };
  await expect(restoreBackup({ ...target, open: testOpenCtx({ blobs }) }, file)).rejects.toThrow("cut off");
  const lines = ["active", "past_due", "trialing"].map((status) =>
    expect.stringContaining(
      `"Since-${status}" (customer cus_Since-${status}, subscription sub_Since-${status})`,
    ),
  );
  expect(said.filter((line) => line.includes("Stripe"))).toEqual(lines);
  expect(await query(`select "customerId" from "BillingAccount"`)).toEqual([{ customerId: "cus_Before" }]);

  await query(`update "Restoration" set "finishedAt" = now()`);
  await customer("Late", "active");
  const { orphans } = await restoreBackup({ ...target, open: testOpenCtx() }, file);
  expect(orphans).toEqual([{ team: "Late", customerId: "cus_Late", subscriptionId: "sub_Late" }]);
});

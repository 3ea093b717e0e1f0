import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import { asSystem } from "@/lib/db";
import { createToken, findToken, revokeToken } from "@/lib/services/api-tokens";
import { removeConversation } from "@/lib/services/chat";
import { removeDocument } from "@/lib/services/documents";
import { removeMember } from "@/lib/services/members";
import { clearTenant, closeErasure, eraseTenant } from "@/lib/services/privacy";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, type TestTenant, testOpenCtx } from "@/lib/testing/fixtures";
import type { Ids } from "@/lib/testing/walk-example";
import { openArchive } from "../archive/read";
import { createBackup } from "../dump";
import { adminUrl, query, sourceOf } from "../testing/database";
import { restoreBackup } from ".";

const folder = mkdtempSync(path.join(tmpdir(), "minirag-withdrawals-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const old = path.join(folder, "old.backup");
const target = () => ({
  url: adminUrl(),
  open: testOpenCtx(),
  folder: path.join(folder, "before"),
  tell: () => {},
});

const SECRET = "The cellar key hangs behind the barometer.";
let [team, doomed] = [] as unknown as [TestTenant, TestTenant];
let [filled, doomedIds] = [] as unknown as [Ids, Ids];
let [revoked, kept] = ["", ""];

beforeAll(async () => {
  team = await makeTenant("Stays");
  doomed = await makeTenant("Goes");
  filled = await fillTenant(team, SECRET);
  doomedIds = await fillTenant(doomed, "The whole team goes.");
  const made = await createToken(team.ctx, { name: "revoked" });
  revoked = made.token;
  kept = (await createToken(team.ctx, { name: "kept" })).token;
  await createBackup(sourceOf(), old);
  const archive = await openArchive(old);
  expect(await text(await archive.open("tables/Message.copy"))).toContain("barometer");
  archive.close();

  await query(`update "BillingAccount" set status = 'active', plan = 'pro' where "tenantId" = $1`, [team.id]);
  await query(`update "Tenant" set plan = 'pro', limits = '{"bots": 77}' where id = $1`, [team.id]);
  await query(`update "UsageMeter" set used = used + 7 where "tenantId" = $1 and meter = 'messages'`, [
    team.id,
  ]);
  await revokeToken(team.ctx, { tokenId: made.id });
  await removeMember(team.ctx, { userId: filled.member as never });
  await query(`update "User" set "passwordHash" = 'the new one' where id = $1`, [team.ownerId]);
  await removeDocument(team.ctx, { documentId: filled.document as never });
  const { id: receiptId } = await eraseTenant(doomed.ctx, { name: "Goes" });
  await clearTenant(testOpenCtx(), { tenantId: doomed.id, receiptId });
  await closeErasure(testOpenCtx(), { tenantId: doomed.id, receiptId });
});

/** Nothing of what was revoked or erased since the backup is here; what was not is. */
async function expectNothingRevived(): Promise<void> {
  await expect(findToken(revoked, new Date())).resolves.toBeNull();
  expect(await findToken(kept, new Date())).toBeTruthy();
  const rows = async (sql: string, ...values: unknown[]) => (await query(sql, values)).length;
  expect(await rows(`select 1 from "Membership" where "userId" = $1`, filled.member)).toBe(0);
  expect(await rows(`select 1 from "Document" where id = $1`, filled.document)).toBe(0);
  expect(await rows(`select 1 from "Chunk" where "documentId" = $1`, filled.document)).toBe(0);
  expect(await rows(`select 1 from "Message" where citations::text like '%barometer%'`)).toBe(0);
  expect(await rows(`select 1 from "Message" where role = 'assistant' and content like '%barometer%'`)).toBe(
    0,
  );
  const { blobs, index } = getPorts();
  expect(await blobs.count(`tenants/${team.id}/documents/${filled.document}/`)).toBe(0);
  expect(await index.forTenant(team.id, null).count({})).toBe(0);
  expect(await rows(`select 1 from "Tenant" where id = $1`, doomed.id)).toBe(0);
  expect(await rows(`select 1 from "Document" where id = $1`, doomedIds.document)).toBe(0);
  expect(await blobs.count(`tenants/${doomed.id}/`)).toBe(0);
  expect(await rows(`select 1 from "Bot" where id = $1`, filled.bot)).toBe(1);
}

test("what was revoked or erased since the backup stays so, and who comes in is as it is now", async () => {
  await restoreBackup(target(), old);
  await expectNothingRevived();
  // What was bought and used since.
  const isNow = async (sql: string) => expect(await query(sql, [team.id]), sql).not.toEqual([]);
  await isNow(`select 1 from "BillingAccount" where "tenantId" = $1 and plan = 'pro'`);
  await isNow(`select 1 from "Tenant" where id = $1 and plan = 'pro' and limits = '{"bots": 77}'`);
  await isNow(`select 1 from "UsageMeter" where "tenantId" = $1 and meter = 'messages' and used > 7`);
  const [owner] = await query<{ passwordHash: string }>(`select "passwordHash" from "User" where id = $1`, [
    team.ownerId,
  ]);
  expect(owner?.passwordHash).toBe("the new one");
  const receipts = await query(
    `select 1 from "ErasureReceipt" where "subjectId" = $1 and "finishedAt" is not null`,
    [doomed.id],
  );
  expect(receipts).toHaveLength(1);
});

test("where nothing is any more, a newer backup beside the old one tells what was", async () => {
  await createBackup(sourceOf(), path.join(folder, "newer.backup"));
  await query(`truncate "Tenant", "User", "Withdrawal", "ErasureReceipt", "AuditHead" cascade`);
  const said: string[] = [];
  const { snapshot } = await restoreBackup({ ...target(), tell: (line) => said.push(line) }, old);
  expect(snapshot).toBeNull();
  expect(said).toContainEqual(expect.stringMatching(/newer\.backup is newer: \d+ ids/));
  await expectNothingRevived();
});

test("what goes along with something else, or is deleted at the database by mistake, is no erasure", async () => {
  const tenant = await makeTenant("Mistake");
  const { bot, conversation } = await fillTenant(tenant, "Nothing of it was meant to go.");
  const file = path.join(folder, "mistake", "it.backup");
  await createBackup(sourceOf(), file);
  await query(`delete from "Bot" where id = $1`, [bot]);
  await restoreBackup(target(), file);
  expect(await query(`select 1 from "Bot" where id = $1`, [bot])).toHaveLength(1);
  await removeConversation(tenant.ctx, { conversationId: conversation as never });
  await restoreBackup(target(), file);
  expect(await query(`select 1 from "Conversation" where id = $1`, [conversation])).toEqual([]);
});

test("a member who left and came back is one", async () => {
  const tenant = await makeTenant("Returns");
  const { member } = await fillTenant(tenant, "Who comes back is here.");
  const file = path.join(folder, "returns", "it.backup");
  await createBackup(sourceOf(), file);
  await removeMember(tenant.ctx, { userId: member as never });
  const again = { tenantId: tenant.id, userId: member, role: "editor" as const };
  await asSystem("setup", (db) => db.membership.create({ data: again }));
  await restoreBackup(target(), file);
  expect(await query(`select role::text from "Membership" where "userId" = $1`, [member])).toEqual([
    { role: "editor" },
  ]);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { removeConversation } from "@/lib/services/chat";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { createBackup } from "../backup/dump";
import { restoreBackup } from "../backup/restore";
import { adminUrl, query, sourceOf } from "../backup/testing/database";
import { openDatabase } from "./database";
import { createShell } from "./shell";

const folder = mkdtempSync(path.join(tmpdir(), "minirag-saved-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Carries out a script in the shell. @returns what it complained of */
async function inShell(script: string, save: () => Promise<void>): Promise<string> {
  const database = await openDatabase(
    adminUrl(),
    () => 200,
    () => {},
  );
  const complaints: string[] = [];
  const shell = createShell(
    database,
    () => {},
    (text) => complaints.push(text),
    save,
  );
  await shell.runScript(script);
  await database.close();
  return complaints.join("\n");
}

const count = async (table: string, id: string) =>
  (await query(`select 1 from "${table}" where id = $1`, [id])).length;

test("what is deleted by hand is saved before, once a session, and a restore brings it back; what people deleted stays so", async () => {
  const tenant = await makeTenant("By hand");
  const { bot, document, conversation } = await fillTenant(tenant, "Nothing of it was meant to go.");
  const file = path.join(folder, "before-sql.backup");
  let saved = 0;
  const save = async () => {
    saved++;
    await createBackup(sourceOf(), file);
  };
  // As a login does that is no superuser, and sees no rows otherwise.
  await inShell(`SET ROLE minirag_system; SELECT 'delete' FROM "Bot" FOR UPDATE;`, save);
  expect(saved).toBe(0);
  await removeConversation(tenant.ctx, { conversationId: conversation as never });
  const sql = `SET ROLE minirag_system; BEGIN; DELETE FROM "Document" WHERE id = '${document}';
    DELETE FROM "Bot" WHERE id = '${bot}'; COMMIT;`;
  expect(await inShell(sql, save)).toBe("");
  expect([saved, await count("Document", document ?? ""), await count("Bot", bot ?? "")]).toEqual([1, 0, 0]);
  await restoreBackup(
    { url: adminUrl(), open: testOpenCtx(), folder: path.join(folder, "before"), tell: () => {} },
    file,
  );
  expect([await count("Document", document ?? ""), await count("Bot", bot ?? "")]).toEqual([1, 1]);
  expect(await count("Conversation", conversation ?? "")).toBe(0);
});

test("where nothing can be saved, nothing is deleted", async () => {
  const tenant = await makeTenant("Unsaved");
  const { bot } = await fillTenant(tenant, "It is here still.");
  const save = () => Promise.reject(new Error("the disk is full"));
  expect(await inShell(`DELETE FROM "Bot" WHERE id = '${bot}'; DROP TABLE "Bot"`, save)).toContain(
    "the disk is full",
  );
  expect(await count("Bot", bot ?? "")).toBe(1);
});

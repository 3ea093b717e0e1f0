import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asSystem } from "@/lib/db";
import { removeConversation } from "@/lib/services/chat";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, testOpenCtx } from "@/lib/testing/fixtures";
import type { Ids } from "@/lib/testing/walk-example";
import { createBackup } from "../backup/dump";
import { restoreBackup } from "../backup/restore";
import { adminUrl, sourceOf } from "../backup/testing/database";
import { openDatabase } from "./database";
import { createShell, type Shell } from "./shell";

const folder = mkdtempSync(path.join(tmpdir(), "minirag-saved-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let ids: Ids;
beforeAll(async () => {
  ids = await fillTenant(await makeTenant("Kept"), "It is here still.");
});

/** Types these lines into a shell. @returns what it said and complained of */
async function type(
  lines: readonly string[],
  save: (shell: Shell) => Promise<void>,
  url = adminUrl(),
): Promise<string> {
  const database = await openDatabase(
    url,
    () => 200,
    () => {},
  );
  const told: string[] = [];
  const tell = (text: string) => void told.push(text);
  const shell: Shell = createShell(database, tell, tell, () => save(shell));
  for (const line of lines) await shell.take(line);
  await database.close();
  return told.join("\n");
}

/** The row's `column`, and nothing when there is none; whatever the login of the migrations sees. */
const rows = (table: "Bot" | "Document" | "Conversation", id: string | undefined, column = "id") =>
  asSystem("setup", (db) =>
    db.$queryRawUnsafe<object[]>(`select ${column} from "${table}" where id = $1`, id),
  );
const count = async (...asked: Parameters<typeof rows>) => (await rows(...asked)).length;

const SEEING = "SET ROLE minirag_system;";

test("what is deleted by hand is saved before, once a session, and a restore brings it back; what people deleted stays so", async () => {
  const tenant = await makeTenant("By hand");
  const { bot, document, conversation } = await fillTenant(tenant, "Nothing of it was meant to go.");
  const file = path.join(folder, "before-sql.backup");
  let saved = 0;
  const save = async () => {
    saved++;
    await createBackup(sourceOf(), file);
  };
  // As a login does that is no superuser, and sees no rows otherwise; also under a name of its own.
  const named = `${adminUrl()}?application_name=mine`;
  await type([SEEING, `SELECT 'delete' FROM "Bot" FOR UPDATE;`], save, named);
  expect(saved).toBe(0);
  await removeConversation(tenant.ctx, { conversationId: conversation as never });
  const deletions = [
    `DELETE FROM "Document" WHERE id = '${document}';`,
    `DELETE FROM "Bot" WHERE id = '${bot}';`,
  ];
  await type([SEEING, "BEGIN;", ...deletions, "COMMIT;"], save, named);
  expect([saved, await count("Document", document), await count("Bot", bot)]).toEqual([1, 0, 0]);
  await restoreBackup(
    { url: adminUrl(), open: testOpenCtx(), folder: path.join(folder, "before"), tell: () => {} },
    file,
  );
  expect([await count("Document", document), await count("Bot", bot)]).toEqual([1, 1]);
  expect(await count("Conversation", conversation)).toBe(0);
});

test("where nothing can be saved nothing is deleted, and nothing of the transaction is kept", async () => {
  const save = () => Promise.reject(new Error("the disk is full"));
  const rename = `UPDATE "Bot" SET name = 'half' WHERE id = '${ids.bot}';`;
  const told = await type(
    [SEEING, "BEGIN;", rename, `DELETE FROM "Bot" WHERE id = '${ids.bot}';`, rename, "COMMIT;"],
    save,
  );
  expect(told).toMatch(/the disk is full[\s\S]*current transaction is aborted[\s\S]*ROLLBACK/);
  expect(await rows("Bot", ids.bot, "name")).not.toEqual([{ name: "half" }]);
  expect(await count("Bot", ids.bot)).toBe(1);
});

test("who stops it while it is saved deletes nothing, and who wants no copy says so", async () => {
  const deletion = `DELETE FROM "Bot" WHERE id = '${ids.bot}';`;
  expect(await type([SEEING, deletion], (shell) => shell.stop())).toContain("was not carried out");
  expect(await count("Bot", ids.bot)).toBe(1);
  let saved = 0;
  const save = async () => void saved++;
  expect(await type(["\\unsaved", SEEING, deletion], save)).toContain("DELETE 1");
  expect([saved, await count("Bot", ids.bot)]).toEqual([0, 0]);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { refreshIndexes } from "@/lib/services/ingestion";
import { search } from "@/lib/services/retrieval";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, signInAs, testOpenCtx } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { tableEntry } from "../archive/manifest";
import { openArchive } from "../archive/read";
import { createBackup } from "../dump";
import { adminUrl, query, sourceOf } from "../testing/database";
import { restoreBackup } from ".";

const folder = mkdtempSync(path.join(tmpdir(), "minirag-restore-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileNamed = (name: string) => path.join(folder, name, "it.backup");
const target = () => ({
  url: adminUrl(),
  open: testOpenCtx(),
  folder: path.join(folder, "before"),
  tell: () => {},
});

/** What PostgreSQL takes and a format might trip over. */
const HOSTILE = [
  "\\N",
  "\\.",
  "tab\there, line\nthere, return\rtoo, \b\f\v, backslash \\ and \\n",
  `"quotes" 'and' \`ticks\`, {a,b}, {"x":1}, NULL`,
  "\u{1F4DA} \u200F\u202E e\u0301 \uFFFD \u{10FFFF} \u0001",
  "",
  " ",
];

test("what comes back is what was there, of every type, to the byte; and again", async () => {
  const tenant = await makeTenant("Whole");
  const { bot } = await fillTenant(tenant, "Ships are seen from here.");
  await signInAs(tenant, "owner");
  for (const [at, title] of HOSTILE.entries()) {
    const source = { id: newId("source"), tenantId: tenant.id, type: "text" as const, title };
    const config = { deep: [title, { [title]: at }], big: 12345678901234567890n.toString() };
    await inTenant(tenant.id, async (db) => {
      await db.source.create({ data: { ...source, config } });
      await db.document.create({
        data: {
          id: newId("document"),
          tenantId: tenant.id,
          sourceId: source.id,
          title,
          deletedAttachments: HOSTILE,
        },
      });
    });
  }
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at));
  await query(`update "BotLogo" set bytes = $1`, [bytes]);
  // As a restore leaves it: the index has to be made anew.
  await query(`update "Document" set "indexedBy" = null`);
  await query(`update "Message" set content = content || $1`, [HOSTILE.join("|")]);
  await query(`update "SyncRun" set bytes = 9007199254740993`);
  await query(`update "Message" set confidence = 0.1::float8 + 0.2::float8`);
  await query(`insert into "Embedding" select $1, id, 'h', '\\x00ff5c0a09'::bytea from "EmbeddingSpace"`, [
    tenant.id,
  ]);

  const [first, second] = [fileNamed("first"), fileNamed("second")];
  const { tables } = await createBackup(sourceOf(), first);
  await query(`update "Source" set title = 'changed'`);
  const { snapshot, files } = await restoreBackup(target(), first);
  expect(snapshot).toContain(path.join(folder, "before"));
  expect(files).toBeGreaterThan(0);
  await createBackup(sourceOf(), second);
  const [one, two] = [await openArchive(first), await openArchive(second)];
  const of = async (archive: typeof one, name: string) => text(await archive.open(tableEntry(name)));
  for (const { name } of tables) {
    // The restore itself is in the log.
    if (name === "AuditHead") continue;
    const [before, after] = [await of(one, name), await of(two, name)];
    expect(name === "AuditEvent" ? after.slice(0, before.length) : after, name).toBe(before);
  }
  for (const archive of [one, two]) archive.close();

  expect(await query(`select 1 from "Session"`)).toEqual([]);
  const [unfenced] = await query<{ count: string }>(
    `select count(*) from pg_class c left join pg_trigger t on t.tgrelid = c.oid and t.tgenabled = 'D'
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations'
       and (not relforcerowsecurity or t.oid is not null)`,
  );
  expect(unfenced?.count).toBe("0");

  const ask = () => search(tenant.ctx, { botId: bot as never, query: "ships" });
  expect((await ask()).results).toEqual([]);
  await withWorker({}, async () => {
    await refreshIndexes(testOpenCtx());
    await settled(tenant.id);
  });
  await expect.poll(async () => (await ask()).results[0]?.text).toContain("Ships are seen");
});

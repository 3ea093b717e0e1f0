import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { makeZip } from "@/lib/adapters/extractor/testing/make-zip";
import { inTenant } from "@/lib/db";
import { listDocuments, removeDocument } from "@/lib/services/documents";
import { getSource, removeSource, syncSource } from "@/lib/services/sources";
import { runUntil } from "@/lib/testing/crash";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { extractDocument } from "./extract-document";
import { clearDeleted, queued, takeIn, upload } from "./testing/take-in";

const MAIL = [
  "From: alice@example.com",
  "Subject: Prices",
  "Content-Type: multipart/mixed; boundary=b1",
  "",
  "--b1",
  "",
  "The prices of spring are attached.",
  ...part("Prices.csv", "item,price\nlamp,12\n"),
  ...part("Terms.md", "# Terms\n\nPay within a fortnight."),
  "--b1--",
  "",
].join("\r\n");

function part(fileName: string, content: string): string[] {
  const headers = [
    `Content-Disposition: attachment; filename="${fileName}"`,
    "Content-Transfer-Encoding: base64",
  ];
  return ["--b1", ...headers, "", Buffer.from(content).toString("base64")];
}

function documentsOf({ id }: TestTenant) {
  return inTenant(id, (db) => db.document.findMany({ orderBy: [{ depth: "asc" }, { title: "asc" }] }));
}

const facts = (rows: Awaited<ReturnType<typeof documentsOf>>) =>
  rows.map(({ title, fileName, depth, status, errorCode }) => [title, fileName, depth, status, errorCode]);

/** Rows, blobs and index entries of the tenant. */
async function count({ id, ctx }: TestTenant) {
  const rows = await inTenant(id, (db) => db.document.count());
  const blobs = await ctx.ports.blobs.count(`tenants/${id}/`);
  return { rows, blobs, entries: await ctx.ports.index.forTenant(id, null).count({}) };
}

const WHOLE = [
  ["mail", "mail.eml", 0, "ready", null],
  ["Prices", "Prices.csv", 1, "ready", null],
  ["Terms", "Terms.md", 1, "ready", null],
];

test("an archive says which of its files are no documents, since another in it is the same", async () => {
  const tenant = await makeTenant();
  const same = "# Terms\n\nPay within a fortnight.";
  const zip = makeZip([
    { name: "en/terms.md", content: same },
    { name: "de/hours.md", content: "# Hours\n\nNine to five." },
    { name: "old/terms.md", content: same },
  ]);
  const sourceId = await upload(tenant, { "all.zip": zip });
  await takeIn(tenant);
  const { items } = await listDocuments(tenant.ctx, { sourceId });
  const archive = items.find(({ parentId }) => parentId === null);
  expect(archive).toMatchObject({
    attachments: 2,
    sameFiles: [{ name: "old/terms.md", sameAs: "en/terms.md" }],
  });
  expect(items.filter(({ parentId }) => parentId).map(({ sameFiles }) => sameFiles)).toEqual([[], []]);
});

describe("a mail with two attachments", () => {
  test("is three documents, and each attachment says where it came in", async () => {
    const tenant = await makeTenant();
    const sourceId = await upload(tenant, { "mail.eml": MAIL });
    await takeIn(tenant);
    expect(facts(await documentsOf(tenant))).toEqual(WHOLE);
    const { items } = await listDocuments(tenant.ctx, { sourceId });
    const mail = items.find((item) => item.parentId === null);
    expect(mail?.attachments).toBe(2);
    const parents = items.map(({ title, parentId, parentName }) => [title, parentId, parentName]).sort();
    expect(parents).toEqual([
      ["Prices", mail?.id, "mail.eml"],
      ["Terms", mail?.id, "mail.eml"],
      ["mail", null, null],
    ]);
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({
      status: "ready",
      counts: { documents: 3 },
    });
    expect(await count(tenant)).toEqual({ rows: 3, blobs: 3, entries: 3 });
  });

  test("is three documents when its step comes twice, and when all is read anew", async () => {
    const tenant = await makeTenant();
    const sourceId = await upload(tenant, { "mail.eml": MAIL });
    const [ref] = await queued(tenant);
    if (!ref) throw new Error("nothing is queued");
    await extractDocument(tenant.ctx, { ...ref, attempt: 1 });
    await extractDocument(tenant.ctx, { ...ref, attempt: 2 });
    await takeIn(tenant);
    const before = (await documentsOf(tenant)).map(({ id }) => id);
    expect(before).toHaveLength(3);
    await inTenant(tenant.id, (db) =>
      db.document.updateMany({ where: { status: "extracting" }, data: { status: "ready" } }),
    );
    await syncSource(tenant.ctx, { sourceId });
    await takeIn(tenant);
    expect((await documentsOf(tenant)).map(({ id }) => id)).toEqual(before);
    expect((await count(tenant)).blobs).toBe(3);
  });

  test.each([
    "before blobs.put",
    "after blobs.put",
    "after extractor.extract",
    "after call 1 of ingest",
    "before call 3 of ingest",
  ])("is three documents when the process is killed %s", async (point) => {
    const tenant = await makeTenant();
    await upload(tenant, { "mail.eml": MAIL });
    expect(await runUntil(point, tenant)).toBeNull();
    expect(await runUntil("none", tenant)).toBe(0);
    expect(facts(await documentsOf(tenant))).toEqual(WHOLE);
    expect((await count(tenant)).blobs).toBe(3);
  });

  test("goes whole", async () => {
    const tenant = await makeTenant();
    await upload(tenant, { "mail.eml": MAIL });
    await takeIn(tenant);
    const [mail] = await documentsOf(tenant);
    await removeDocument(tenant.ctx, { documentId: mail?.id ?? "" });
    expect((await documentsOf(tenant)).every(({ deletedAt }) => deletedAt !== null)).toBe(true);
    await clearDeleted(tenant);
    expect(await count(tenant)).toEqual({ rows: 0, blobs: 0, entries: 0 });
  });

  test("does without an attachment that was deleted, also when it is read anew", async () => {
    const tenant = await makeTenant();
    const sourceId = await upload(tenant, { "mail.eml": MAIL });
    await takeIn(tenant);
    const prices = (await documentsOf(tenant)).find(({ title }) => title === "Prices");
    await removeDocument(tenant.ctx, { documentId: prices?.id ?? "" });
    await clearDeleted(tenant);
    await syncSource(tenant.ctx, { sourceId });
    await takeIn(tenant);
    expect((await documentsOf(tenant)).map(({ title }) => title)).toEqual(["mail", "Terms"]);
    expect(await count(tenant)).toEqual({ rows: 2, blobs: 2, entries: 2 });
  });

  test("is three documents for twenty uploads at once", async () => {
    const tenant = await makeTenant();
    await Promise.all(Array.from({ length: 20 }, () => upload(tenant, { "mail.eml": MAIL })));
    const refs = await queued(tenant);
    await Promise.all(refs.map((ref) => extractDocument(tenant.ctx, { ...ref, attempt: 1 })));
    const documents = await documentsOf(tenant);
    expect(documents).toHaveLength(3);
    expect(refs).toHaveLength(1);
  });
});

describe("an archive", () => {
  test("gives files of every kind, also those in archives inside of it; what cannot be read is shown as such", async () => {
    const tenant = await makeTenant();
    const inner = makeZip([{ name: "deep/mail.eml", content: MAIL }]);
    const outer = makeZip([
      { name: "Handbook/Opening hours.md", content: "Nine to five." },
      { name: "Handbook/copy.md", content: "Nine to five." },
      { name: "inner.zip", content: inner },
      { name: "photo.png", content: "\x89PNG\r\n\x1A\n" },
    ]);
    const sourceId = await upload(tenant, { "all.zip": outer });
    await takeIn(tenant);
    expect(facts(await documentsOf(tenant))).toEqual([
      ["all", "all.zip", 0, "ready", null],
      ["Handbook/Opening hours", "Opening hours.md", 1, "ready", null],
      ["inner", "inner.zip", 1, "ready", null],
      ["photo", "photo.png", 1, "unsupported", "unsupported_type"],
      ["deep/mail", "mail.eml", 2, "ready", null],
      ["Prices", "Prices.csv", 3, "ready", null],
      ["Terms", "Terms.md", 3, "ready", null],
    ]);
    expect((await getSource(tenant.ctx, { sourceId })).status).toBe("partial");
    await removeSource(tenant.ctx, { sourceId });
    await clearDeleted(tenant);
    expect(await count(tenant)).toEqual({ rows: 0, blobs: 0, entries: 0 });
  });

  test("that unpacks without end costs only itself", async () => {
    const tenant = await makeTenant();
    let bomb = makeZip([{ name: "zeros.txt", content: Buffer.alloc(210_000_000, "0") }]);
    await upload(tenant, {
      "all.zip": makeZip([
        { name: "good.md", content: "All is well." },
        { name: "bomb.zip", content: bomb },
      ]),
    });
    for (let depth = 0; depth < 5; depth++) bomb = makeZip([{ name: `${depth}.zip`, content: bomb }]);
    await upload(tenant, { "deep.zip": bomb });
    await takeIn(tenant);
    expect(facts(await documentsOf(tenant))).toEqual([
      ["all", "all.zip", 0, "ready", null],
      ["deep", "deep.zip", 0, "ready", null],
      ["4", "4.zip", 1, "ready", null],
      ["bomb", "bomb.zip", 1, "failed", "too_complex"],
      ["good", "good.md", 1, "ready", null],
      ["3", "3.zip", 2, "ready", null],
      ["2", "2.zip", 3, "failed", "too_complex"],
    ]);
  });

  test("of a thousand files is taken in one step, in the order of the archive; one more is too many", async () => {
    const tenant = await makeTenant();
    const files = (count: number) =>
      makeZip(
        Array.from({ length: count }, (_, index) => ({ name: `${index}.md`, content: `File ${index}.` })),
      );
    await upload(tenant, { "many.zip": files(1_000) });
    await upload(tenant, { "more.zip": files(1_001) });
    for (const ref of await queued(tenant)) await extractDocument(tenant.ctx, { ...ref, attempt: 1 });
    const rows = await inTenant(tenant.id, (db) => db.document.findMany({ orderBy: { id: "asc" } }));
    const many = rows.find(({ title }) => title === "many");
    const titles = rows.filter(({ parentId }) => parentId === many?.id).map(({ title }) => title);
    expect(titles).toEqual(Array.from({ length: 1_000 }, (_, index) => String(index)));
    expect(rows.find(({ title }) => title === "more")).toMatchObject({
      status: "failed",
      errorCode: "too_complex",
    });
    expect(rows).toHaveLength(1_002);
  });

  test("that changed keeps what is still in it, loses what is not, and gains what is new", async () => {
    const tenant = await makeTenant();
    const archive = (names: string[]) =>
      makeZip(names.map((name) => ({ name: `${name}.md`, content: `All of ${name}.` })));
    const sourceId = await upload(tenant, { "all.zip": archive(["a", "b"]) });
    await takeIn(tenant);
    const [parent, , kept] = await documentsOf(tenant);
    const body = new Blob([archive(["b", "c"]) as BlobPart]).stream();
    await tenant.ctx.ports.blobs.put(parent?.blobKey ?? "", body, { maxBytes: 10_000 });
    await syncSource(tenant.ctx, { sourceId });
    await takeIn(tenant);
    await clearDeleted(tenant);
    const after = await documentsOf(tenant);
    expect(after.map(({ title }) => title)).toEqual(["all", "b", "c"]);
    expect(after[1]?.id).toBe(kept?.id);
    expect(await count(tenant)).toEqual({ rows: 3, blobs: 3, entries: 3 });
  });
});

const MOMENTS = Array.from({ length: 20 }, (_, index) => index * 3);

test.each(MOMENTS.flatMap((moment) => [["source", moment] as const, ["mail", moment] as const]))(
  "a %s that is deleted %d ms into the reading leaves nothing",
  async (what, milliseconds) => {
    const tenant = await makeTenant();
    const sourceId = await upload(tenant, { "mail.eml": MAIL });
    const documentId = (await documentsOf(tenant))[0]?.id ?? "";
    const remove = () =>
      what === "source" ? removeSource(tenant.ctx, { sourceId }) : removeDocument(tenant.ctx, { documentId });
    const removing = sleep(milliseconds).then(remove);
    await Promise.all([takeIn(tenant), removing]);
    expect((await documentsOf(tenant)).filter(({ deletedAt }) => deletedAt === null)).toEqual([]);
    await clearDeleted(tenant);
    expect(await count(tenant)).toEqual({ rows: 0, blobs: 0, entries: 0 });
  },
);

import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createS3Blobs } from "@/lib/adapters/blob-store/s3";
import { newId, type UploadId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import type { Ctx } from "@/lib/services/_kit";
import { call } from "@/lib/testing/call";
import { makeBot, makeTenant, testOpenCtx, tokenFor } from "@/lib/testing/fixtures";
import { type LoadedRoute, loadRoutes } from "@/lib/testing/routes";
import { type S3Double, startS3Double } from "@/lib/testing/s3-double";
import { letIn, withLimits } from "@/lib/testing/with-limits";
import { withPorts } from "@/lib/testing/worker";
import { addUploads, beginUploads, expireUploads, sweepUploads } from ".";

let double: S3Double;
let blobs: ReturnType<typeof createS3Blobs>;
let routes: LoadedRoute[];

beforeAll(async () => {
  double = await startS3Double();
  blobs = createS3Blobs({ endpoint: double.url, bucket: double.bucket, ...double.keys });
  routes = await loadRoutes();
});
afterAll(() => double.close());

const make = (name: string) => makeTenant(name, { blobs });
const put = async (url: string, body: string) => (await fetch(url, { method: "PUT", body })).status;
const stored = (ctx: Ctx) => blobs.count(`tenants/${ctx.tenant.id}/`);

/** Sends texts to the store as a browser does. @returns what `POST /sources` wants to know of them */
async function send(ctx: Ctx, ...texts: string[]) {
  const files = texts.map((text, at) => ({ name: `file-${at}.txt`, bytes: Buffer.byteLength(text) }));
  const begun = await beginUploads(ctx, { files });
  if (begun.mode !== "presigned") throw new Error("the store takes no uploads");
  for (const [at, { url }] of begun.files.entries()) expect(await put(url, texts[at] ?? "")).toBe(200);
  return begun.files.map(({ id, url }, at) => ({ id, url, name: `file-${at}.txt` }));
}

const named = (sent: { id: UploadId; name: string }[]) => ({
  type: "file" as const,
  botIds: [],
  uploads: sent.map(({ id, name }) => ({ id, name, contentType: "text/plain" })),
});

test("files that were sent to the store become one source over HTTP, measured by us, and a repeat adds nothing", async () => {
  const tenant = await make("Sent");
  const { id: botId } = await makeBot(tenant);
  const headers = { ...(await tokenFor(tenant, "write")), "idempotency-key": "once" };
  const texts = ["The first file.", "The second one."];
  await withPorts({ blobs }, async () => {
    const at = (path: string) => {
      const found = routes.find((route) => route.path === path && route.method === "POST");
      if (!found) throw new Error(`no route ${path}`);
      return found;
    };
    const files = texts.map((text, n) => ({ name: `file-${n}.txt`, bytes: Buffer.byteLength(text) }));
    const begun = await call(at("/api/v1/uploads"), { headers, body: { files } });
    expect(begun).toMatchObject({ status: 200, body: { mode: "presigned", expiresInSeconds: 3600 } });
    const places = (begun.body as { files: { id: UploadId; url: string }[] }).files;
    for (const [n, { url }] of places.entries()) expect(await put(url, texts[n] ?? "")).toBe(200);
    const body = { ...named(places.map(({ id }, n) => ({ id, name: `file-${n}.txt` }))), botIds: [botId] };
    const added = await call(at("/api/v1/sources"), { headers, body });
    expect(added).toMatchObject({ status: 202, body: { type: "file", title: "file-0 and 1 more" } });
    const again = await call(at("/api/v1/sources"), { headers, body });
    expect(again).toMatchObject({ status: 202, body: { id: (added.body as { id: string }).id } });
  });
  const documents = await inTenant(tenant.id, (db) => db.document.findMany({ orderBy: { fileName: "asc" } }));
  expect(documents.map(({ fileName, bytes, sha256 }) => ({ fileName, bytes, sha256 }))).toEqual(
    texts.map((text, n) => ({
      fileName: `file-${n}.txt`,
      bytes: Buffer.byteLength(text),
      sha256: createHash("sha256").update(text).digest("hex"),
    })),
  );
  expect(await stored(tenant.ctx)).toBe(2);
});

test("whoever has the address cannot change a document with it", async () => {
  const { ctx, id } = await make("Late");
  const [sent] = await send(ctx, "What was read.");
  if (!sent) throw new Error("nothing was sent");
  await addUploads(ctx, named([sent]));
  expect(await put(sent.url, "What is not.  ")).toBe(200);
  const document = await inTenant(id, (db) => db.document.findFirstOrThrow());
  expect(await new Response(await blobs.get(document.blobKey ?? "")).text()).toBe("What was read.");
});

test("another team's upload, one that never came, and one that is taken are 422 at their place, and write nothing", async () => {
  const [own, other] = [await make("Own"), await make("Other")];
  const [foreign] = await send(other.ctx, "Not yours.");
  const [mine] = await send(own.ctx, "Mine.");
  if (!foreign || !mine) throw new Error("nothing was sent");
  for (const id of [foreign.id, newId("upload")]) {
    const [fresh] = await send(own.ctx, "Fine.");
    const refused = addUploads(own.ctx, named(fresh ? [fresh, { id, name: "a.txt" }] : []));
    await expect(refused).rejects.toMatchObject({
      code: "validation_failed",
      details: { issues: [{ path: ["uploads", 1, "id"] }] },
    });
  }
  expect(await inTenant(own.id, (db) => db.document.count())).toBe(0);
  await addUploads(own.ctx, named([mine]));
  await expect(addUploads(own.ctx, named([mine]))).rejects.toMatchObject({ code: "validation_failed" });
  expect([await stored(own.ctx), await stored(other.ctx)]).toEqual([1, 1]);
});

test("what finds no room, or names somebody else's bot, leaves the store again", async () => {
  const [tenant, other] = [await make("Full"), await make("Foreign")];
  const { ctx } = tenant;
  const { id: foreignBot } = await makeBot(other);
  const full = withLimits(ctx, { storageBytes: 10 });
  await expect(addUploads(full, named(await send(ctx, "More than ten bytes.")))).rejects.toMatchObject({
    code: "quota_exceeded",
  });
  const botIds = [foreignBot];
  await expect(addUploads(ctx, { ...named(await send(ctx, "Words.")), botIds })).rejects.toMatchObject({
    code: "validation_failed",
    details: { issues: [{ path: ["botIds", 0] }] },
  });
  expect([await stored(ctx), await inTenant(tenant.id, (db) => db.source.count())]).toEqual([0, 0]);
});

test("while the store is away what was sent stays, and another try adds it", async () => {
  const { ctx } = await make("Away");
  const body = named(await send(ctx, "Still here."));
  double.failWith = 503;
  await expect(addUploads(ctx, body)).rejects.toMatchObject({ code: "unavailable" });
  double.failWith = null;
  expect(await addUploads(ctx, body)).toMatchObject({ type: "file" });
}, 60_000);

test("a file that is there already is added once, and its copy goes", async () => {
  const { ctx, id } = await make("Twice");
  const first = await addUploads(ctx, named(await send(ctx, "The same words.")));
  const second = await addUploads(ctx, named(await send(ctx, "The same words.")));
  expect(second.duplicates).toMatchObject([{ sourceId: first.id }]);
  expect([await stored(ctx), await inTenant(id, (db) => db.document.count())]).toEqual([1, 1]);
});

test("what nobody named is swept when it cannot be sent any more, and nothing else", async () => {
  const { ctx } = await make("Swept");
  await addUploads(ctx, named(await send(ctx, "Named.")));
  await send(ctx, "Forgotten.");
  const open = testOpenCtx({ blobs });
  await sweepUploads(open);
  expect(await stored(ctx)).toBe(2);
  const later = { ...open, now: () => new Date(Date.now() + 3 * 3_600_000) };
  expect((await sweepUploads(later)).swept).toBeGreaterThan(0);
  expect(await stored(ctx)).toBe(1);
});

test("what would be refused is told before it is sent, and a disk takes files with the source alone", async () => {
  const { ctx } = await make("Before");
  const files = [
    { name: "a.txt", bytes: 5 },
    { name: "large.txt", bytes: 60 * 1024 * 1024 },
    { name: "a.exe", bytes: 5 },
  ];
  await expect(beginUploads(ctx, { files })).rejects.toMatchObject({
    code: "validation_failed",
    details: { issues: [{ path: ["files", 1] }, { path: ["files", 2] }] },
  });
  const onDisk = await makeTenant("Disk");
  expect(await beginUploads(onDisk.ctx, { files: files.slice(0, 1) })).toEqual({ mode: "direct" });
});

test("what may be sent takes room from the moment on that its address is given out, until it is added or too late", async () => {
  const tenant = await make("Begins");
  const ctx = withLimits(tenant.ctx, { storageBytes: 100 });
  const begin = () => beginUploads(ctx, { files: [{ name: "a.txt", bytes: 60 }] });
  const { accepted, refusals } = await letIn(Array.from({ length: 10 }, begin));
  expect(accepted).toBe(1);
  expect(refusals.every(({ code }) => code === "quota_exceeded")).toBe(true);
  const [row] = await inTenant(tenant.id, (db) => db.begunUpload.findMany());
  const sent = { id: (row?.id ?? "") as UploadId, name: "a.txt" };
  await blobs.put(`tenants/${tenant.id}/uploads/${sent.id}`, new Blob(["x".repeat(60)]).stream(), {
    maxBytes: 60,
  });
  const after = (hours: number) => ({
    ...testOpenCtx({ blobs }),
    now: () => new Date(Date.now() + hours * 3_600_000),
  });
  await expireUploads(after(1));
  await expect(begin()).rejects.toMatchObject({ details: { used: 60, limit: 100 } });
  await expireUploads(after(3));
  expect(await stored(ctx)).toBe(0);
  // What was refused is gone, and its address is not: it could be sent there again.
  const refused = { ...named(await send(ctx, "z".repeat(60))), botIds: [newId("bot")] };
  await expect(addUploads(ctx, refused)).rejects.toMatchObject({ code: "validation_failed" });
  expect(await stored(ctx)).toBe(0);
  await expect(begin()).rejects.toMatchObject({ details: { used: 60, limit: 100 } });
  await expireUploads(after(3));
  await addUploads(ctx, named(await send(ctx, "y".repeat(60))));
  await expect(begin()).rejects.toMatchObject({ details: { used: 60, limit: 100 } });
});

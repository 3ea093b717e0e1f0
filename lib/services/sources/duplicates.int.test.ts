import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { as, makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { makeSite, ORIGIN } from "../sync/testing/site";
import { addFiles, addSource, getSource, listSources, removeSource, stageFile } from ".";

async function upload(tenant: TestTenant, names: string[], botIds: string[] = [], text = "The same.") {
  const files = await Promise.all(
    names.map((fileName) => stageFile(tenant.ctx, { file: new Blob([text]).stream(), fileName })),
  );
  return addFiles(tenant.ctx, { fields: { botIds }, files });
}

const blobsOf = ({ ctx, id }: TestTenant) => ctx.ports.blobs.count(`tenants/${id}/`);
const documentsOf = ({ id }: TestTenant) => inTenant(id, (db) => db.document.findMany());

test("the same file twenty times at once is one document in one source, stored once", async () => {
  const tenant = await makeTenant();
  const sources = await Promise.all(Array.from({ length: 20 }, (_, n) => upload(tenant, [`copy ${n}.txt`])));
  expect(new Set(sources.map(({ id }) => id)).size).toBe(1);
  expect(sources.filter(({ duplicates }) => duplicates.length === 0)).toHaveLength(1);
  expect(await documentsOf(tenant)).toHaveLength(1);
  expect((await listSources(tenant.ctx, {})).items).toHaveLength(1);
  expect(await blobsOf(tenant)).toBe(1);
});

test("the same file twice in one upload is one document", async () => {
  const tenant = await makeTenant();
  const source = await upload(tenant, ["a.txt", "b.txt"]);
  expect(source).toMatchObject({ counts: { documents: 1 }, duplicates: [] });
});

test("the source that has it answers for the new bots too; one that has more is only named", async () => {
  const tenant = await makeTenant();
  const [one, two] = [await makeBot(tenant), await makeBot(tenant)];
  const first = await upload(tenant, ["a.txt"], [one.id]);
  const again = await upload(tenant, ["b.txt"], [two.id]);
  expect(again).toMatchObject({ id: first.id, duplicates: [{ name: "b.txt", sourceId: first.id }] });
  expect(again.botIds).toEqual([one.id, two.id].sort());

  const large = await addFiles(tenant.ctx, {
    fields: { botIds: [one.id] },
    files: [
      await stageFile(tenant.ctx, { file: new Blob(["secret"]).stream(), fileName: "s.txt" }),
      await stageFile(tenant.ctx, { file: new Blob(["open"]).stream(), fileName: "o.txt" }),
    ],
  });
  const part = await upload(tenant, ["o.txt"], [two.id], "open");
  expect(part).toMatchObject({ id: large.id, botIds: [one.id] });
});

test("what is new is added, and what is here already is named", async () => {
  const tenant = await makeTenant();
  const first = await upload(tenant, ["a.txt"]);
  const mixed = await addFiles(tenant.ctx, {
    fields: {},
    files: [
      await stageFile(tenant.ctx, { file: new Blob(["The same."]).stream(), fileName: "a.txt" }),
      await stageFile(tenant.ctx, { file: new Blob(["Another."]).stream(), fileName: "n.txt" }),
    ],
  });
  expect(mixed.id).not.toBe(first.id);
  expect(mixed).toMatchObject({
    counts: { documents: 1 },
    duplicates: [{ name: "a.txt", sourceId: first.id }],
  });
});

test("what was deleted can be added again; other tenants and restricted tokens learn nothing", async () => {
  const tenant = await makeTenant();
  const first = await upload(tenant, ["a.txt"]);
  await removeSource(tenant.ctx, { sourceId: first.id });
  const second = await upload(tenant, ["a.txt"]);
  expect(second).toMatchObject({ duplicates: [] });
  expect(second.id).not.toBe(first.id);

  expect(await upload(await makeTenant(), ["a.txt"])).toMatchObject({ duplicates: [] });

  const bot = await makeBot(tenant);
  const actor = {
    type: "token",
    tokenId: "tok_1",
    ownerId: null,
    scopes: ["write"],
    botIds: [bot.id],
  } as const;
  const restricted = { ...tenant, ctx: as(tenant.ctx, actor) };
  const own = await upload(restricted, ["a.txt"], [bot.id]);
  expect(own).toMatchObject({ duplicates: [] });
  expect(await getSource(restricted.ctx, { sourceId: own.id })).toMatchObject({ counts: { documents: 1 } });
});

test("a file that could not be read is no duplicate: it may come again under its right name", async () => {
  const tenant = await makeTenant();
  const first = await upload(tenant, ["wrong.txt"]);
  await inTenant(tenant.id, (db) => db.document.updateMany({ data: { status: "unsupported" } }));
  const again = await upload(tenant, ["right.txt"]);
  expect(again).toMatchObject({ duplicates: [] });
  expect(again.id).not.toBe(first.id);
  expect(await upload(tenant, ["once more.txt"])).toMatchObject({ id: again.id });
});

test("the bots that were asked for and do not get it are named", async () => {
  const tenant = await makeTenant();
  const [one, two] = [await makeBot(tenant), await makeBot(tenant)];
  const large = await addFiles(tenant.ctx, {
    fields: { botIds: [one.id] },
    files: [
      await stageFile(tenant.ctx, { file: new Blob(["first"]).stream(), fileName: "1.txt" }),
      await stageFile(tenant.ctx, { file: new Blob(["second"]).stream(), fileName: "2.txt" }),
    ],
  });
  const part = await upload(tenant, ["1.txt"], [one.id, two.id], "first");
  expect(part).toMatchObject({ id: large.id, duplicates: [{ missingBotIds: [two.id] }] });
  expect(await upload(tenant, ["1.txt"], [one.id], "first")).toMatchObject({
    duplicates: [{ missingBotIds: [] }],
  });
});

test("the same text is one document, whatever it is called; what was stored for it meanwhile is not kept", async () => {
  const tenant = await makeTenant();
  const [one, two] = [await makeBot(tenant), await makeBot(tenant)];
  const add = (title: string, botIds = [one.id]) =>
    addSource(tenant.ctx, { type: "text", title, text: "Visitors climb 212 steps.", botIds });
  const first = await add("Steps");
  const again = await add("More steps", [two.id]);
  expect(again).toMatchObject({
    id: first.id,
    title: "Steps",
    botIds: [one.id, two.id].sort(),
    duplicates: [{ name: "More steps", sourceTitle: "Steps", missingBotIds: [] }],
  });
  await Promise.all(Array.from({ length: 8 }, (_, at) => add(`At once ${at}`)));
  expect(await documentsOf(tenant)).toHaveLength(1);
  expect(await blobsOf(tenant)).toBe(1);
});

test("the same website by the same rules is one source, and answers for the new bots; by others it is another", async () => {
  const tenant = await makeTenant("Web", { fetcher: (await makeSite({})).fetcher });
  const [one, two] = [await makeBot(tenant), await makeBot(tenant)];
  const add = (botIds: (typeof one.id)[], rest = {}) =>
    addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/`, botIds, ...rest });
  const made = await Promise.all([add([one.id]), add([two.id], { maxPages: 10 })]);
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  const again = await add([one.id, two.id]);
  expect(again).toMatchObject({
    id: made[0]?.id,
    botIds: [one.id, two.id].sort(),
    duplicates: [{ name: `${ORIGIN}/`, documentId: null, missingBotIds: [] }],
  });
  const part = await add([one.id], { include: ["/docs"] });
  expect(part).toMatchObject({ duplicates: [] });
  expect((await add([one.id], { include: ["/docs"], exclude: [] })).id).toBe(part.id);
});

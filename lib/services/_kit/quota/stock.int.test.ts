import { expect, test } from "vitest";
import type { DocumentId, JobId, SourceId } from "@/lib/core/ids";
import { asSystem, inTenant } from "@/lib/db";
import { countStocks, read } from "@/lib/services/_kit";
import { createBot, removeBot, restoreBot } from "@/lib/services/bots";
import { extractDocument } from "@/lib/services/ingestion";
import { acceptInvitation, invite } from "@/lib/services/invitations";
import { addFiles, addSource, stageFile } from "@/lib/services/sources";
import { makeTenant, makeUser, testOpenCtx } from "@/lib/testing/fixtures";
import { letIn, withLimits } from "@/lib/testing/with-limits";

const FIFTY = Array.from({ length: 50 }, (_, at) => at);
const LOST = { code: "quota_exceeded" };

test("of fifty bots at once with one place left, one is made", async () => {
  const { ctx } = await makeTenant();
  const limited = withLimits(ctx, { bots: 3 });
  await createBot(limited, { name: "First" });
  await createBot(limited, { name: "Second" });
  const { accepted, refusals } = await letIn(FIFTY.map((at) => createBot(limited, { name: `Bot ${at}` })));
  expect(accepted).toBe(1);
  expect(refusals).toHaveLength(49);
  for (const refusal of refusals)
    expect(refusal).toMatchObject({
      ...LOST,
      details: { quota: "bots", limit: 3, used: 3, resetsAt: null },
      message:
        "3 of 3 bots are in use on the plan “Free”, with limits set by the operator, which leaves no room for this. Delete one that nobody needs, or get more under “Plan and usage”.",
    });
  expect(await read(ctx, (tx) => countStocks(tx, ["bots"]))).toEqual({ bots: 3 });
});

test("a deleted bot makes room, and is restored only where there is some", async () => {
  const { ctx } = await makeTenant();
  const limited = withLimits(ctx, { bots: 1 });
  const { id } = await createBot(limited, { name: "First" });
  await removeBot(limited, { botId: id });
  await createBot(limited, { name: "Second" });
  await expect(restoreBot(limited, { botId: id })).rejects.toMatchObject(LOST);
  await restoreBot(withLimits(ctx, { bots: 2 }), { botId: id });
});

test("of fifty sources at once with one place left, one is added; the texts of the others leave the store", async () => {
  const { ctx } = await makeTenant();
  const limited = withLimits(ctx, { sources: 1 });
  const add = (at: number) =>
    addSource(limited, { type: "text", title: `Text ${at}`, text: `Words ${at}.`, botIds: [] });
  expect((await letIn(FIFTY.map(add))).accepted).toBe(1);
  const documents = await inTenant(ctx.tenant.id, (db) => db.document.findMany());
  expect(documents).toHaveLength(1);
  const stored = await ctx.ports.blobs.list(`tenants/${ctx.tenant.id}/documents/`);
  expect(stored.map(({ name }) => name)).toEqual([documents[0]?.id]);
});

test("documents and bytes are counted to the unit, over uploads at once", async () => {
  const { ctx } = await makeTenant();
  const upload = async (limited: typeof ctx, text: string) => {
    const file = new Blob([text]).stream();
    const staged = await stageFile(limited, {
      file,
      fileName: `${text.slice(0, 6)}.txt`,
      contentType: "text/plain",
    });
    return addFiles(limited, { fields: { botIds: [] }, files: [staged] });
  };
  const documents = withLimits(ctx, { documents: 2 });
  const texts = FIFTY.slice(0, 20).map((at) => `${`${at}`.padStart(4, "0")} as long as the others`);
  expect((await letIn(texts.map((text) => upload(documents, text)))).accepted).toBe(2);
  const { storageBytes = 0 } = await read(ctx, (tx) => countStocks(tx, ["storageBytes"]));
  const bytes = withLimits(ctx, { storageBytes: storageBytes + 30 });
  const others = FIFTY.slice(20, 40).map((at) => `${at}`.padStart(30, "0"));
  expect((await letIn(others.map((text) => upload(bytes, text)))).accepted).toBe(1);
  const short = upload(bytes, "1");
  await expect(short).rejects.toMatchObject({ ...LOST, details: { quota: "storageBytes" } });
});

test.each([
  [{ chunks: 1 }, "1 of 1 chunks of text"],
  [{ pagesPerMonth: 1 }, "1 of 1 pages read in a month"],
])(
  "of twenty documents read at once with room for one (%j), one is stored and the others say why not",
  async (limits, why) => {
    const { ctx } = await makeTenant();
    for (const at of FIFTY.slice(0, 20))
      await addSource(ctx, { type: "text", title: `Text ${at}`, text: `Words ${at}.`, botIds: [] });
    const rows = await inTenant(ctx.tenant.id, (db) => db.document.findMany());
    const ends = await Promise.all(
      rows.map((row) =>
        extractDocument(withLimits(ctx, limits), {
          ...{
            sourceId: row.sourceId as SourceId,
            documentId: row.id as DocumentId,
            jobId: row.jobId as JobId,
          },
          ...{ version: 1, attempt: 1 },
        }),
      ),
    );
    expect(ends.filter(({ ended }) => !ended)).toHaveLength(1);
    const failed = await inTenant(ctx.tenant.id, (db) =>
      db.document.findMany({ where: { status: "failed" } }),
    );
    expect(failed).toHaveLength(19);
    for (const { errorCode, errorMessage } of failed) {
      expect(errorCode).toBe("quota_exceeded");
      expect(errorMessage).toContain(why);
    }
  },
);

test("of twenty who accept an invitation at once with one seat left, one is let in", async () => {
  const { ctx, id } = await makeTenant();
  await asSystem("operator", (db) => db.tenant.update({ where: { id }, data: { plan: "free" } }));
  const people = await Promise.all(FIFTY.slice(0, 20).map((at) => makeUser(`Person ${at}`)));
  const links: string[] = [];
  for (const _ of people) links.push((await invite(ctx, {})).link);
  const accept = (person: (typeof people)[number], at: number) =>
    acceptInvitation(
      testOpenCtx(),
      { id: person, email: `${person}@example.test` },
      `${links[at]}`.slice(`${links[at]}`.indexOf("#") + 1),
    );
  const { accepted, refusals } = await letIn(people.map(accept));
  expect(accepted).toBe(1);
  expect(refusals[0]).toMatchObject({ ...LOST, details: { quota: "members", limit: 2, used: 2 } });
});

test("each crossing of 80, 90 and 100 percent is told once, and once more after there was room again", async () => {
  const { ctx, id } = await makeTenant();
  const limited = withLimits(ctx, { bots: 5 });
  const told = async () => {
    const where = { tenantId: id, name: "quota/threshold.reached" };
    const rows = await asSystem("outbox", (db) => db.outboxEvent.findMany({ where, orderBy: { id: "asc" } }));
    return rows.map(({ data }) => (data as { percent: number }).percent);
  };
  const bots = [];
  for (const name of ["1", "2", "3", "4", "5"]) bots.push(await createBot(limited, { name }));
  expect(await told()).toEqual([80, 100]);
  await removeBot(limited, { botId: bots[0]?.id as never });
  await createBot(limited, { name: "6" });
  expect(await told()).toEqual([80, 100, 100]);
});

test("a plan that shrank refuses what is more, and nothing else", async () => {
  const { ctx } = await makeTenant();
  for (const name of ["One", "Two", "Three"]) await createBot(ctx, { name });
  const source = { type: "text" as const, title: "Text", text: "The same words.", botIds: [] };
  await addSource(ctx, source);
  await addSource(ctx, { ...source, text: "Other words." });
  const smaller = withLimits(ctx, { bots: 1, sources: 1, documents: 1 });
  await expect(createBot(smaller, { name: "Four" })).rejects.toMatchObject(LOST);
  // What is there already adds nothing, and is answered as ever.
  expect((await addSource(smaller, source)).duplicates).toHaveLength(1);
});

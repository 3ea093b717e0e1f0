import { expect, test } from "vitest";
import type { BotId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { read } from "@/lib/services/_kit";
import { takeIn, upload } from "@/lib/services/ingestion/testing/take-in";
import { readAskedBot, retrieve, search } from "@/lib/services/retrieval";
import { updateSource } from "@/lib/services/sources";
import { as, makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { listDocuments } from "./list-documents";
import { updateDocument } from "./update-document";

async function twoGuides() {
  const tenant = await makeTenant();
  const bot = await makeBot(tenant);
  const sourceId = await upload(tenant, {
    "north.txt": "The northern lighthouse is open on Mondays.",
    "south.txt": "The southern lighthouse is open on Fridays.",
  });
  await updateSource(tenant.ctx, { sourceId, botIds: [bot.id] });
  await takeIn(tenant);
  const { items } = await listDocuments(tenant.ctx, { sourceId });
  const north = items.find(({ fileName }) => fileName === "north.txt");
  if (!north) throw new Error("north.txt was not taken in");
  return { tenant, botId: bot.id, sourceId, north };
}

async function found({ ctx }: TestTenant, botId: BotId): Promise<(string | null)[]> {
  const { results } = await search(ctx, { botId, query: "When is the lighthouse open?" });
  return results.map(({ fileName }) => fileName).sort();
}

test("a disabled document answers nothing, stays listed, and answers again when it is enabled", async () => {
  const { tenant, botId, sourceId, north } = await twoGuides();
  expect(await found(tenant, botId)).toEqual(["north.txt", "south.txt"]);
  // A question that is under way when it is disabled does not get it either.
  const { scope } = await read(tenant.ctx, (tx) => readAskedBot(tx, botId));
  expect(await updateDocument(tenant.ctx, { documentId: north.id, isDisabled: true })).toMatchObject({
    isDisabled: true,
    status: "ready",
  });
  const { passages } = await retrieve(tenant.ctx, { scope, query: "When is the lighthouse open?" });
  expect(passages.map(({ fileName }) => fileName)).toEqual(["south.txt"]);
  expect(await found(tenant, botId)).toEqual(["south.txt"]);
  expect((await listDocuments(tenant.ctx, { sourceId })).items).toHaveLength(2);
  await updateDocument(tenant.ctx, { documentId: north.id, isDisabled: false });
  expect(await found(tenant, botId)).toEqual(["north.txt", "south.txt"]);
  const events = await inTenant(tenant.id, (db) =>
    db.auditEvent.findMany({ where: { action: "document.update" }, orderBy: { id: "asc" } }),
  );
  expect(events.map(({ after }) => after)).toMatchObject([{ isDisabled: true }, { isDisabled: false }]);
});

test("nobody disables what they do not reach", async () => {
  const { north } = await twoGuides();
  const other = await makeTenant();
  const change = { documentId: north.id, isDisabled: true };
  await expect(updateDocument(other.ctx, change)).rejects.toMatchObject({ code: "not_found" });
  const { tenant } = await twoGuides();
  const reader = { type: "token", tokenId: "tok_1", ownerId: null, scopes: ["read"], botIds: null } as const;
  await expect(updateDocument(as(tenant.ctx, reader), change)).rejects.toMatchObject({ code: "forbidden" });
});

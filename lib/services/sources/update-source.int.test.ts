import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { removeBot, restoreBot } from "@/lib/services/bots";
import { as, makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { addSource } from "./add-source";
import { getSource } from "./get-source";
import { removeSource } from "./remove-source";
import { updateSource } from "./update-source";

async function sharedSource(tenant: TestTenant) {
  const [kept, gone] = [await makeBot(tenant, "Kept"), await makeBot(tenant, "Gone")];
  const botIds = [kept.id, gone.id];
  const { id: sourceId } = await addSource(tenant.ctx, { type: "text", title: "T", text: "Words.", botIds });
  await removeBot(tenant.ctx, { botId: gone.id });
  return { sourceId, kept: kept.id, gone: gone.id };
}

test("a deleted bot is not named, and has its sources again when it is restored", async () => {
  const tenant = await makeTenant();
  const { sourceId, kept, gone } = await sharedSource(tenant);
  expect((await getSource(tenant.ctx, { sourceId })).botIds).toEqual([kept]);

  expect((await updateSource(tenant.ctx, { sourceId, botIds: [] })).botIds).toEqual([]);
  await restoreBot(tenant.ctx, { botId: gone });
  expect((await getSource(tenant.ctx, { sourceId })).botIds).toEqual([gone]);
});

test("a token that is kept to a bot may not take a source from a bot that can be restored", async () => {
  const tenant = await makeTenant();
  const { sourceId, kept } = await sharedSource(tenant);
  const token = {
    type: "token",
    tokenId: "tok_1",
    ownerId: null,
    scopes: ["write"],
    botIds: [kept],
  } as const;
  await expect(removeSource(as(tenant.ctx, token), { sourceId })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a source has changed when one of its documents has", async () => {
  const tenant = await makeTenant();
  const source = await addSource(tenant.ctx, { type: "text", title: "T", text: "Words." });
  await inTenant(tenant.id, (db) =>
    db.document.updateMany({
      where: { sourceId: source.id },
      data: { updatedAt: new Date("2100-01-01T00:00:00Z") },
    }),
  );
  expect((await getSource(tenant.ctx, { sourceId: source.id })).updatedAt).toBe("2100-01-01T00:00:00.000Z");
});

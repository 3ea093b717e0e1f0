import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { upload } from "@/lib/services/ingestion/testing/take-in";
import { as, makeBot, makeTenant } from "@/lib/testing/fixtures";
import { addSource } from "./add-source";
import { previewSource } from "./preview-source";

test("a preview of files names each that would not be taken in, with the reason, and counts the others", async () => {
  const { ctx } = await makeTenant();
  const preview = await previewSource(ctx, {
    type: "file",
    files: [
      { name: "handbook.txt", bytes: 40_000 },
      { name: "archive.zip", bytes: 9e15 },
      { name: "blank.txt", bytes: 0 },
    ],
  });
  expect(preview).toMatchObject({
    documents: 1,
    bytes: 40_000,
    tokens: 10_000,
    leftOut: { too_large: 1, empty: 1 },
    error: null,
  });
  expect(preview.items).toEqual([
    { name: "handbook.txt", title: null, bytes: 40_000, problem: null, heldBy: null },
    {
      name: "archive.zip",
      title: null,
      bytes: 9e15,
      problem: "Too large: one file may have at most 50 MB. Split it, and add the parts.",
      heldBy: null,
    },
    { name: "blank.txt", title: null, bytes: 0, problem: "This file is empty.", heldBy: null },
  ]);
});

test("files of which none would be taken in say why in one sentence", async () => {
  const { ctx } = await makeTenant();
  const preview = await previewSource(ctx, { type: "file", files: [{ name: "a.pdf", bytes: 9e15 }] });
  expect(preview).toMatchObject({
    documents: 0,
    bytes: 0,
    tokens: 0,
    chunks: 0,
    error: { code: "too_large", message: expect.stringContaining("50 MB") },
  });
});

test("a preview says what the team has, and would have then", async () => {
  const tenant = await makeTenant();
  await addSource(tenant.ctx, { type: "text", title: "Hours", text: "Nine to five." });
  const body = { type: "file" as const, files: [{ name: "a.txt", bytes: 4_000 }] };
  const { team, tokens, chunks } = await previewSource(tenant.ctx, body);
  expect(team).toMatchObject({ now: { documents: 1, bytes: 13 }, after: { documents: 2, bytes: 4_013 } });
  expect(team && team.after.chunks - team.now.chunks).toBe(chunks);
  expect(tokens).toBe(1_000);

  const { id: botId } = await makeBot(tenant);
  const token = {
    tokenId: newId("token"),
    ownerId: null,
    scopes: ["write" as const],
    botIds: [botId],
  };
  expect((await previewSource(as(tenant.ctx, { type: "token", ...token }), body)).team).toBeNull();
});

test("a preview of files names those that are not read, and those that the team has already and where", async () => {
  const tenant = await makeTenant();
  const words = "The lamp is lit at dusk.";
  const sourceId = await upload(tenant, { "lamp.txt": words });
  const sha256 = createHash("sha256").update(words).digest("hex");
  const files = [
    { name: "lamp again.txt", bytes: words.length, sha256 },
    { name: "tower.JPG", bytes: 4_000 },
    { name: "tides.txt", bytes: 400, sha256: "0".repeat(64) },
  ];
  const preview = await previewSource(tenant.ctx, { type: "file", files });
  expect(preview).toMatchObject({
    documents: 1,
    leftOut: { already_here: 1, unsupported_type: 1 },
    embeddingModel: null,
    items: [
      { heldBy: { sourceId, title: "lamp" }, problem: expect.stringContaining("Here already, in “lamp”") },
      { heldBy: null, problem: expect.stringContaining("(.jpg) are not read") },
      { heldBy: null, problem: null },
    ],
  });
  const stranger = await makeTenant();
  const theirs = await previewSource(stranger.ctx, { type: "file", files });
  expect(theirs.items[0]).toMatchObject({ heldBy: null, problem: null });
});

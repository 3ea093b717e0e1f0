import { expect, test } from "vitest";
import type { BotId, DocumentId, SourceId } from "@/lib/core/ids";
import { versionOfChunk } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import { inTenant } from "@/lib/db";
import type { ChatAnswerDto } from "@/lib/schemas/chat";
import { ask, getConversation } from "@/lib/services/chat";
import { getDocumentText, removeDocument } from "@/lib/services/documents";
import { listJobs } from "@/lib/services/jobs";
import { removeSource, updateSource } from "@/lib/services/sources";
import { pruneTenant } from "@/lib/services/upkeep/prune-versions";
import { makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { clearDeleted, takeIn, upload } from "./testing/take-in";

const TEXT = "The lighthouse was built in 1907. It is open on Mondays from nine to five.";
const QUESTION = "When was the lighthouse built?";

async function answered(): Promise<{
  tenant: TestTenant;
  botId: BotId;
  sourceId: SourceId;
  answer: ChatAnswerDto;
  documentId: DocumentId;
}> {
  const tenant = await makeTenant();
  const { id: botId } = await makeBot(tenant);
  const sourceId = await upload(tenant, { "tower.txt": TEXT });
  await updateSource(tenant.ctx, { sourceId, botIds: [botId] });
  await takeIn(tenant);
  const answer = await askAgain(tenant, botId);
  const { documentId } = present(answer.citations[0], "the answer cites");
  return { tenant, botId, sourceId, answer, documentId };
}

async function askAgain({ ctx }: TestTenant, botId: BotId, act?: () => Promise<unknown>) {
  const { parts } = await ask(ctx, { botId, message: QUESTION, signal: new AbortController().signal });
  let answer: ChatAnswerDto | undefined;
  for await (const part of parts) {
    if (part.type === "text") await act?.();
    if (part.type === "finish") answer = part.answer;
  }
  return present(answer, "an answer ends");
}

const stored = ({ id }: TestTenant) =>
  inTenant(id, (db) => db.message.findMany({ where: { role: "assistant" }, orderBy: { id: "asc" } }));

/** All that is kept of conversations, as one text. */
const keptWords = async (tenant: TestTenant) => JSON.stringify(await stored(tenant));

test("what is deleted is at once in no stored answer any more, then in no row, and the receipt counts it", async () => {
  const { tenant, answer, documentId } = await answered();
  expect(answer.answer).toContain("1907");
  expect(await keptWords(tenant)).toContain("1907");

  await removeDocument(tenant.ctx, { documentId });
  const { messages } = await getConversation(tenant.ctx, { conversationId: answer.conversationId });
  expect(messages.map(({ content }) => content)).toEqual([QUESTION, ""]);
  expect(messages.map(({ deletedWithSource }) => deletedWithSource)).toEqual([false, true]);
  expect(messages[1]?.citations).toMatchObject([{ documentId, quote: "", title: "", url: null }]);
  expect(JSON.stringify(messages)).not.toContain("1907");

  await clearDeleted(tenant);
  expect(await keptWords(tenant)).not.toMatch(/1907|tower/);
  expect(await inTenant(tenant.id, (db) => db.quote.count())).toBe(0);
  const { items } = await listJobs(tenant.ctx, { limit: 10 });
  expect(items.find(({ kind }) => kind === "delete_document")?.receipt).toEqual({
    removed: { documents: 1, files: 1, versions: 1, passages: 1, answers: 1, indexEntries: 1 },
    left: { documents: 0, files: 0, versions: 0, passages: 0, answers: 0, results: 0, indexEntries: 0 },
  });
});

test("a model's own words stay, without the quotes they rested on", async () => {
  const { tenant, answer, documentId } = await answered();
  const where = { id: answer.messageId };
  await inTenant(tenant.id, (db) =>
    db.message.updateMany({ where, data: { model: "test/writer", content: "Long ago. [1]" } }),
  );
  await removeDocument(tenant.ctx, { documentId });
  await clearDeleted(tenant);
  const [message] = await stored(tenant);
  expect(message).toMatchObject({ content: "Long ago. [1]", citations: [{ quote: "", documentId }] });
});

test("an answer that ends after the deletion keeps nothing of it either", async () => {
  const { tenant, botId, sourceId } = await answered();
  let isRemoved = false;
  await askAgain(tenant, botId, async () => {
    if (isRemoved) return;
    isRemoved = true;
    await removeSource(tenant.ctx, { sourceId });
    await clearDeleted(tenant);
  });
  expect(isRemoved).toBe(true);
  expect(await stored(tenant)).toHaveLength(2);
  expect(await keptWords(tenant)).not.toContain("1907");
});

test("a text that was replaced can be read as long as an answer quotes it, and goes when none does", async () => {
  const { tenant, sourceId, answer, documentId } = await answered();
  const { start, end, quote, chunkId } = present(answer.citations[0], "the answer cites");
  await updateSource(tenant.ctx, { sourceId, chunking: { size: 80, overlap: 0 } });
  await takeIn(tenant);
  const version = present(versionOfChunk(chunkId), "a chunk names its version");
  const now = await getDocumentText(tenant.ctx, { documentId });
  expect(now).toMatchObject({ isLive: true });
  expect(now.version).toBeGreaterThan(version);

  const soon = new Date(Date.now() + 1_000);
  expect(await pruneTenant(tenant.ctx, soon)).toBe(0);
  const then = await getDocumentText(tenant.ctx, { documentId, version });
  expect(then).toMatchObject({ isLive: false, version });
  expect(then.text.slice(start, end)).toBe(quote);

  await inTenant(tenant.id, (db) => db.conversation.deleteMany());
  expect(await pruneTenant(tenant.ctx, soon)).toBe(1);
  await expect(getDocumentText(tenant.ctx, { documentId, version })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await getDocumentText(tenant.ctx, { documentId })).toMatchObject({ version: now.version });
});

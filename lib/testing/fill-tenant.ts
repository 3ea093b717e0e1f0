import { type MessageId, newId } from "@/lib/core/ids";
import { asSystem, inTenant } from "@/lib/db";
import type { Ctx } from "@/lib/services/_kit";
import { createToken } from "@/lib/services/api-tokens";
import { createBot, removeBot } from "@/lib/services/bots";
import { ask } from "@/lib/services/chat";
import { createConnection } from "@/lib/services/connections";
import { createCurated } from "@/lib/services/curated";
import { addFromMessage, askQuestions, finishRun, startRun } from "@/lib/services/evaluations";
import { activateVersion, extractDocument } from "@/lib/services/ingestion";
import { invite } from "@/lib/services/invitations";
import { makeExport, requestExport } from "@/lib/services/privacy";
import { addSource } from "@/lib/services/sources";
import { makeUser, type TestTenant } from "./fixtures";
import type { Ids } from "./walk-example";

/** One of everything a tenant can have, taken in for real; `text` is what its one document says. */
export async function fillTenant({ ctx, id: tenantId }: TestTenant, text: string): Promise<Ids> {
  const bot = await createBot(ctx, { name: "Bot" });
  const deleted = await createBot(ctx, { name: "Deleted bot" });
  await removeBot(ctx, { botId: deleted.id });
  const source = await addSource(ctx, { type: "text", title: "Text", text, botIds: [bot.id] });
  const document = await inTenant(tenantId, (db) =>
    db.document.findFirstOrThrow({ where: { sourceId: source.id } }),
  );
  const ref = {
    sourceId: source.id,
    documentId: document.id as never,
    jobId: document.jobId as never,
    version: 1,
  };
  const page = { id: newId("page"), tenantId, sourceId: source.id, url: "https://example.test/", depth: 0 };
  const run = {
    id: newId("job"),
    tenantId,
    sourceId: source.id,
    trigger: "manual" as const,
    outcome: "done" as const,
  };
  await inTenant(tenantId, async (db) => {
    await db.sourcePage.create({ data: page });
    await db.syncRun.create({ data: run });
    await db.begunUpload.create({ data: { id: newId("upload"), tenantId, bytes: 1 } });
    await db.billingAccount.create({ data: { tenantId, customerId: `cus_${tenantId}` } });
    await db.syncRunPage.create({
      data: { runId: run.id, tenantId, kind: "added", url: page.url, title: text },
    });
  });
  await extractDocument(ctx, { ...ref, attempt: 1 });
  await activateVersion(ctx, ref);
  const token = await createToken(ctx, { name: "Token" });
  const { conversationId, messageId, parts } = await ask(ctx, {
    botId: bot.id,
    message: text,
    signal: new AbortController().signal,
  });
  for await (const _ of parts);
  const contact = {
    ...{ id: newId("contact"), tenantId, botId: bot.id, kind: "lead" as const },
    ...{ visitorId: newId("visitor"), conversationId, email: "visitor@example.test" },
  };
  const logo = { botId: bot.id, tenantId, contentType: "image/png", bytes: Uint8Array.of(137, 80, 78, 71) };
  await inTenant(tenantId, async (db) => {
    await db.contact.create({ data: contact });
    await db.botLogo.create({ data: logo });
  });
  const curated = {
    question: `What of ${text.replace(/\s+/g, " ")}?`.slice(0, 200),
    answer: `The team says: ${text}`,
  };
  const answer = (await createCurated(ctx, { botId: bot.id, ...curated })).id;
  const member = await makeUser("Member");
  const membership = { tenantId, userId: member, role: "reader" as const };
  await asSystem("setup", (db) => db.membership.create({ data: membership }));
  const key = { name: "Connection", provider: "openai", secret: "sk-of-this-tenant" } as const;
  const connection = (await createConnection(ctx, key)).id;
  const exported = (await requestExport(ctx, {})).id;
  await makeExport(ctx, { exportId: exported });
  const invitation = (await invite(ctx, {})).id;
  const ids = { bot: bot.id, deletedBot: deleted.id, source: source.id, sync: run.id, document: document.id };
  return {
    ...ids,
    job: document.jobId ?? "",
    token: token.id,
    conversation: conversationId,
    contact: contact.id,
    answer,
    message: messageId,
    ...(await evaluate(ctx, messageId)),
    member,
    invitation,
    connection,
    export: exported,
  };
}

/** A set with the question that was asked, run to its end. */
async function evaluate(ctx: Ctx, messageId: MessageId) {
  const { setId, id: question } = await addFromMessage(ctx, { messageId });
  const { id: run } = await startRun(ctx, { setId });
  await askQuestions(ctx, { jobId: run, isLastTry: true });
  await finishRun(ctx, { jobId: run });
  return { evaluation: setId, question, run };
}

/** Ids of the right form that nothing has. */
export function madeUpIds(): Ids {
  return {
    bot: newId("bot"),
    deletedBot: newId("bot"),
    source: newId("source"),
    sync: newId("job"),
    document: newId("document"),
    job: newId("job"),
    token: newId("token"),
    conversation: newId("conversation"),
    contact: newId("contact"),
    answer: newId("answer"),
    message: newId("message"),
    evaluation: newId("evaluation"),
    question: newId("question"),
    run: newId("job"),
    member: newId("user"),
    invitation: newId("invitation"),
    connection: newId("connection"),
    export: newId("export"),
  };
}

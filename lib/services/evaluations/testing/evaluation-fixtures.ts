import { AppError } from "@/lib/core/errors";
import type { BotId, ConversationId, DocumentId, EvaluationId, JobId, SourceId } from "@/lib/core/ids";
import { ask } from "@/lib/services/chat";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { addQuestion, createSet, startRun } from "..";

const GUIDE = `# The lighthouse

The lamp of the lighthouse was lit for the first time in 1873. It burned colza oil until 1911.

## Visiting

Visitors climb 212 steps to the gallery. The tower is closed on Mondays and in stormy weather.`;

export const LIT = "When was the lamp lit for the first time?";
export const STEPS = "How many steps do visitors climb?";
export const TICKET = "What is the price of a railway ticket to Ulaanbaatar?";

/** A team with a guide and an empty set of questions about it. */
export async function makeSet() {
  const tenant = await makeTenant("Lighthouse");
  const ids = await fillTenant(tenant, GUIDE);
  const botId = ids.bot as BotId;
  const { id: setId } = await createSet(tenant.ctx, { botId, name: "Opening" });
  return {
    tenant,
    ctx: tenant.ctx,
    botId,
    setId,
    /** Says something to the bot, and waits for the answer. */
    async say(message: string, conversationId?: ConversationId) {
      const signal = new AbortController().signal;
      const asked = await ask(tenant.ctx, {
        botId,
        message,
        signal,
        ...(conversationId && { conversationId }),
      });
      for await (const _ of asked.parts);
      return asked;
    },
    documentId: ids.document as DocumentId,
    sourceId: ids.source as SourceId,
  };
}

export type Made = Awaited<ReturnType<typeof makeSet>>;

/** One of each kind: an expected source, answer and refusal. */
export async function addThree({ ctx, setId, documentId }: Made) {
  await addQuestion(ctx, {
    setId,
    question: LIT,
    expectation: { expects: "source", documentId, passage: "in 1873" },
  });
  await addQuestion(ctx, { setId, question: STEPS, expectation: { expects: "answer", answer: "212 steps" } });
  await addQuestion(ctx, { setId, question: TICKET, expectation: { expects: "refusal" } });
}

/** Runs a set, with a worker. @returns the run */
export async function runToItsEnd(tenant: TestTenant, setId: EvaluationId): Promise<JobId> {
  const { id } = await startRun(tenant.ctx, { setId });
  await withWorker({}, () => settled(tenant.id));
  return id;
}

/** How an operation said no; null when it did not. */
export const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown) => AppError.from(thrown).code,
  );

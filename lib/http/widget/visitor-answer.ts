import "server-only";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import type { VisitorChunk } from "@/lib/schemas/chat-stream";
import type { AskBody } from "@/lib/schemas/visitor";
import { type Answering, ask } from "@/lib/services/chat";
import { getHasLead, limitQuestions, pageOf, serverWords, toVisitorCitation } from "@/lib/services/widget";
import { beginAnswer, streamAnswer } from "../answer-stream";
import type { VisitorParts } from "./visitor-route";

const TEXT = "answer";

/** A visitor's question, and the answer as a stream of what visitors may see of it. */
export async function visitorAnswer(parts: VisitorParts<AskBody>): Promise<Response> {
  const { ctx, visitor, bot, language, body, request, assertStill } = parts;
  const { requestId } = ctx;
  await assertFormFilledIn(parts);
  await limitQuestions(ctx, bot, { visitorId: visitor.visitor, language });
  const page = pageOf(body.page, visitor.origin);
  const { message, conversationId } = body;
  const { answering, abort } = await beginAnswer(request, (signal) =>
    ask(ctx, { botId: bot.id, message, conversationId, page, signal }).catch(inVisitorsWords(parts)),
  );
  return streamAnswer(toChunks(answering, parts), abort, { requestId, assertStill });
}

/** What a team's plan has room for is nothing to visitors: to them the bot has answered as much as it may. */
function inVisitorsWords({ bot, language }: Pick<VisitorParts<unknown>, "bot" | "language">) {
  return (thrown: unknown): never => {
    const error = AppError.from(thrown);
    if (error.code !== "quota_exceeded") throw thrown;
    const message = bot.widget.limits?.messages?.botDay ?? serverWords(language).limits.botDay;
    throw new AppError("rate_limited", message, { details: { kind: "botDay" }, cause: thrown });
  };
}

/** @throws AppError forbidden for who begins without the form that comes before the chat; the team tries it without */
async function assertFormFilledIn({ ctx, visitor, bot, body, language }: VisitorParts<AskBody>) {
  if (bot.widget.lead?.when !== "before" || body.conversationId || visitor.isPreview) return;
  if (!(await getHasLead(ctx, {}))) throw new AppError("forbidden", serverWords(language).left.missing);
}

type Told = Pick<VisitorParts<unknown>, "ctx" | "bot" | "language">;

async function* toChunks(
  { conversationId, messageId, parts }: Answering,
  { ctx: { requestId }, bot, language }: Told,
): AsyncGenerator<VisitorChunk, void> {
  const words = serverWords(language);
  let failure: ErrorCode | null = null;
  let isBegun = false;
  yield { type: "start", messageId, messageMetadata: { conversationId, messageId } };
  yield { type: "text-start", id: TEXT };
  for await (const part of parts) {
    switch (part.type) {
      case "text":
        isBegun = true;
        yield { type: "text-delta", id: TEXT, delta: part.delta };
        break;
      case "status":
        yield { type: "data-status", data: { state: part.state }, transient: true };
        break;
      case "citation": {
        const data = toVisitorCitation(part.citation);
        yield { type: "data-citation", id: `citation-${data.index}`, data };
        break;
      }
      case "error":
        // What is wrong with a model or its account is for the team: its words stay in the log and the dashboard.
        failure = part.code;
        break;
      case "finish": {
        const { refused, degraded, curated } = part.answer;
        yield { type: "text-end", id: TEXT };
        if (failure && (!isBegun || degraded === undefined || degraded === "model_interrupted")) {
          const message = isBegun ? words.interrupted : words.failed;
          yield { type: "data-error", data: { code: failure, message, requestId } };
        }
        const followUps = bot.widget.followUps === false ? [] : part.followUps;
        const known = { conversationId, messageId, refused, degraded: degraded !== undefined };
        yield { type: "finish", messageMetadata: { ...known, followUps, links: curated?.links ?? [] } };
      }
    }
  }
}

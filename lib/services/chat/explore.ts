import { newId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { PlaygroundBody, type PlaygroundDto, type RankedDto } from "@/lib/schemas/playground";
import { type Ctx, type Hit, plainly, workflow } from "../_kit";
import { estimateTokens } from "../ingestion";
import { confirm, type Passage, type Scope, startTimings, toResult } from "../retrieval";
import { type BegunTurn, prepareTurn } from "./begin-turn";
import { lookUp, type Writing } from "./look-up";
import { replyTo } from "./small-talk/reply-to";
import { isRefused, promptOf, writeAnswer } from "./write-answer";

const LONGEST_MS = 60_000;
const MOST_LISTED = 20;
const CHARACTERS_LISTED = 400;

/** Answers a question as the bot would, and shows each step. It is kept nowhere; who may change the bot may see its prompt. */
export const explore = workflow({
  name: "chat.explore",
  permission: "bots:write",
  input: PlaygroundBody.extend({ botId: idOf("bot") }),
  async run({ ctx, input }): Promise<PlaygroundDto> {
    const time = startTimings();
    const turn = await time.during("settings", () => begin(ctx, input));
    const { question, bot } = turn;
    const reply = replyTo(question);
    if (reply)
      return { ...NOTHING_DONE, smallTalk: (reply.kind === "greeting" && bot.welcome) || reply.reply };
    const writing = await time.during("search", () => lookUp(ctx, turn, AbortSignal.timeout(LONGEST_MS)));
    const { found, asked } = writing;
    const prompt = time.measure("prompt", () => promptOf(writing));
    const answer = input.withAnswer ? await time.during("answer", () => write(ctx, writing)) : null;
    const { confidence, threshold } = found;
    return {
      smallTalk: null,
      query: { text: asked.text, topic: asked.topic ?? null },
      analysis: analysisOf(writing),
      lists: await listsOf(ctx, turn.scope, writing),
      ...{ confidence, threshold, answer },
      context: found.passages.map((passage) => ({
        ...toResult(passage),
        tokens: estimateTokens(passage.text) + estimateTokens(passage.context),
      })),
      prompt: isRefused(writing) ? null : shown(prompt),
      degraded: writing.draft.degraded ?? null,
      timings: { ...time.all(), ...found.timings },
    };
  },
});

const NOTHING_DONE: Omit<PlaygroundDto, "smallTalk"> = {
  query: { text: "", topic: null },
  analysis: { languages: [], terms: [] },
  lists: { lexical: null, dense: null, fused: [], reranked: null },
  ...{ confidence: 1, threshold: 0, context: [], prompt: null, answer: null, degraded: null, timings: {} },
};

type Asked = PlaygroundBody & { botId: BegunTurn["bot"]["id"] };

async function begin(ctx: Ctx, { botId, message, history, filter, retrieval }: Asked): Promise<BegunTurn> {
  const turn = await plainly(ctx, (tx) => prepareTurn(tx, { botId, filter }));
  return {
    ...turn,
    curated: null,
    bot: { ...turn.bot, retrieval: { ...turn.bot.retrieval, ...retrieval } },
    ...{ conversationId: newId("conversation"), messageId: newId("message"), question: message },
    history: history.flatMap(({ question, answer }) => [
      { role: "user" as const, content: question },
      { role: "assistant" as const, content: answer },
    ]),
  };
}

async function write(ctx: Ctx, writing: Writing): Promise<PlaygroundDto["answer"]> {
  for await (const _ of writeAnswer(ctx, writing));
  const { text, citations, refused, model, usage, support } = writing.draft;
  return { text, citations, refused, model, support: refused ? null : support, usage };
}

function analysisOf({ turn, found }: Writing): PlaygroundDto["analysis"] {
  const terms = found.steps.terms.map(({ forms, weight }) => ({
    ...{ forms: [...forms], weight },
    value: Math.max(0, ...forms.map((form) => found.weights[form] ?? 0)),
  }));
  return { languages: [...turn.scope.languages], terms };
}

/** Of what the index named, PostgreSQL shows what may be seen. */
async function listsOf(ctx: Ctx, scope: Scope, { found }: Writing): Promise<PlaygroundDto["lists"]> {
  const { lexical, dense, fused, reranked } = found.steps;
  const lists = { lexical, dense, fused };
  const named = Object.values(lists).flatMap((list) => list?.slice(0, MOST_LISTED) ?? []);
  const unique = [...new Map(named.map((hit) => [hit.chunkId, hit])).values()];
  const known = await confirm(ctx.tenant.id, scope, unique);
  const byId = new Map(known.map((passage) => [passage.chunkId, passage]));
  const show = (list: readonly Hit[]) =>
    list.slice(0, MOST_LISTED).flatMap(({ chunkId, score }): RankedDto[] => {
      const passage = byId.get(chunkId);
      return passage ? [listed({ ...passage, score })] : [];
    });
  return {
    ...{ lexical: lexical ? show(lexical) : null, dense: dense ? show(dense) : null, fused: show(fused) },
    reranked: reranked ? reranked.slice(0, MOST_LISTED).map(listed) : null,
  };
}

function listed(passage: Passage): RankedDto {
  const result = toResult(passage);
  return { ...result, text: result.text.slice(0, CHARACTERS_LISTED) };
}

function shown({ instructions, messages }: ReturnType<typeof promptOf>): PlaygroundDto["prompt"] {
  return {
    system: instructions,
    messages: messages.map(({ role, content }) => ({
      role,
      content: typeof content === "string" ? content : JSON.stringify(content),
    })),
  };
}

import { z } from "zod";
import type { BotId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import type { ConfidenceDto, ConfidencesDto } from "@/lib/schemas/threshold";
import { query, type Tx } from "../_kit";
import { getBotOrThrow } from "../bots";
import { DEFAULT_THRESHOLD } from "../retrieval";

const MOST_RECENT = 50;
const MOST_EVALUATED = 500;
const LONGEST = 200;

/** How sure the bot was of its newest questions, and of those of its evaluations: what a threshold would do to each. */
export const listConfidences = query({
  name: "bot.list_confidences",
  permission: "bots:write",
  input: z.strictObject({ botId: idOf("bot") }),
  async run({ tx, input: { botId } }): Promise<ConfidencesDto> {
    await getBotOrThrow(tx, botId);
    const all = [...(await recent(tx, botId)), ...(await evaluated(tx, botId))];
    return { items: all.sort((a, b) => a.confidence - b.confidence), recommended: DEFAULT_THRESHOLD };
  },
});

/** Each question once, as it was asked last; greetings and the team's own answers are sure of themselves. */
function recent(tx: Tx, botId: BotId): Promise<ConfidenceDto[]> {
  return tx.db.$queryRaw<ConfidenceDto[]>`
    select question, confidence, "from", "shouldRefuse" from (
      select distinct on (asked.question) asked.* from (
        select left(q.content, ${LONGEST}) as question, a.confidence, 'conversation' as "from", null::boolean as "shouldRefuse", a.id
        from "Conversation" c
        join "Message" a on a."conversationId" = c.id and a.role = 'assistant' and a.confidence is not null
          and a.status = 'complete' and a.curated is null and a.model <> 'small-talk'
        join lateral (
          select content from "Message" b where b."conversationId" = c.id and b.role = 'user' and b.id < a.id
          order by b.id desc limit 1) q on true
        where c."botId" = ${botId}
        order by a.id desc limit ${MOST_RECENT * 2}) asked
      order by asked.question, asked.id desc) once
    order by id desc limit ${MOST_RECENT}`;
}

/** Of the newest run of each set that is done. */
function evaluated(tx: Tx, botId: BotId): Promise<ConfidenceDto[]> {
  return tx.db.$queryRaw<ConfidenceDto[]>`
    select left(r.question, ${LONGEST}) as question, (r.detail->>'confidence')::float as confidence, 'evaluation' as "from",
           r.expectation->>'expects' = 'refusal' as "shouldRefuse"
    from "EvaluationResult" r
    join (
      select distinct on (e."setId") e.id from "EvaluationRun" e join "EvaluationSet" s on s.id = e."setId"
      where s."botId" = ${botId} and e.measures is not null order by e."setId", e.id desc) newest on newest.id = r."runId"
    where r.detail->>'confidence' is not null and r.detail->>'error' is null and r.detail->>'model' <> 'small-talk'
    limit ${MOST_EVALUATED}`;
}

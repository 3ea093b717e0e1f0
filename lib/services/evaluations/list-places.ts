import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import type { ExpectedPlace } from "@/lib/schemas/evaluation";
import { query } from "../_kit";
import { getBotOrThrow } from "../bots";

const MOST = 1_000;

/** What a question may expect, by title: the bot's sources, and their documents as far as they are listed. */
export const listPlaces = query({
  name: "evaluation.list_places",
  permission: "evaluations:read",
  input: z.strictObject({ botId: idOf("bot") }),
  async run({ tx, input: { botId } }): Promise<ExpectedPlace[]> {
    await getBotOrThrow(tx, botId);
    return tx.db.$queryRaw<ExpectedPlace[]>`
      with source as (
        select s.id, s.title from "Source" s join "BotSource" b on b."sourceId" = s.id
        where b."botId" = ${botId} and s."deletedAt" is null)
      (select id, title, 'source' as kind from source order by title limit ${MOST})
      union all
      (select d.id, d.title, 'document' from "Document" d join source on source.id = d."sourceId"
       where d."deletedAt" is null order by d.title limit ${MOST})`;
  },
});

import { z } from "zod";
import type { AnswerId, BotId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { type Ctx, command, read, workflow } from "../_kit";
import { getBotOrThrow } from "../bots";
import { toCuratedDto, withPhrasings } from "./curated-row";
import { TABLE_HEAD, toTableLine } from "./curated-table";

const ROWS_AT_A_TIME = 200;
const Input = z.strictObject({ botId: idOf("bot") });

/** A bot's answers as lines of a CSV file that `importCurated` reads; that they were taken out is written into the log. */
export const exportCurated = workflow({
  name: "curated.export",
  permission: "bots:write",
  input: Input,
  async run({ ctx, input }): Promise<AsyncIterable<string>> {
    await noteExport(ctx, input);
    return lines(ctx, input.botId);
  },
});

const noteExport = command({
  name: "curated.export",
  permission: "bots:write",
  input: Input,
  async run({ tx, input: { botId } }) {
    await getBotOrThrow(tx, botId);
    return { result: null, audit: { targetId: botId } };
  },
});

async function* lines(ctx: Ctx, botId: BotId): AsyncGenerator<string> {
  yield TABLE_HEAD;
  for (let after = "" as AnswerId | ""; ; ) {
    const rows = await read(ctx, ({ db }) =>
      db.curatedAnswer.findMany({
        where: { botId, id: { gt: after } },
        include: withPhrasings,
        orderBy: { id: "asc" },
        take: ROWS_AT_A_TIME,
      }),
    );
    for (const row of rows) yield toTableLine(toCuratedDto(row));
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_A_TIME) return;
    after = last.id as AnswerId;
  }
}

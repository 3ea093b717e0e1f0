import { validationFailed } from "@/lib/core/errors";
import type { BotId, ConnectionId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { BotModels, ModelChoice } from "@/lib/schemas/models";
import type { PlainTx, SealedConnection, Tx } from "../_kit";

const PLACES = ["language", "fallback", "rerank"] as const;

/** The connections that a bot's settings name, as far as they are there. Without one nothing is asked of the database. */
export async function readBotConnections(tx: PlainTx, models: BotModels): Promise<SealedConnection[]> {
  const ids = [...new Set(PLACES.flatMap((place) => connectionOf(models[place]) ?? []))];
  if (ids.length === 0) return [];
  return tx.db.$queryRaw(
    Prisma.sql`select id, name, provider::text, "baseUrl", secret from "Connection" where id = any(${ids})`,
  );
}

/** The live bots whose settings name this connection, for whatever it is. */
export function botsAnsweringThrough(tx: Tx, id: ConnectionId): Promise<{ id: BotId; name: string }[]> {
  return tx.db.$queryRaw`
    select b.id, b.name from "Bot" b
    where b."deletedAt" is null
      and exists (select from unnest(${[...PLACES]}::text[]) place where b.models->place->>'connectionId' = ${id})
    order by b.name, b.id`;
}

/** @throws AppError validation_failed, naming each place whose connection is foreign or made up */
export async function assertConnectionsExist(tx: Tx, models: BotModels): Promise<void> {
  const known = new Set((await readBotConnections(tx, models)).map(({ id }) => id));
  const issues = PLACES.flatMap((place) => {
    const id = connectionOf(models[place]);
    const message = "is not a connection of this tenant";
    return id === null || known.has(id) ? [] : [{ path: ["models", place, "connectionId"], message }];
  });
  if (issues.length > 0) throw validationFailed(issues);
}

function connectionOf(choice: ModelChoice | undefined): ConnectionId | null {
  return choice === undefined || choice.connectionId === "deployment" ? null : choice.connectionId;
}

import { z } from "zod";
import { closeCircuit } from "@/lib/core/circuit";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import type { ConnectionDto } from "@/lib/schemas/connection";
import { type Ctx, command, limit, read, workflow } from "../_kit";
import { HOW_TO_ALLOW } from "./assert-allowed";
import { type ConnectionRow, getConnectionOrThrow, openKey, toConnectionDto } from "./connection-row";
import { listRequest } from "./model-list";

const WITHIN_MS = 10_000;
const TESTS = { limit: 30, windowSeconds: 60 * 60 };
const Input = z.strictObject({ connectionId: idOf("connection") });

/** Asks the provider for its models with the stored key, and keeps what came of it. */
export const testConnection = workflow({
  name: "connection.test",
  permission: "connections:write",
  input: Input,
  async run({ ctx, input }): Promise<ConnectionDto> {
    await limit(
      ctx,
      `connection-test:${ctx.tenant.id}`,
      TESTS,
      "Too many tests within an hour. Try again later.",
    );
    const row = await read(ctx, (tx) => getConnectionOrThrow(tx, input.connectionId));
    const error = await tryOut(ctx, row);
    if (error === null) closeCircuit(row.id);
    return keepOutcome(ctx, { ...input, error });
  },
});

/** Null when it works, else a sentence; the provider's own words are not passed on: they may quote the key. */
async function tryOut(ctx: Ctx, row: ConnectionRow): Promise<string | null> {
  const { url, headers } = listRequest(row, openKey(ctx, row));
  try {
    const response = await ctx.ports.fetcher.request(url, {
      headers,
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    await response.body?.cancel();
    if (response.ok) return null;
    if (response.status === 401 || response.status === 403) return "The provider refuses the key.";
    if (response.status === 404) return "There is no list of models at this address. Does it end in /v1?";
    return `The provider answered ${response.status}.`;
  } catch (error) {
    ctx.log.info({ error, connectionId: row.id }, "a connection did not pass its test");
    if (error instanceof Error && error.name === "TimeoutError")
      return "The provider did not answer within 10 s.";
    const isOwnServer = row.provider === "openai_compatible";
    return isOwnServer && AppError.from(error).code === "invalid_request"
      ? `This address is not allowed: it is no public one. ${HOW_TO_ALLOW}`
      : "The provider could not be reached.";
  }
}

const keepOutcome = command({
  name: "connection.test",
  permission: "connections:write",
  input: Input.extend({ error: z.string().nullable() }),
  async run({ tx, input: { connectionId: id, error } }) {
    await getConnectionOrThrow(tx, id);
    const data = { lastTestedAt: tx.now(), lastTestError: error };
    const row = await tx.db.connection.update({ where: { id }, data });
    return { result: toConnectionDto(row), audit: { targetId: id, after: { error } } };
  },
});

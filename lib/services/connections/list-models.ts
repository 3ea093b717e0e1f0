import { idOf } from "@/lib/schemas/common";
import { ListModelsQuery, type ModelKind } from "@/lib/schemas/models";
import { type Ctx, limit, read, workflow } from "../_kit";
import { type ConnectionRow, getConnectionOrThrow, openKey } from "./connection-row";
import { listRequest, modelsIn } from "./model-list";

const WITHIN_MS = 10_000;
const MOST_BYTES = 2_000_000;
const LOOKS = { limit: 120, windowSeconds: 60 * 60 };

/** The models that a connection's provider lists, for people to choose from. */
export const listModels = workflow({
  name: "connection.models",
  permission: "bots:write",
  input: ListModelsQuery.extend({ connectionId: idOf("connection") }),
  async run({ ctx, input: { connectionId, kind } }): Promise<{ models: string[] }> {
    const row = await read(ctx, (tx) => getConnectionOrThrow(tx, connectionId));
    const message = "The models were listed too often within an hour. Type the name of the model.";
    await limit(ctx, `connection-models:${ctx.tenant.id}`, LOOKS, message);
    return { models: await ask(ctx, row, kind) };
  },
});

/** None when the provider does not answer: people can type the name. */
async function ask(ctx: Ctx, row: ConnectionRow, kind: ModelKind): Promise<string[]> {
  const { url, headers } = listRequest(row, openKey(ctx, row));
  try {
    const signal = AbortSignal.timeout(WITHIN_MS);
    const response = await ctx.ports.fetcher.request(url, { headers, signal });
    if (response.ok) return modelsIn(JSON.parse(await readText(response)), kind);
    await response.body?.cancel();
    throw new Error(`the provider answered ${response.status}`);
  } catch (error) {
    ctx.log.info({ error, connectionId: row.id }, "the models of a connection were not listed");
    return [];
  }
}

/** A list is short; who sends more is not listened to. */
async function readText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > MOST_BYTES) throw new Error("the list of models is too long");
  }
  return text;
}

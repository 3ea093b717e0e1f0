import type { Api } from "@/lib/client/api";
import type { BotId } from "@/lib/core/ids";
import { SourceDto } from "@/lib/schemas/source";

/** Lets a bot answer from a source, beside the bots that do already. */
export function attach(api: Pick<Api, "get" | "patch">, sourceId: string, botId: BotId): Promise<SourceDto> {
  return change(api, sourceId, (botIds) => (botIds.includes(botId) ? botIds : [...botIds, botId]));
}

/** Takes a source from one bot; it stays, and stays with the others. */
export function detach(api: Pick<Api, "get" | "patch">, sourceId: string, botId: BotId): Promise<SourceDto> {
  return change(api, sourceId, (botIds) => botIds.filter((id) => id !== botId));
}

/** From the bots as they are now: what the page shows may be old, and the API sets exactly the bots that it is given. */
async function change(
  api: Pick<Api, "get" | "patch">,
  sourceId: string,
  to: (botIds: BotId[]) => BotId[],
): Promise<SourceDto> {
  const path = `/sources/${sourceId}`;
  const { botIds } = await api.get(path, SourceDto);
  return api.patch(path, SourceDto, { botIds: to(botIds) });
}

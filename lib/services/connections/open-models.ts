import { AppError } from "@/lib/core/errors";
import type { BotModels, ModelChoice, ModelPrice } from "@/lib/schemas/models";
import type { Ctx, Language, Reranking, SealedConnection } from "../_kit";
import { openAccount } from "./open-account";
import { priceOf } from "./prices";

/** A model that may be asked. Its key is opened with it, and held no longer than it is. */
export type Candidate<Model> = {
  /** `provider/model`, as far as it is known. */
  id: string;
  price: ModelPrice | null;
  /** Of the team's own account; null: the deployment's. */
  connection: string | null;
  /** @throws AppError not_configured when its connection or its key was removed; internal when the key cannot be read */
  open(): Model;
};

type Settings = { models: BotModels; connections: readonly SealedConnection[] };

/** What may write a bot's answers, in the order in which it is tried; none: answers are quotes. */
export function languageModels(ctx: Ctx, { models, connections }: Settings): Candidate<Language>[] {
  const choices = [models.language ?? DEPLOYMENT, models.fallback];
  return choices.flatMap((choice) => {
    if (choice === undefined) return [];
    if (choice.connectionId === "deployment") return ofDeployment(ctx.ports.models.language());
    return [
      ofConnection(choice, connections, (connection) => openAccount(ctx, connection).language(choice.model)),
    ];
  });
}

/** Whether a model writes the bot's answers, if all goes well. */
export function hasLanguageModel(ctx: Ctx, models: BotModels): boolean {
  return languageModels(ctx, { models, connections: [] }).length > 0;
}

/** What puts the passages for a bot into order; null: the bot asks for none. */
export function rerankingModel(ctx: Ctx, { models, connections }: Settings): Candidate<Reranking> | null {
  const choice = models.rerank;
  if (choice === undefined) return null;
  if (choice.connectionId === "deployment") return ofDeployment(ctx.ports.models.reranking())[0] ?? null;
  return ofConnection(choice, connections, (connection) => {
    const model = openAccount(ctx, connection).reranking(choice.model);
    if (model) return model;
    throw new AppError("not_configured", "The provider of the connection has no models that rerank.");
  });
}

const DEPLOYMENT: ModelChoice = { connectionId: "deployment" };

function ofDeployment<Model extends { id: string }>(model: Model | null): Candidate<Model>[] {
  return model ? [{ id: model.id, price: priceOf(model.id), connection: null, open: () => model }] : [];
}

type OwnChoice = Exclude<ModelChoice, { connectionId: "deployment" }>;

function ofConnection<Model>(
  { connectionId, model, price }: OwnChoice,
  connections: readonly SealedConnection[],
  open: (connection: SealedConnection) => Model,
): Candidate<Model> {
  const connection = connections.find(({ id }) => id === connectionId);
  const id = `${connection?.provider.replace("_", "-") ?? "removed"}/${model}`;
  return {
    id,
    price: price ?? priceOf(id),
    connection: connection?.name ?? null,
    open() {
      if (connection) return open(connection);
      throw new AppError("not_configured", "The connection of the bot's model was removed.");
    },
  };
}

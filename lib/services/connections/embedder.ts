import { AppError } from "@/lib/core/errors";
import type { ConnectionId } from "@/lib/core/ids";
import type { Ctx, Embedding } from "../_kit";
import { openAccount } from "./open-account";

/** A model that embeds, through whom. Its key is opened with it, and held no longer than it is. */
export type Embedder = {
  /** `provider/model`. */
  id: string;
  /** Whose account it is. */
  connectionId: ConnectionId | "deployment";
  /** The length of its vectors; null: as it gives them, which is not known yet. */
  dimensions: number | null;
  /** Whether it has to be asked for this length. */
  isAsked: boolean;
  /** @throws AppError not_configured when its connection or its key was removed; internal when the key cannot be read */
  open(): Embedding;
};

/** What a tenant's documents are embedded by now; null: search is by words alone. */
export function embedderOf(ctx: Ctx): Embedder | null {
  const { embedding: chosen } = ctx.tenant;
  if (chosen === null) return ofDeployment(ctx.ports.models.embedding());
  if (chosen.connectionId === "none") return null;
  const { provider, model, ...rest } = chosen;
  return ofConnection(ctx, { id: `${provider.replace("_", "-")}/${model}`, ...rest });
}

/** What made the vectors that questions are held against: another one while a change is under way; null before the first. */
export function embedderOfSpace(ctx: Ctx): Embedder | null {
  const { space } = ctx.tenant;
  if (!space) return null;
  const { model: id, connectionId, dimensions, isAsked } = space;
  if (connectionId !== "deployment") return ofConnection(ctx, { id, connectionId, dimensions, isAsked });
  return ofDeployment(ctx.ports.models.embeddingNamed(id, isAsked ? dimensions : null));
}

/** Why what was chosen cannot embed, as far as that shows without asking its provider; null: nothing is against it. */
export function problemWithEmbedder(ctx: Ctx): string | null {
  const embedder = embedderOf(ctx);
  if (!embedder || embedder.connectionId === "deployment") return null;
  const connection = ctx.tenant.embedders.find(({ id }) => id === embedder.connectionId);
  if (!connection) return REMOVED;
  return connection.secret === null && connection.provider !== "openai_compatible" ? KEYLESS : null;
}

const REMOVED =
  "The connection that embeds the team's documents was removed. Choose another model in the settings, under Search by meaning.";
const KEYLESS =
  "The connection that embeds the team's documents has no key any more. Put one in under Connections.";

function ofDeployment(model: Embedding | null): Embedder | null {
  if (!model) return null;
  const { id, dimensions } = model;
  return { id, connectionId: "deployment", dimensions, isAsked: dimensions !== null, open: () => model };
}

type OwnModel = { id: string; connectionId: ConnectionId; dimensions: number; isAsked: boolean };

function ofConnection(ctx: Ctx, { id, connectionId, dimensions, isAsked }: OwnModel): Embedder {
  const open = () => {
    const connection = ctx.tenant.embedders.find((one) => one.id === connectionId);
    if (!connection) throw new AppError("not_configured", REMOVED);
    const name = id.slice(id.indexOf("/") + 1);
    const model = openAccount(ctx, connection).embedding(name, isAsked ? dimensions : null);
    if (model) return model;
    throw new AppError("not_configured", "The provider of the connection has no models that embed.");
  };
  return { id, connectionId, dimensions, isAsked, open };
}

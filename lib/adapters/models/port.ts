import type { EmbeddingModelV4, LanguageModelV4, RerankingModelV4 } from "@ai-sdk/provider";
import type { Provider } from "@/lib/schemas/connection";
import type { Component } from "../component";

/** `id`: `provider/model`. */
export type Language = { id: string; model: LanguageModelV4 };
export type Reranking = { id: string; model: RerankingModelV4 };

/** `id`: `provider/model`. `dimensions`: how many numbers it is asked for; null: as many as it gives. */
export type Embedding = { id: string; model: EmbeddingModelV4; dimensions: number | null };

/** An account with a provider. `fetch` is the only way out that its models take. */
export type Account = {
  provider: Provider;
  /** Null for a server that asks for none. */
  apiKey: string | null;
  /** Null: where the provider itself listens. */
  baseUrl: string | null;
  fetch: typeof globalThis.fetch;
};

/** The models of an account, by the names that its provider gives them. */
export type AccountModels = {
  language(name: string): Language;
  /** Null when the provider has none of the kind. */
  reranking(name: string): Reranking | null;
  /** Null when the provider has none of the kind. @param dimensions as in `Embedding` */
  embedding(name: string, dimensions: number | null): Embedding | null;
};

/** The AI SDK's model types are the port: this only says which models there are. */
export interface Models extends Component {
  /** The deployment's model that writes answers; null: answers are quoted (extractive mode). */
  language(): Language | null;
  /** The deployment's model that puts passages into order; null: it has none. */
  reranking(): Reranking | null;
  /** The deployment's model that embeds, with its `provider/model` name; null: it has none. */
  embedding(): Embedding | null;
  /**
   * The model of that name, for vectors it made before another one was set; null when nothing is known of its provider.
   * @param dimensions as in `Embedding`
   */
  embeddingNamed(id: string, dimensions: number | null): Embedding | null;
  /** Whatever the environment holds for the same provider, keys and addresses, is left out of it. */
  of(account: Account): AccountModels;
}

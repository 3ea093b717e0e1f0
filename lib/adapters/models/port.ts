import type { EmbeddingModelV4, LanguageModelV4 } from "@ai-sdk/provider";
import type { Component } from "../component";

/** `id`: `provider/model`. `dimensions`: how many numbers it is asked for; null: as many as it gives. */
export type Embedding = { id: string; model: EmbeddingModelV4; dimensions: number | null };

/** The AI SDK's model types are the port: this only says which models the deployment has. */
export interface Models extends Component {
  /** The model that writes answers, with its `provider/model` name; null: answers are quoted (extractive mode). */
  language(): { id: string; model: LanguageModelV4 } | null;
  /** The model that embeds, with its `provider/model` name; null: retrieval is lexical. */
  embedding(): Embedding | null;
  /** The model of that name, for vectors it made before another one was set; null when nothing is known of its provider. */
  embeddingNamed(id: string): Embedding | null;
}

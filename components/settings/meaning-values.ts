import { z } from "zod";
import { count, formatDollars, formatNumber } from "@/lib/client/format";
import type { NamedConnection } from "@/lib/schemas/connection";
import { EmbeddingChoice, type EmbeddingDto } from "@/lib/schemas/embedding";

/** Dollars for a million tokens, by `provider/model`. */
export type Prices = Readonly<Record<string, number>>;

const MILLION = 1_000_000;

/** The choice as a form has it; the length is text, for it may be empty. */
export const MeaningValues = z
  .object({ connectionId: z.string(), model: z.string(), dimensions: z.string() })
  .check(({ value, issues }) => {
    const refuse = (path: string, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: value });
    if (!isOwn(value)) return;
    if (value.model.trim() === "") refuse("model", "Choose a model, or type its name.");
    else if (!EmbeddingChoice.safeParse(toWire(value)).success) {
      const isLength = value.dimensions.trim() !== "";
      if (isLength) refuse("dimensions", "This is a whole number from 8 to 8192, or empty.");
      else refuse("model", "This is one line of at most 200 characters.");
    }
  });
export type MeaningValues = z.infer<typeof MeaningValues>;

/** Whether a connection is chosen, so that its model has to be named. */
export function isOwn({ connectionId }: Pick<MeaningValues, "connectionId">): boolean {
  return connectionId !== "deployment" && connectionId !== "none";
}

export function toMeaningValues(choice: EmbeddingChoice): MeaningValues {
  if (!("model" in choice)) return { connectionId: choice.connectionId, model: "", dimensions: "" };
  const { connectionId, model, dimensions } = choice;
  return { connectionId, model, dimensions: String(dimensions ?? "") };
}

/** What to send. The form's schema has seen that it is right. */
export const toEmbeddingChoice = (values: MeaningValues): EmbeddingChoice =>
  EmbeddingChoice.parse(toWire(values));

function toWire(values: MeaningValues): unknown {
  const { connectionId, model, dimensions } = values;
  if (!isOwn(values)) return { connectionId };
  const length = dimensions.trim();
  return { connectionId, model, ...(length !== "" && { dimensions: Number(length) }) };
}

type Known = { state: EmbeddingDto; connections: readonly NamedConnection[]; prices: Prices };

/** What saving another choice would do, before it is saved. */
export function effectOf(values: MeaningValues, { state, connections, prices }: Known): string {
  const { documents, passages, tokens, deployment } = state;
  const isNone = values.connectionId === "none" || (values.connectionId === "deployment" && !deployment);
  if (isNone)
    return "Passages are then found by their words alone, at once. No text is sent to a model for it.";
  if (documents.total === 0) return "Documents that you add are then embedded by this model.";
  const amount = `${count(passages, "passage")}, about ${count(tokens, "token")}`;
  const first = `Every document is then embedded anew: ${amount}.`;
  const cost = isOwn(values) ? costOf(values, { connections, prices, tokens }) : null;
  const price = cost === null ? "" : ` By the list price that is about ${formatDollars(cost)}.`;
  return `${first}${price} Bots answer from what is there until the last document is done.`;
}

function costOf(
  { connectionId, model }: MeaningValues,
  { connections, prices, tokens }: Omit<Known, "state"> & { tokens: number },
): number | null {
  const provider = connections.find(({ id }) => id === connectionId)?.provider.replace("_", "-");
  const price = prices[`${provider}/${model.trim()}`];
  return price === undefined ? null : (tokens * price) / MILLION;
}

/** Documents that are still on their way to the model that is chosen; those that failed wait for somebody. */
export function underWay({ documents: { total, done, failed } }: EmbeddingDto): number {
  return Math.max(0, total - done - failed);
}

/** Where a change stands, in words; null: everything is as it should be. */
export function progressWords(state: EmbeddingDto): string | null {
  const { documents, askedBy, model } = state;
  if (documents.done === documents.total) return null;
  const far = `${formatNumber(documents.done)} of ${count(documents.total, "document")} ${documents.total === 1 ? "is" : "are"} indexed.`;
  return askedBy === model ? far : `${far} Questions are asked by ${askedBy} until the last one is.`;
}

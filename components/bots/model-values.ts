import { z } from "zod";
import type { BotModels, ModelChoice } from "@/lib/schemas/models";
import { ModelChoice as ModelChoiceSchema } from "@/lib/schemas/models";

/** No model of one's own: the deployment's, or none, as the setting has it. */
export const UNSET = "unset";

/** A choice of a model as a form has it; prices are text, for a field may be empty. */
export const ModelValues = z
  .object({ connectionId: z.string(), model: z.string(), inputPrice: z.string(), outputPrice: z.string() })
  .check(({ value, issues }) => {
    const message = problemOf(value);
    if (message) issues.push({ code: "custom", message, input: value });
  });
export type ModelValues = z.infer<typeof ModelValues>;

export const NO_MODEL: ModelValues = { connectionId: UNSET, model: "", inputPrice: "", outputPrice: "" };

/** Whether a connection is chosen, so that its model has to be named. */
export function isOwn({ connectionId }: ModelValues): boolean {
  return connectionId !== UNSET && connectionId !== "deployment";
}

export function toModelValues(choice: ModelChoice | undefined): ModelValues {
  if (choice === undefined) return NO_MODEL;
  if (choice.connectionId === "deployment") return { ...NO_MODEL, connectionId: "deployment" };
  const { connectionId, model, price } = choice;
  const prices = { inputPrice: String(price?.input ?? ""), outputPrice: String(price?.output ?? "") };
  return { connectionId, model, ...prices };
}

/** What to send; undefined when nothing is chosen. The form's schema has seen that it is right. */
export function toModelChoice(values: ModelValues): ModelChoice | undefined {
  return values.connectionId === UNSET ? undefined : ModelChoiceSchema.parse(toWire(values));
}

type Choices = Record<"language" | "fallback" | "rerank", ModelValues>;

export function toChoices({ language, fallback, rerank }: Choices): Partial<BotModels> {
  return {
    language: toModelChoice(language),
    fallback: toModelChoice(fallback),
    rerank: toModelChoice(rerank),
  };
}

function toWire(values: ModelValues): unknown {
  const { connectionId, model, inputPrice, outputPrice } = values;
  if (!isOwn(values)) return { connectionId };
  const hasPrice = inputPrice.trim() !== "" || outputPrice.trim() !== "";
  return {
    connectionId,
    model,
    ...(hasPrice && { price: { input: toNumber(inputPrice), output: toNumber(outputPrice) } }),
  };
}

function problemOf(values: ModelValues): string | null {
  if (!isOwn(values)) return null;
  if (values.model.trim() === "") return "Choose a model, or type its name.";
  const { error } = ModelChoiceSchema.options[1].safeParse(toWire(values));
  const [issue] = error?.issues ?? [];
  if (issue === undefined) return null;
  return issue.path[0] === "price"
    ? "A price is two numbers: dollars for a million tokens, read and written."
    : issue.message;
}

/** A comma is a point to many; what is no number stays none. */
function toNumber(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));
}

import { z } from "zod";
import { type BotDto, UpdateBotBody } from "@/lib/schemas/bot";
import { ModelValues, toChoices, toModelValues } from "./model-values";

/** The settings as a form has them: flat. */
export const BotValues = UpdateBotBody.pick({
  name: true,
  instructions: true,
  refusalText: true,
  answerPolicy: true,
})
  .required()
  .extend({
    topK: z.number().optional(),
    threshold: z.number().optional(),
    temperature: z.number().optional(),
    maxOutputTokens: z.number().optional(),
    checkClaims: z.boolean(),
    language: ModelValues,
    fallback: ModelValues,
    rerank: ModelValues,
  });
export type BotValues = z.infer<typeof BotValues>;

export function toBotValues(bot: BotDto): BotValues {
  const { name, instructions, refusalText, answerPolicy } = bot;
  const { topK, threshold } = bot.retrieval;
  return {
    name,
    instructions,
    refusalText,
    answerPolicy,
    topK,
    threshold,
    temperature: bot.models.temperature,
    maxOutputTokens: bot.models.maxOutputTokens,
    checkClaims: bot.models.checkClaims ?? false,
    language: toModelValues(bot.models.language),
    fallback: toModelValues(bot.models.fallback),
    rerank: toModelValues(bot.models.rerank),
  };
}

/** What to send: groups are replaced as a whole, so what the form does not show goes along unchanged. */
export function toBotBody(bot: BotDto, values: BotValues): z.input<typeof UpdateBotBody> {
  const { topK, threshold, temperature, maxOutputTokens, checkClaims, ...others } = values;
  const { language, fallback, rerank, ...rest } = others;
  return {
    ...rest,
    models: {
      ...{ ...bot.models, ...toChoices({ language, fallback, rerank }), temperature, maxOutputTokens },
      checkClaims: checkClaims || undefined,
    },
    retrieval: { ...bot.retrieval, topK, threshold },
  };
}

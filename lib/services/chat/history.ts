import type { Turn } from "./prompt";

/**
 * What the model is told of a conversation: questions with their answers, in order. A question whose answer failed or
 * never said a word is left out with it: many models refuse a conversation whose roles do not alternate, or an empty turn.
 */
export function toHistory(turns: readonly Turn[]): Turn[] {
  return turns.flatMap((turn, index) => {
    const next = turns[index + 1];
    const isAnswered = turn.role === "user" && next?.role === "assistant" && next.content.trim() !== "";
    return isAnswered ? [turn, next] : [];
  });
}

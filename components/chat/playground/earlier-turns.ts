import { MOST_TURNS, type PlaygroundBody } from "@/lib/schemas/playground";

/** A conversation as one types it: a paragraph a turn, its first line what was asked, the rest what was answered. */
export function toEarlierTurns(text: string): PlaygroundBody["history"] {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
  const turns = paragraphs.flatMap((paragraph) => {
    const [question = "", ...answer] = paragraph.split("\n");
    return question === "" ? [] : [{ question: question.trim(), answer: answer.join("\n").trim() }];
  });
  return turns.slice(-MOST_TURNS);
}

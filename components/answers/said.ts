import type { ConversationDetailDto } from "@/lib/schemas/conversation";
import { MOST_ANSWER_CHARACTERS, MOST_LINKS, MOST_QUESTION_CHARACTERS } from "@/lib/schemas/curated";
import { type AnswerValues, toLine } from "./answer-fields";

/**
 * What was said in a conversation, as the beginning of a better answer: the question, made whole where it went on from
 * earlier ones, the words of the answer without their numbers, and the pages it rested on. Null when it is not there.
 */
export function toBetter(
  { messages }: Pick<ConversationDetailDto, "messages">,
  messageId: string,
): AnswerValues | null {
  const at = messages.findIndex(({ id, role }) => id === messageId && role === "assistant");
  const said = messages[at];
  const asked = messages.slice(0, Math.max(at, 0)).findLast(({ role }) => role === "user");
  if (!said || !asked) return null;
  const question = (said.query ?? asked.content).replace(/\s+/g, " ").trim();
  const pages = new Map(said.citations.flatMap(({ url, title }) => (url === null ? [] : [[url, title]])));
  const links = [...pages].slice(0, MOST_LINKS).map(([url, title]) => toLine({ title, url }));
  return {
    question: question.slice(0, MOST_QUESTION_CHARACTERS),
    alternatives: "",
    answer: said.refused ? "" : withoutNumbers(said.content).slice(0, MOST_ANSWER_CHARACTERS),
    links: said.refused ? "" : links.join("\n"),
  };
}

function withoutNumbers(text: string): string {
  return text
    .replace(/(?<!\\)[ \t]*\[\d{1,3}\](?!\()/g, "")
    .replace(/\\(?=\[)/g, "")
    .trim();
}

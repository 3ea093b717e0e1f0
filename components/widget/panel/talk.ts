import type { HistoryDto, VisitorCitationDto } from "@/lib/schemas/visitor";
import type { StreamPart } from "./stream";

export type Question = { role: "user"; id: string; text: string };
export type Answer = {
  role: "assistant";
  id: string;
  text: string;
  citations: readonly VisitorCitationDto[];
  links: readonly { url: string; title?: string | undefined }[];
  followUps: readonly string[];
  state: "searching" | "answering" | "complete" | "stopped" | "broken";
  refused: boolean;
  rating: "up" | "down" | null;
  /** Why it is broken, in the server's words. */
  note: string | null;
};
export type Message = Question | Answer;

/** A conversation as the panel shows it. */
export type Talk = { conversationId: string | null; messages: readonly Message[] };

export const NOTHING_SAID: Talk = { conversationId: null, messages: [] };

const NO_ANSWER: Omit<Answer, "id"> = {
  role: "assistant",
  text: "",
  citations: [],
  links: [],
  followUps: [],
  state: "searching",
  refused: false,
  rating: null,
  note: null,
};

/** With a question, and an answer on its way. */
export function ask({ conversationId, messages }: Talk, text: string): Talk {
  const id = `own-${messages.length}`;
  return {
    conversationId,
    messages: [...messages, { role: "user", id, text }, { ...NO_ANSWER, id: `${id}-answer` }],
  };
}

/** Without the last question and what became of its answer, to ask it again. */
export function takeBack({ conversationId, messages }: Talk): Talk {
  const at = messages.findLastIndex(({ role }) => role === "user");
  return { conversationId, messages: at < 0 ? messages : messages.slice(0, at) };
}

/** The last answer, changed. */
export function change(talk: Talk, by: (answer: Answer) => Partial<Answer>): Talk {
  const last = talk.messages.at(-1);
  if (last?.role !== "assistant") return talk;
  return { ...talk, messages: [...talk.messages.slice(0, -1), { ...last, ...by(last) }] };
}

/** With what the visitor thinks of an answer. */
export function rate(talk: Talk, id: string, rating: Answer["rating"]): Talk {
  const messages = talk.messages.map((one) =>
    one.id === id && one.role === "assistant" ? { ...one, rating } : one,
  );
  return { ...talk, messages };
}

/** What a part of the stream adds. */
export function take(talk: Talk, part: StreamPart): Talk {
  switch (part.type) {
    case "start": {
      const { conversationId, messageId } = part.messageMetadata;
      return change({ ...talk, conversationId }, () => ({ id: messageId }));
    }
    case "text-delta":
      return change(talk, ({ text }) => ({ text: text + part.delta, state: "answering" }));
    case "data-status":
      return change(talk, () => ({ state: part.data.state }));
    case "data-citation":
      return change(talk, ({ citations }) => ({ citations: [...citations, part.data] }));
    case "data-error":
      return change(talk, () => ({ state: "broken", note: part.data.message }));
    case "finish": {
      const { refused, followUps, links } = part.messageMetadata;
      return change(talk, ({ state }) => ({
        ...{ refused, followUps, links },
        state: state === "broken" ? "broken" : "complete",
      }));
    }
    default:
      return talk;
  }
}

/**
 * What was said on an earlier page; a question without an answer has one on its way. Whether a visitor stopped an answer or
 * left the page is not known any more, so neither is said. A question that was asked again stands once, as it did then.
 */
export function fromHistory({ conversation }: Pick<HistoryDto, "conversation">): Talk {
  if (!conversation) return NOTHING_SAID;
  const all = conversation.messages.map(({ id, role, content, status, ...rest }): Message => {
    if (role === "user") return { role, id, text: content };
    const { citations, links, refused, rating } = rest;
    if (status === "streaming") return { ...NO_ANSWER, id };
    const state = status === "complete" ? "complete" : "broken";
    return { ...NO_ANSWER, id, text: content, ...{ citations, links, refused, rating, state } };
  });
  const messages = all.filter((one, at) => !isAskedAgain(all, one.role === "user" ? at : at - 1));
  const last = messages.at(-1);
  if (last?.role === "user") messages.push({ ...NO_ANSWER, id: `${last.id}-answer` });
  return { conversationId: conversation.id, messages };
}

/** Whether the question there got no whole answer, and comes once more right after. */
function isAskedAgain(all: readonly Message[], at: number): boolean {
  const [question, answer, again] = all.slice(Math.max(at, 0));
  return (
    question?.role === "user" &&
    answer?.role === "assistant" &&
    answer.state === "broken" &&
    again?.role === "user" &&
    again.text === question.text
  );
}

export const isOnItsWay = (message: Message | undefined): boolean =>
  message?.role === "assistant" && (message.state === "searching" || message.state === "answering");

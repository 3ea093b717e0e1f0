import { toSpeech } from "@/lib/core/speech";
import type { ErasedVisitorDto, HistoryDto } from "@/lib/schemas/visitor";
import { MOST_VISITOR_CHARACTERS } from "@/lib/schemas/visitor-limits";
import { type Config, fill } from "./config";
import { Failure, wordsFor } from "./failure";
import { makeKeys } from "./keys";
import type { Link } from "./link";
import { readParts } from "./stream";
import * as talks from "./talk";
import { Visit } from "./visit";

const LOOK_AGAIN_MS = 1_000;
const MOST_LOOKS = 20;

/** The conversation with the server: what was said, and all that can be done with it. `onChange` follows each change. */
export function makeTalking(config: Config, link: Link, onChange: () => void) {
  const visit = new Visit(config, link);
  // The conversation that a new one took the place of: it stays stored, and does not come back.
  const left = makeKeys(`${config.bot}:${link.origin}:left`, config.persistence);
  let talk = talks.NOTHING_SAID;
  let failure: Failure | null = null;
  let stopping: AbortController | null = null;
  let news = "";
  /** What the page asked while an answer was on its way. */
  let next: string | null = null;
  let isFresh = false;
  let hasLead = false;
  const update = (by: (talk: talks.Talk) => talks.Talk) => {
    talk = by(talk);
    onChange();
  };

  /** Tells the page as well. */
  const fail = (thrown: unknown): Failure => {
    const what = Failure.from(thrown);
    const message = wordsFor(what, config);
    link.say({ type: "event", name: "error", detail: { code: what.code, message } });
    return what;
  };

  const load = async () => {
    if (config.state === "paused") return;
    for (let tries = 0; tries < MOST_LOOKS; tries++) {
      const shown = talk;
      const loaded = await visit.json<HistoryDto>("history").catch(fail);
      if (loaded instanceof Failure) return;
      hasLead ||= loaded.hasLead;
      const id = loaded.conversation?.id;
      if (talk !== shown) {
        // A new conversation was begun before this one was seen.
        if (id && isFresh) left.write(id);
        return;
      }
      if (id && id === left.read()) return onChange();
      update(() => talks.fromHistory(loaded));
      if (!talks.isOnItsWay(talk.messages.at(-1))) return;
      // The page was left before the answer was there: it is stored when it has ended.
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    update((now) => talks.change(now, () => ({ state: "broken" })));
  };

  const ask = async (text: string) => {
    const over = text.trim().length - MOST_VISITOR_CHARACTERS;
    if (over > 0) return void fail(new Failure("invalid_input", fill(config.words.tooLong, { over })));
    if (talks.isOnItsWay(talk.messages.at(-1))) {
      next = text;
      return;
    }
    await send(text);
    const then = next;
    next = null;
    if (then !== null) ask(then);
  };

  const send = async (text: string) => {
    failure = null;
    isFresh = false;
    news = "";
    const abort = new AbortController();
    stopping = abort;
    update((now) => talks.ask(now, text));
    link.say({ type: "event", name: "message", detail: { text } });
    try {
      const { conversationId } = talk;
      const body = {
        message: text,
        ...(conversationId && { conversationId }),
        ...(link.page && { page: { url: link.page.url } }),
      };
      const { body: stream } = await visit.fetch("ask", body, abort.signal);
      if (stream)
        for await (const part of readParts(stream)) {
          if (abort.signal.aborted) break;
          update((now) => talks.take(now, part));
        }
      // The end mark came, and what the answer is was never said.
      if (talks.isOnItsWay(talk.messages.at(-1))) throw new Failure("broken", "");
    } catch (thrown) {
      if (abort.signal.aborted) return;
      const what = fail(thrown);
      failure = what;
      update((now) => talks.change(now, () => ({ state: "broken", note: what.message || null })));
    }
    const last = talk.messages.at(-1);
    if (abort.signal.aborted || last?.role !== "assistant" || last.state !== "complete") return;
    news = toSpeech(last.text);
    onChange();
    link.say({ type: "event", name: "answer", detail: { messageId: last.id, refused: last.refused } });
    if (link.isClosed) link.say({ type: "unread", count: 1 });
  };

  const stop = () => {
    stopping?.abort();
    update((now) => talks.change(now, () => ({ state: "stopped" })));
  };

  const clear = () => {
    stopping?.abort();
    failure = null;
    next = null;
    // Another one each time: what is still on its way belongs to the one before.
    update(() => ({ ...talks.NOTHING_SAID }));
  };

  const fresh = () => {
    if (talk.conversationId) left.write(talk.conversationId);
    isFresh = true;
    clear();
  };

  return {
    get talk() {
      return talk;
    },
    /** Why the last answer did not come. */
    get failure() {
      return failure;
    },
    /** The answer that has just come, to be read out. */
    get news() {
      return news;
    },
    /** Whether the visitor has filled in the owner's form. */
    get hasLead() {
      return hasLead;
    },
    takeLead: () => {
      hasLead = true;
    },
    ...{ visit, ask, fail, stop, fresh, load },
    retry: () => {
      const last = talk.messages.findLast(({ role }) => role === "user");
      if (last?.role !== "user") return;
      update(talks.takeBack);
      ask(last.text);
    },
    rate: async (messageId: string, rating: "up" | "down" | null, more: object = {}) => {
      const { conversationId } = talk;
      await visit.json("feedback", { conversationId, messageId, rating, ...more });
      update((now) => talks.rate(now, messageId, rating));
      if (rating) link.say({ type: "event", name: "feedback", detail: { messageId, rating } });
    },
    erase: async () => {
      await visit.json<ErasedVisitorDto>("erase", {});
      visit.forget();
      left.write(null);
      hasLead = false;
      clear();
    },
    /** Somebody else from now on, with a conversation of their own. */
    become: (identity: string | null) => {
      if (identity === visit.identity) return;
      visit.become(identity);
      hasLead = false;
      clear();
      load();
    },
  };
}

export type Talking = ReturnType<typeof makeTalking>;

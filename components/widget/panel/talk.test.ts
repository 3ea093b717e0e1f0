import { expect, test } from "vitest";
import type { StreamPart } from "./stream";
import { ask, change, fromHistory, isOnItsWay, NOTHING_SAID, take, takeBack } from "./talk";

const citation = {
  index: 1,
  title: "Prices",
  url: null,
  link: null,
  page: 2,
  seconds: null,
  headingPath: [],
  quote: "It costs 5 €.",
  lastCheckedAt: null,
};
const known = { conversationId: "con_1", messageId: "msg_1" };

// The ids are only handed on.
const parts = [
  { type: "start", messageMetadata: known },
  { type: "data-status", data: { state: "answering" } },
  { type: "text-delta", delta: "It costs " },
  { type: "text-delta", delta: "5 € [1]." },
  { type: "data-citation", data: citation },
  {
    type: "finish",
    messageMetadata: { ...known, refused: false, degraded: false, followUps: ["Discounts"], links: [] },
  },
] as unknown as StreamPart[];

test("an answer grows by the parts of its stream", () => {
  const asked = ask(NOTHING_SAID, "What does it cost?");
  expect(isOnItsWay(asked.messages.at(-1))).toBe(true);
  const talk = parts.reduce(take, asked);
  expect(talk.conversationId).toBe("con_1");
  expect(talk.messages.at(-1)).toMatchObject({
    id: "msg_1",
    text: "It costs 5 € [1].",
    citations: [citation],
    followUps: ["Discounts"],
    state: "complete",
  });
});

test("what came before an error stays, and the error's words with it", () => {
  const error = { type: "data-error", data: { code: "unavailable", message: "It broke off." } } as const;
  const talk = [...parts.slice(0, 3), error, ...parts.slice(5)].reduce(take, ask(NOTHING_SAID, "Cost?"));
  expect(talk.messages.at(-1)).toMatchObject({ text: "It costs ", state: "broken", note: "It broke off." });
});

test("a question is taken back with its answer", () => {
  const first = parts.reduce(take, ask(NOTHING_SAID, "First?"));
  const second = change(ask(first, "Second?"), () => ({ state: "broken" }));
  expect(takeBack(second).messages).toEqual(first.messages);
});

test("an earlier page's conversation is shown as it was held", () => {
  expect(fromHistory({ conversation: null })).toEqual(NOTHING_SAID);
});

test.each([
  ["that is not stored yet", []],
  ["that is being written", [{ id: "msg_2", role: "assistant", content: "", status: "streaming" }]],
])("an answer %s is on its way, and the one that is stored is shown", (_, answer) => {
  const question = { id: "msg_1", role: "user", content: "What does it cost?", status: "complete" };
  const rest = { citations: [], links: [], refused: false, rating: null };
  const history = (...messages: object[]) =>
    ({ conversation: { id: "con_1", messages: messages.map((one) => ({ ...rest, ...one })) } }) as never;
  const waiting = fromHistory(history(question, ...answer));
  expect(waiting.messages).toHaveLength(2);
  expect(isOnItsWay(waiting.messages.at(-1))).toBe(true);
  const stored = { id: "msg_2", role: "assistant", content: "5 €.", status: "complete" };
  const whole = fromHistory(history(question, stored));
  expect(whole.messages.at(-1)).toMatchObject({ id: "msg_2", text: "5 €.", state: "complete" });
});

const stored = (id: string, role: string, content: string, status = "complete") => ({
  ...{ id, role, content, status, citations: [], links: [], refused: false, rating: null },
});
const shown = (...messages: object[]) =>
  fromHistory({ conversation: { id: "con_1", messages } } as never).messages.map((one) =>
    one.role === "user" ? one.text : `${one.text} (${one.state})`,
  );

test("a question that was asked again stands once, and one that got its answer as often as it was asked", () => {
  const asked = (id: string) => stored(id, "user", "Cost?");
  const broken = stored("msg_2", "assistant", "It co", "aborted");
  const whole = stored("msg_4", "assistant", "5 €.");
  expect(shown(asked("msg_1"), broken, asked("msg_3"), whole)).toEqual(["Cost?", "5 €. (complete)"]);
  expect(shown(asked("msg_1"), broken, asked("msg_2"), broken, asked("msg_3"), whole)).toHaveLength(2);
  expect(shown(asked("msg_1"), whole, asked("msg_3"), whole)).toHaveLength(4);
  expect(shown(asked("msg_1"), broken, stored("msg_3", "user", "Open?"), whole)).toHaveLength(4);
});

test("nobody is told that they stopped an answer which ended as they left", () => {
  expect(shown(stored("msg_1", "user", "Cost?"), stored("msg_2", "assistant", "It co", "aborted"))).toEqual([
    "Cost?",
    "It co (broken)",
  ]);
});

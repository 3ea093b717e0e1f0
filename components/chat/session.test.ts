import { expect, test } from "vitest";
import { begin, follow, isLoading, openSession, type Session } from "./session";

/** What happens: the address and what the page came with, or a conversation that begins. */
type Step = { see: [wanted: string | null, loaded: string | null] } | { begin: string };

function after(session: Session, ...steps: Step[]): Session {
  return steps.reduce(
    (before, step) => ("begin" in step ? begin(before, step.begin) : follow(before, ...step.see)),
    session,
  );
}

const NEW = openSession(null, null);
const A = openSession("a", "a");

test.each<[string, Session, boolean, number]>([
  ["nothing happens", after(NEW, { see: [null, null] }), false, 0],
  [
    "a new conversation gets its address",
    after(NEW, { begin: "a" }, { see: [null, null] }, { see: ["a", null] }),
    false,
    0,
  ],
  [
    "and the page is made anew",
    after(NEW, { begin: "a" }, { see: ["a", null] }, { see: ["a", "a"] }),
    false,
    0,
  ],
  [
    "then a new one is begun",
    after(NEW, { begin: "a" }, { see: ["a", null] }, { see: [null, null] }),
    false,
    1,
  ],
  [
    "then one goes back to it, and the page knows nothing of it",
    after(NEW, { begin: "a" }, { see: ["a", null] }, { see: [null, null] }, { see: ["a", null] }),
    true,
    2,
  ],
  [
    "until it arrives",
    after(
      NEW,
      { begin: "a" },
      { see: ["a", null] },
      { see: [null, null] },
      { see: ["a", null] },
      { see: ["a", "a"] },
    ),
    false,
    3,
  ],
  ["another one is opened, address first", after(A, { see: ["b", "a"] }), true, 1],
  ["and arrives", after(A, { see: ["b", "a"] }, { see: ["b", "b"] }), false, 2],
  ["another one is opened, all at once", after(A, { see: ["b", "b"] }), false, 1],
  ["the page is made anew", after(A, { see: ["a", "a"] }), false, 0],
  ["a new one is begun, the page still has the old one", after(A, { see: [null, "a"] }), false, 1],
  ["the address is ahead of the page at first", openSession("a", null), true, 0],
])("%s", (_, session, loading, number) => {
  expect(isLoading(session)).toBe(loading);
  expect(session.number).toBe(number);
});

test("a session that stays as it is stays the same object, so that looking twice changes nothing", () => {
  expect(follow(A, "a", "a")).toBe(A);
  expect(begin(A, "a")).toBe(A);
});

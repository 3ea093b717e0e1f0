import { describe, expect, test } from "vitest";
import { type NoticeFacts, noticesOf } from "./notice";

const now = new Date("2026-11-27T12:00:00Z");
const CALM: NoticeFacts = {
  ...{ state: "active", plan: "pro", isBlocked: false, isTest: false, isCancelling: false },
  ...{ trialEndsAt: null, periodEndsAt: null, quotas: [], now },
};
const after = (hours: number) => new Date(now.getTime() + hours * 60 * 60_000);
const told = (facts: Partial<NoticeFacts>) => noticesOf({ ...CALM, ...facts });

test("in order and far from every limit, there is nothing to say", () => {
  expect(told({ quotas: [{ key: "bots", used: 7, limit: 10, resetsAt: null }] })).toEqual([]);
});

describe("the countdown of a trial", () => {
  test.each([
    [14 * 24, "info", "Your trial ends in 14 days."],
    [71, "warning", "Your trial ends in 3 days."],
    [20, "warning", "Your trial ends tomorrow."],
    [-1, "warning", "Your trial ends today."],
  ])("%i hours before its end", (hours, tone, text) => {
    expect(told({ state: "trialing", trialEndsAt: after(hours) })).toMatchObject([{ tone, text }]);
  });
});

test("a payment that failed is a warning until adding is refused, and then that", () => {
  expect(told({ state: "past_due" })).toMatchObject([{ tone: "warning", action: "Pay it" }]);
  expect(told({ state: "past_due", isBlocked: true })).toMatchObject([
    { tone: "bad", text: expect.stringContaining("The last payment failed: nothing new can be added.") },
  ]);
});

test("what goes on while adding is refused is bound by the plan that holds", () => {
  const [{ text } = { text: "" }] = told({ state: "canceled", isBlocked: true, plan: "free" });
  expect(text).toBe(
    "The subscription has ended: nothing new can be added. What is there keeps answering within the limits of the plan “Free”. Choose a plan to go on adding.",
  );
});

test("an end that is coming names its day; of a trial that is not gone on with, there is one line", () => {
  const facts = { isCancelling: true, periodEndsAt: new Date("2026-12-24T23:30:00Z") };
  expect(told(facts)).toMatchObject([{ text: "Your subscription ends on 24 December." }]);
  expect(told({ ...facts, state: "trialing", trialEndsAt: after(240), isTest: true })).toEqual([
    {
      tone: "info",
      text: "Your trial ends in 10 days, and the subscription with it.",
      action: "Keep it",
      isTest: true,
    },
  ]);
});

const bots = (used: number) => ({ key: "bots" as const, used, limit: 10, resetsAt: null });
const questions = (used: number) => ({ key: "messagesPerDay" as const, used, limit: 50, resetsAt: null });
const unlimited = { key: "documents" as const, used: 99, limit: null, resetsAt: null };

test("of limits, what is used up is told in one line, what keeps bots from answering first", () => {
  expect(told({ quotas: [bots(10), unlimited, questions(50)] })).toEqual([
    {
      tone: "bad",
      text: "50 of 50 questions a day are used: bots do not answer. 10 of 10 bots are in use: no bot can be added. Wait until tomorrow, or get more under “Plan and usage”.",
      action: "Plan and usage",
      isTest: false,
    },
  ]);
});

test("a limit that is near is told from 80 % on, behind what is used up", () => {
  expect(told({ quotas: [bots(8), questions(39)] })).toMatchObject([
    { tone: "warning", text: "8 of 10 bots are in use." },
  ]);
  expect(told({ quotas: [bots(10), questions(45)] })).toMatchObject([
    {
      tone: "bad",
      text: "10 of 10 bots are in use: no bot can be added. 45 of 50 questions a day are used. Delete one that nobody needs, or get more under “Plan and usage”.",
    },
  ]);
});

test("more than fits, and none at all", () => {
  expect(told({ quotas: [bots(12)] })).toMatchObject([
    {
      text: "12 bots are in use, and the limit is 10: no bot can be added. Delete one that nobody needs, or get more under “Plan and usage”.",
    },
  ]);
  expect(told({ quotas: [{ ...questions(0), limit: 0 }] })).toMatchObject([
    {
      text: "No questions a day are allowed: bots do not answer. Ask whoever runs this deployment.",
    },
  ]);
  expect(told({ quotas: [{ ...bots(0), limit: 0 }] })).toEqual([]);
});

test("that it is a test is a mark on what is said of the subscription, and nothing by itself", () => {
  expect(told({ isTest: true })).toEqual([]);
  expect(told({ isTest: true, state: "past_due", quotas: [bots(9)] })).toMatchObject([
    { action: "Pay it", isTest: true },
    { text: "9 of 10 bots are in use.", isTest: false },
  ]);
});

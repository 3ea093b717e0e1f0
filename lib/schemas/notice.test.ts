import { describe, expect, test } from "vitest";
import { type NoticeFacts, noticesOf } from "./notice";

const now = new Date("2026-11-27T12:00:00Z");
const CALM: NoticeFacts = {
  ...{ state: "active", isBlocked: false, isTest: false, isCancelling: false },
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

test("an end that is coming names its day", () => {
  const facts = { isCancelling: true, periodEndsAt: new Date("2026-12-24T23:30:00Z") };
  expect(told(facts)).toMatchObject([{ text: "Your subscription ends on 24 December." }]);
});

test("of limits the nearest is told, from 80 % on", () => {
  const quotas: NoticeFacts["quotas"] = [
    { key: "bots", used: 8, limit: 10, resetsAt: null },
    { key: "messagesPerDay", used: 50, limit: 50, resetsAt: null },
    { key: "documents", used: 99, limit: null, resetsAt: null },
  ];
  expect(told({ quotas })).toEqual([
    {
      tone: "bad",
      text: "50 of 50 questions a day are in use: nothing more fits. Wait until tomorrow, or take a larger plan.",
      action: "Plan and usage",
    },
  ]);
  expect(told({ quotas: quotas.slice(0, 1) })).toMatchObject([
    { tone: "warning", text: "8 of 10 bots are in use." },
  ]);
});

test("test mode is said beside everything else", () => {
  expect(told({ isTest: true, state: "trialing", trialEndsAt: after(240) }).map(({ tone }) => tone)).toEqual([
    "info",
    "info",
  ]);
});

import { expect, test } from "vitest";
import { BILLING_STATES } from "@/lib/schemas/billing";
import {
  byPlan,
  deletedBy,
  fallbackInWords,
  formatMoney,
  planName,
  planWithQuestions,
  stateInWords,
} from "./billing-words";

const now = Date.parse("2026-11-27T12:00:00Z");
const CALM = {
  isBlocked: false,
  isPlanFixed: false,
  trialEndsAt: null,
  periodEndsAt: null,
  isCancelling: false,
};

test("every state has its sentence", () => {
  const sentences = BILLING_STATES.map((state) => stateInWords({ ...CALM, state }, now, "UTC"));
  expect(new Set(sentences).size).toBe(BILLING_STATES.length);
  expect(sentences.every((sentence) => /^[A-Z].*\.$/.test(sentence))).toBe(true);
});

test("what has an end names its day", () => {
  const until = { trialEndsAt: "2026-12-11T10:00:00Z", periodEndsAt: "2027-01-02T10:00:00Z" };
  const say = (state: "trialing" | "active", isCancelling: boolean) =>
    stateInWords({ ...CALM, state, ...until, isCancelling }, now, "UTC");
  expect(say("trialing", false)).toBe("You are trying it out until 11 Dec. The first payment is then.");
  expect(say("active", false)).toBe("It is paid and renewed on 2 Jan 2027.");
  expect(say("active", true)).toBe("It ends on 2 Jan 2027. Until then everything stays as it is.");
});

test("what is over says what goes on, also where the operator fixed the plan", () => {
  const say = (more: object) => stateInWords({ ...CALM, state: "canceled", ...more }, now, "UTC");
  expect(say({ isBlocked: true })).toBe(
    "The subscription has ended. Nothing new can be added, and bots answer within the limits below. Nothing is deleted because of it.",
  );
  const fixed = "The operator has fixed this team's plan: no subscription changes it.";
  expect(say({ isPlanFixed: true })).toBe(`The subscription has ended. ${fixed}`);
  expect(say({ state: "active", isCancelling: true, isPlanFixed: true })).toBe(`It ends. ${fixed}`);
});

test("prices come together by their plan", () => {
  const price = (priceId: string, plan: string) => ({
    priceId,
    plan,
    interval: "month" as const,
    amount: null,
    currency: null,
  });
  const prices = [price("1", "pro"), price("2", "scale"), price("3", "pro")];
  expect(byPlan(prices).map(({ plan, prices: own }) => [plan, own.map(({ priceId }) => priceId)])).toEqual([
    ["pro", ["1", "3"]],
    ["scale", ["2"]],
  ]);
  expect([planName("pro"), planName("of old")]).toEqual(["Pro", "of old"]);
});

test("money of currencies with and without hundredths", () => {
  expect(formatMoney(1_950, "eur")).toBe("€19.50");
  expect(formatMoney(1_950, "jpy")).toBe("¥1,950");
});

test("a change names what it deletes, and only then", () => {
  expect(deletedBy(365, "free")).toContain("Conversations older than 30 days are deleted");
  expect(deletedBy(null, "pro")).toContain("older than 365 days");
  expect([deletedBy(30, "pro"), deletedBy(365, "scale"), deletedBy(365, "pro")]).toEqual([null, null, null]);
});

test("what a team falls back to, with all of it and in short", () => {
  expect(fallbackInWords("free")).toBe(
    "Without a subscription: the plan “Free”, with 2 bots, 10 sources, 100 documents, 5,000 chunks of text, 100 MB of files, 2 members, 50 questions a day, 500 questions a month, 500 pages read in a month, conversations kept for 30 days, 300 reads, 120 changes and 20 questions a minute.",
  );
  expect(planWithQuestions("free")).toBe("the plan “Free” (50 questions a day, 500 questions a month)");
  expect(planWithQuestions("self-hosted")).toBe("the plan “Self-hosted”");
});

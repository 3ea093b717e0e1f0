import { expect, test } from "vitest";
import { BILLING_STATES } from "@/lib/schemas/billing";
import { billingInWords, planInWords } from "./billing-words";

const now = Date.parse("2026-11-27T12:00:00Z");
const PLAIN = {
  ...{ since: "2026-11-20T10:00:00Z", isCancelling: false, isBlocked: false },
  ...{ trialEndsAt: "2026-12-11T10:00:00Z", periodEndsAt: "2027-01-02T10:00:00Z" },
};

test("every state says where it stands, with the day that counts", () => {
  const say = (state: (typeof BILLING_STATES)[number]) => billingInWords({ ...PLAIN, state }, now);
  expect(new Set(BILLING_STATES.map(say)).size).toBe(BILLING_STATES.length);
  expect(say("none")).toBe("No subscription");
  expect(say("past_due")).toBe("Past due since 20 Nov");
  expect(say("canceled")).toBe("Ended on 20 Nov");
  expect(say("trialing")).toBe("Trial until 11 Dec");
  expect(billingInWords({ ...PLAIN, state: "active", isCancelling: true }, now)).toBe(
    "Active, ends on 2 Jan 2027",
  );
});

test("what the operator set is told beside the plan", () => {
  expect(planInWords({ plan: "free", isPlanFixed: false, limits: {} })).toBe("Free");
  expect(planInWords({ plan: "free", isPlanFixed: false, limits: { bots: 3 } })).toBe("Free, own limits");
  expect(planInWords({ plan: "pro", isPlanFixed: true, limits: {} })).toBe("Pro, fixed");
});

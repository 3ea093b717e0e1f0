import type { Component } from "../component";

/** At most `limit` uses within any `windowSeconds` on end. */
export type RateRule = { limit: number; windowSeconds: number };

/** `resetSeconds`: whole seconds until the oldest counted use leaves the window, so at least one place is free then. */
export type RateDecision = { allowed: boolean; limit: number; remaining: number; resetSeconds: number };

export interface RateLimiter extends Component {
  /**
   * Counts one use of `key` and says, in the same atomic step, whether it was still within the rule. Refused uses do
   * not count: who keeps knocking is let in again when the window has moved on. A key keeps one window for good; its
   * limit may change.
   */
  consume(key: string, rule: RateRule): Promise<RateDecision>;
}

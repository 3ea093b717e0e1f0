import { createHash } from "node:crypto";
import { StripeFault } from "./fault";
import { DAY_SECONDS } from "./world";

export type Answer = { status: number; body: object };

type Kept = { fingerprint: string; at: number; answer: Answer | null };

/** What was answered under each `Idempotency-Key` is answered again for a day, without doing it again. */
export function createIdempotency(now: () => number) {
  const kept = new Map<string, Kept>();
  return {
    /**
     * The answer that was given under this key; null: the call is to be done, and `finish` to be told of it.
     * @throws StripeFault when the key was used for another call, or is in use right now
     */
    begin(key: string, call: string): Answer | null {
      const fingerprint = createHash("sha256").update(call).digest("hex");
      const before = kept.get(key);
      if (before && before.at + DAY_SECONDS > now()) {
        if (before.fingerprint !== fingerprint) throw differs(key);
        if (before.answer === null) throw inUse(key);
        return before.answer;
      }
      kept.set(key, { fingerprint, at: now(), answer: null });
      return null;
    },
    /** Kept as it is now, whatever becomes of the object; refusals of the parameters are not: nothing was begun. */
    finish(key: string, answer: Answer): void {
      const before = kept.get(key);
      if (answer.status === 400 || answer.status === 404) kept.delete(key);
      else if (before) before.answer = { ...answer, body: JSON.parse(JSON.stringify(answer.body)) };
    },
  };
}

function differs(key: string): StripeFault {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
  return new StripeFault(400, { type: "idempotency_error", message });
}

function inUse(key: string): StripeFault {
  const message = `There is currently another in-progress request using this Idempotent Key: ${key}.`;
  return new StripeFault(409, { type: "idempotency_error", code: "idempotency_key_in_use", message });
}

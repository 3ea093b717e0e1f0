import type { DoubleEvent } from "./events";
import { evaluate, type Registered } from "./registration";

/** Lets no more calls of a function, and of one value of its key, be under way at once than it said. */
export function createGates() {
  const gates = new Map<string, { free: number; waiting: (() => void)[] }>();
  return {
    async within<T>({ id, concurrency }: Registered, event: DoubleEvent, work: () => Promise<T>): Promise<T> {
      const { limit, key = undefined } =
        typeof concurrency === "object" ? concurrency : { limit: concurrency ?? 0 };
      // As on the server, 0 is no limit.
      if (limit === 0) return work();
      const name = `${id}:${key === undefined ? "" : JSON.stringify(evaluate(key, event))}`;
      const gate = gates.get(name) ?? { free: limit, waiting: [] };
      gates.set(name, gate);
      if (gate.free > 0) gate.free--;
      else await new Promise<void>((resolve) => gate.waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = gate.waiting.shift();
        if (next) next();
        else gate.free++;
      }
    },
  };
}

import { Environment } from "@marcbachmann/cel-js";
import type { ExecutorEvent } from "./types";

type Scope = { event: ExecutorEvent; async?: ExecutorEvent };
export type Expression = (scope: Scope) => unknown;

const environment = new Environment().registerVariable("event", "dyn").registerVariable("async", "dyn");

/**
 * Compiles a CEL expression over `event` (and `async`, the cancelling event). It evaluates to undefined where the event
 * lacks what it asks for, as on the Inngest server.
 * @throws Error when it cannot be parsed or names another variable
 */
export function compile(source: string): Expression {
  const { valid, error } = environment.check(source);
  if (!valid) throw new Error(error?.message.split("\n")[0] ?? "not a CEL expression");
  const program = environment.parse(source);
  return (scope) => {
    try {
      return program(scope);
    } catch {
      return undefined;
    }
  };
}

/** The value as text, for keys; null when there is none. */
export function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

import type { Inngest } from "inngest";
import type { AnyFunction } from "../embedded/types";

export type Make = (client: Inngest, name: (event: string) => string) => AnyFunction[];

/** Whatever runs functions, with those of one test at work. */
export type Engine = {
  name(event: string): string;
  /** Writes events into the outbox in one transaction, as a command does, and publishes them. */
  send(event: string, ...data: { id?: string; [key: string]: unknown }[]): Promise<unknown>;
  /** Lets the time of a function's timer come, where that can be hurried. */
  tick(functionId: string): Promise<void>;
  during(body: () => Promise<void>): Promise<void>;
};

export type Tools = {
  makeEngine(make: Make): Promise<Engine>;
  /** Waits for as long as this engine may take. */
  until(condition: () => boolean): Promise<void>;
};

export const TENANT = { tenantId: "ten_test" };
/** What would come twice comes soon after it came once. */
export const SETTLED_MS = 300;

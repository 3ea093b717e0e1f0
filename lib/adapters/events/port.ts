import type { Component } from "../component";

/** A row of the outbox: something that must happen after the commit that wrote it. */
export type OutboxRow = { id: string; name: string; data: unknown };

/** The queue, seen from business code. */
export interface Events extends Component {
  /**
   * Hands committed outbox rows over for delivery, at least once; whoever takes a row over deletes it. A failure loses
   * nothing: rows that stay in the outbox are swept later. The row's id is the event's id, so a repeat is dropped.
   */
  publish(rows: readonly OutboxRow[]): Promise<void>;
  /**
   * Hands over what stays in the outbox, because handing it over failed or nobody came to it. May run at any time, any
   * number of times. @returns how many rows were handed over late
   */
  sweep(): Promise<number>;
}

import type { Outcome, ReaderProcess } from "./reader-process";

type Slot = { reader: ReaderProcess | null; idle: NodeJS.Timeout | null };
type Waiter = { resolve(slot: Slot): void; reject(error: Error): void };

const END_IDLE_AFTER_MS = 60_000;

/** As many places for processes as may run at a time; who finds none free waits in line. */
export class Slots {
  readonly #size: number;
  readonly #start: () => Promise<ReaderProcess>;
  readonly #replaceAboveBytes: number;
  readonly #free: Slot[];
  readonly #all: readonly Slot[];
  readonly #waiting: Waiter[] = [];
  #closing: Error | null = null;

  constructor(size: number, start: () => Promise<ReaderProcess>, replaceAboveBytes: number) {
    this.#size = size;
    this.#start = start;
    this.#replaceAboveBytes = replaceAboveBytes;
    this.#all = Array.from({ length: size }, () => ({ reader: null, idle: null }));
    this.#free = [...this.#all];
  }

  get isClosed(): boolean {
    return this.#closing !== null;
  }

  get busy(): number {
    return this.#size - this.#free.length;
  }

  /** Lends a process to `work`, a new one when it has to be `fresh`. @throws what starting throws, or closing */
  async use(
    work: (reader: ReaderProcess) => Promise<Outcome>,
    { fresh }: { fresh: boolean },
  ): Promise<Outcome> {
    const slot = await this.#take();
    try {
      if (fresh) this.#end(slot);
      if (!slot.reader?.isAlive) slot.reader = await this.#start();
      if (this.#closing) throw this.#closing;
      const outcome = await work(slot.reader);
      if (this.#closing) throw this.#closing;
      // What a large document left behind would count against the next one.
      if ((await slot.reader.residentBytes()) > this.#replaceAboveBytes) this.#end(slot);
      return outcome;
    } finally {
      this.#giveBack(slot);
    }
  }

  /** Ends all processes; who waits or reads gets `reason`. */
  close(reason: Error): void {
    this.#closing = reason;
    for (const waiter of this.#waiting.splice(0)) waiter.reject(reason);
    for (const slot of this.#all) this.#end(slot);
  }

  #take(): Promise<Slot> {
    if (this.#closing) return Promise.reject(this.#closing);
    // The one used last is warm.
    const slot = this.#free.pop();
    if (!slot) return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    if (slot.idle) clearTimeout(slot.idle);
    slot.idle = null;
    return Promise.resolve(slot);
  }

  #giveBack(slot: Slot): void {
    if (this.#closing) this.#end(slot);
    const next = this.#waiting.shift();
    if (next) {
      next.resolve(slot);
    } else {
      slot.idle = setTimeout(() => this.#end(slot), END_IDLE_AFTER_MS).unref();
      this.#free.push(slot);
    }
  }

  #end(slot: Slot): void {
    slot.reader?.end();
    slot.reader = null;
  }
}

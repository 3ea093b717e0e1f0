import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/core/errors";
import { fromReply } from "./errors";
import type { WriteOrder, WriteReply, WriteRequest } from "./messages";
import { buffersOf } from "./prepare";

type Waiting = { resolve: () => void; reject: (error: unknown) => void };

/** Hands orders to the thread that writes; it starts with the first one, and anew after it died. */
export class WriteQueue {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  /**
   * Resolves when the order is on the disk. Orders are carried out in the sequence they are given.
   * @throws AppError, DamagedFileError
   */
  write(path: string, order: WriteOrder): Promise<void> {
    return new Promise((resolve, reject) => {
      const request: WriteRequest = { id: this.nextId++, path, order };
      this.waiting.set(request.id, { resolve, reject });
      this.worker ??= this.start();
      this.worker.ref();
      this.worker.postMessage(request, order.type === "upsert" ? buffersOf(order.entries) : []);
    });
  }

  /** Ends the thread after the orders given before it; their files are closed. */
  async close(): Promise<void> {
    if (!this.worker) return;
    await this.write("", { type: "releaseAll" });
    await this.worker.terminate();
  }

  private start(): Worker {
    const worker = new Worker(new URL("./writer-thread.ts", import.meta.url));
    worker.on("message", (reply: WriteReply) => this.settle(reply));
    worker.on("error", (error) => this.fail(worker, error));
    worker.on("exit", () => this.fail(worker, new Error("The thread that writes the index ended.")));
    return worker;
  }

  private settle({ id, failure }: WriteReply): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    // Idle, the thread does not keep the process alive.
    if (this.waiting.size === 0) this.worker?.unref();
    if (failure) waiting?.reject(fromReply(failure));
    else waiting?.resolve();
  }

  private fail(worker: Worker, cause: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    const error = new AppError("unavailable", "The search index cannot be written right now.", { cause });
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

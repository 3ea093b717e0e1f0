import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import type { Attach } from "../formats/format";
import type { Extraction } from "../port";
import type { ParentMessage, ReadRequest, WorkerMessage, WorkerSettings } from "../worker/protocol";
import { residentBytes } from "./resident-memory";

export type ReaderOptions = { workerFile: string; folder: string; seconds: number; memoryBytes: number };

export type Outcome =
  | { kind: "done"; extraction: Extraction }
  | { kind: "limit"; limit: "time" | "memory" }
  | { kind: "crashed"; detail: string };

const WATCH_EVERY_MS = 50;
/** The engine's heap is part of the process's memory; the rest is for WebAssembly and buffers. */
const HEAP_SHARE = 0.75;
/** Of what is young: the engine's own measure lets garbage grow to a third of what a document may use, and is no faster. */
const SEMI_SPACE_MEGABYTES = 8;
const MEGABYTE = 1024 * 1024;

/** One process that reads documents, one after the other, watched from outside while it does. */
export class ReaderProcess {
  readonly #child: ChildProcess;
  readonly #options: ReaderOptions;
  #settle: ((outcome: Outcome) => void) | null = null;
  #keep: Attach | null = null;
  #isAlive = true;

  private constructor(child: ChildProcess, options: ReaderOptions) {
    this.#child = child;
    this.#options = options;
    child.on("message", (message: WorkerMessage) => {
      if (message.type === "done") this.#settle?.({ kind: "done", extraction: message.extraction });
      else if (message.type === "attachment")
        this.#keep?.(message.file).then(() => this.#say({ type: "stored" }));
    });
    child.on("error", () => {});
    child.on("exit", (code, signal) => {
      this.#isAlive = false;
      this.#settle?.(outcomeOfExit(code, signal));
    });
  }

  /**
   * Starts a process and waits until it is ready. It sees none of our environment, may read the documents' folder and
   * its own, and nothing else of the disk.
   * @throws AppError unavailable when it ends before that: no document is to blame
   */
  static start(options: ReaderOptions): Promise<ReaderProcess> {
    const { workerFile, folder, memoryBytes } = options;
    const settings: WorkerSettings = { parent: process.pid, memoryBytes };
    const child = fork(workerFile, [JSON.stringify(settings)], {
      cwd: folder,
      // A session of its own: Ctrl-C at a terminal reaches us alone, also while it still starts.
      detached: true,
      env: { NODE_ENV: "production" },
      execArgv: [
        `--max-old-space-size=${Math.floor((memoryBytes * HEAP_SHARE) / MEGABYTE)}`,
        `--max-semi-space-size=${SEMI_SPACE_MEGABYTES}`,
        "--permission",
        `--allow-fs-read=${path.dirname(workerFile)}`,
        `--allow-fs-read=${folder}`,
        "--allow-worker",
        "--disable-warning=SecurityWarning",
      ],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const reader = new ReaderProcess(child, options);
    return new Promise((resolve, reject) => {
      child.once("message", () => resolve(reader));
      child.once("error", (cause) => reject(notStarted(cause)));
      child.once("exit", (code, signal) => reject(notStarted(`It ended at once: ${signal ?? code}.`)));
    });
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Reads one document; `keep` stores its attachments and never throws. After any outcome but `done` the process is gone. */
  async read(request: ReadRequest, keep: Attach): Promise<Outcome> {
    this.#hold(true);
    this.#keep = keep;
    const outcome = await new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => stop("time"), this.#options.seconds * 1000);
      const watch = setInterval(async () => {
        if ((await this.residentBytes()) > this.#options.memoryBytes) stop("memory");
      }, WATCH_EVERY_MS);
      this.#settle = (settled) => {
        clearTimeout(timer);
        clearInterval(watch);
        this.#settle = null;
        resolve(settled);
      };
      const stop = (limit: "time" | "memory") => {
        this.#settle?.({ kind: "limit", limit });
        this.end();
      };
      if (this.#isAlive) this.#say(request);
      else this.#settle({ kind: "crashed", detail: "It was gone already." });
    });
    this.#hold(false);
    return outcome;
  }

  /** The memory the process holds; 0 when it is gone, or where no one can tell. */
  residentBytes(): Promise<number> {
    return this.#child.pid === undefined ? Promise.resolve(0) : residentBytes(this.#child.pid);
  }

  end(): void {
    this.#isAlive = false;
    this.#child.kill("SIGKILL");
  }

  #say(message: ParentMessage): void {
    this.#child.send(message, () => {});
  }

  /** An idle process is no reason for ours to stay. */
  #hold(isBusy: boolean): void {
    const method = isBusy ? "ref" : "unref";
    this.#child[method]();
    this.#child.channel?.[method]();
  }
}

/** The engine aborts when its heap is full, the watchdog when memory is; the kernel kills when the machine's is. */
function outcomeOfExit(code: number | null, signal: NodeJS.Signals | null): Outcome {
  if (signal === "SIGABRT") return { kind: "limit", limit: "memory" };
  return { kind: "crashed", detail: `It ended with ${signal ?? code}.` };
}

function notStarted(cause: unknown): AppError {
  return new AppError("unavailable", "The reader of documents could not be started. Try again in a moment.", {
    cause,
  });
}

// The product as a person starts it: a real npm, in a group of its own as a terminal makes one, with next to no environment.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT, type User } from "./machine";
import { familyOf, kill, type Process } from "./processes";

export type Start = {
  dataDir: string;
  /** `npm start` unless told otherwise. */
  command?: readonly string[];
  root?: string;
  env?: Record<string, string>;
  user?: User;
  /** Where programs are found. */
  bin: string;
};

export type Ended = { code: number | null; signal: NodeJS.Signals | null };

const STARTED_WITHIN_MS = 60_000;

/** A start that is under way, or through, or refused. */
export class Product {
  output = "";
  readonly npm: ChildProcess;
  readonly dataDir: string;
  readonly ended: Promise<Ended>;
  hasEnded = false;
  readonly #family = new Map<number, Process>();

  constructor({ dataDir, command = ["npm", "start"], root = ROOT, env = {}, user, bin }: Start) {
    this.dataDir = dataDir;
    const [program = "", ...args] = command;
    this.npm = spawn(program === "npm" ? path.join(bin, "npm") : program, args, {
      cwd: root,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      ...(user && { uid: user.uid, gid: user.gid }),
      env: onlyThese({
        PATH: bin,
        HOME: user ? dataDir : (process.env.HOME ?? "/"),
        TERM: "dumb",
        LANG: "C.UTF-8",
        DATA_DIR: dataDir,
        PORT: "0",
        ...env,
      }),
    });
    for (const stream of [this.npm.stdout, this.npm.stderr])
      stream?.on("data", (text) => {
        this.output += text;
      });
    this.ended = new Promise((resolve) => {
      this.npm.once("exit", (code, signal) => {
        this.hasEnded = true;
        resolve({ code, signal });
      });
    });
  }

  /** Waits for a line of the output. */
  async says(pattern: RegExp, withinMs = STARTED_WITHIN_MS): Promise<RegExpExecArray> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const match = pattern.exec(this.output);
      if (match) return match;
      if (this.hasEnded || Date.now() > deadline)
        throw new Error(
          `${this.hasEnded ? "It ended" : "Time is up"} before it said ${pattern}:\n${this.output}`,
        );
      await sleep(20);
    }
  }

  /** Waits until it serves. */
  async serves(): Promise<this> {
    await this.says(/MiniRAG is at \S+\n(Sign in.*\n.*\n)?/);
    this.family();
    return this;
  }

  get url(): string {
    return /MiniRAG is at (\S+)/.exec(this.output)?.[1] ?? "";
  }

  /** The owner's one-time link. */
  get link(): string {
    return /\S+\/sign-in\/link#\S+/.exec(this.output)?.[0] ?? "";
  }

  /** The process that holds the data folder. */
  get launcher(): number {
    return (JSON.parse(readFileSync(path.join(this.dataDir, "holder.json"), "utf8")) as { pid: number }).pid;
  }

  /** npm and everybody that came of it, also those whose parents are gone by now. */
  family(): Process[] {
    for (const one of familyOf(this.npm.pid ?? 0)) this.#family.set(one.pid, one);
    return [...this.#family.values()];
  }

  /** Ctrl-C at a terminal goes to the whole group. */
  signalGroup(signal: NodeJS.Signals): void {
    this.family();
    process.kill(-(this.npm.pid ?? 0), signal);
  }

  signal(signal: NodeJS.Signals): void {
    this.family();
    this.npm.kill(signal);
  }

  async stop(): Promise<Ended> {
    this.signal("SIGTERM");
    return this.ended;
  }

  destroy(): void {
    kill(this.family(), "SIGKILL");
  }
}

/** Next's types ask for NODE_ENV, which a newcomer has not set. */
const onlyThese = (variables: Record<string, string>) => variables as NodeJS.ProcessEnv;

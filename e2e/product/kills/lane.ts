import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { randomOf } from "@/lib/testing/random";
import { ROOT } from "../support/machine";
import { familyOf, kill, type Process } from "../support/processes";
import { Ledger } from "./ledger";

const VICTIM = path.join(ROOT, "e2e/product/kills/victim.mjs");
/** One in so many is killed while it migrates, or on its way there. */
const MIGRATES_EVERY = 6;
/** A start takes half a second, a migration from nothing some two. */
const [WRITES_WITHIN_MS, MIGRATES_WITHIN_MS] = [600, 2_500];
const OPEN_WITHIN_MS = 60_000;

type Victim = { pid: number; open: Promise<void>; ended: Promise<void> };

/** One data folder and those who are killed over it, one after the other. */
export class Lane {
  readonly ledger = new Ledger();
  readonly #dataDir: string;
  readonly #secrets: string;
  readonly #random: () => number;
  #databases = 0;

  constructor(folder: string, seed: number) {
    this.#dataDir = path.join(folder, `lane-${seed}`);
    this.#random = randomOf(seed);
    mkdirSync(this.#dataDir);
    const secret = () => randomBytes(24).toString("hex");
    this.#secrets = JSON.stringify({ POSTGRES_PASSWORD: secret(), POSTGRES_APP_PASSWORD: secret() });
  }

  /**
   * Starts it, and kills it at some moment: all of it at once, or the server first, or all but the server, which the next
   * start then finds running.
   */
  async killOnce(): Promise<void> {
    const migrates = this.ledger.kills % MIGRATES_EVERY === MIGRATES_EVERY - 1;
    const victim = this.#start(migrates ? this.#database() : "");
    // Half of them get to work, or a machine that is busy enough would see nothing but starts.
    if (this.#random() < 0.5) await this.#opens(victim);
    await sleep(this.#random() * (migrates ? MIGRATES_WITHIN_MS : WRITES_WITHIN_MS));
    this.ledger.isKilling = true;
    const family = familyOf(victim.pid);
    const isServer = ({ command }: Process) => /bin\/postgres |^postgres:/.test(command);
    const others = family.filter((one) => !isServer(one));
    const share = this.#random();
    if (share < 0.6) kill(family, "SIGKILL");
    else if (share < 0.8) kill(family.filter(isServer), "SIGKILL");
    kill(others, "SIGKILL");
    await victim.ended;
    this.ledger.isKilling = false;
    this.ledger.kills++;
  }

  /** Lets one more start find everything and finish the migration. */
  async finish(): Promise<void> {
    const database = this.#database();
    const victim = this.#start(database);
    const deadline = Date.now() + OPEN_WITHIN_MS;
    while (!this.ledger.migrated.has(database)) {
      if (Date.now() > deadline) throw new Error("the last one did not come to its end");
      await Promise.race([victim.ended, sleep(50)]);
    }
    this.ledger.isKilling = true;
    kill(familyOf(victim.pid), "SIGKILL");
    await victim.ended;
  }

  /** @throws Error when it neither opens nor ends */
  async #opens({ ended, open }: Victim): Promise<void> {
    const late = new AbortController();
    const isLate = sleep(OPEN_WITHIN_MS, true, { signal: late.signal }).catch(() => false);
    if (await Promise.race([ended, open, isLate])) throw new Error("it does not open");
    late.abort();
  }

  /** The one that was being made, until it is done; then another. */
  #database(): string {
    const name = `migrated_${this.#databases}`;
    if (!this.ledger.migrated.has(name)) return name;
    return `migrated_${++this.#databases}`;
  }

  #start(database: string): Victim {
    const child = spawn(
      process.execPath,
      ["--conditions=react-server", VICTIM, this.#dataDir, this.#secrets, database],
      { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
    );
    const lines = createInterface(child.stdout);
    let failure: unknown;
    lines.on("line", (line) => {
      try {
        this.ledger.read(line);
      } catch (error) {
        failure ??= error;
      }
    });
    const open = new Promise<void>((resolve) => {
      lines.on("line", (line) => line === "open" && resolve());
    });
    const ended = new Promise<void>((resolve, reject) => {
      child.once("close", () => (failure === undefined ? resolve() : reject(failure)));
    });
    ended.catch(() => {});
    return { pid: child.pid ?? 0, open, ended };
  }
}

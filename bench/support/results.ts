import { existsSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Figure } from "./figures";

const FILE = path.resolve(import.meta.dirname, "../results.json");

/** A row as it was measured last: when, and what the machine had to do besides (the average of the minute before). */
type Row = { at: string; load: number; figures: Figure[] };

/** Puts a row into bench/results.json; what was measured of the others, earlier or now, stays. */
export function keep(name: string, row: Row): void {
  const machine = {
    cpu: os.cpus()[0]?.model,
    cores: os.cpus().length,
    memory: os.totalmem(),
    node: process.version,
  };
  const rows = { ...(existsSync(FILE) && read().rows), [name]: row };
  writeFileSync(FILE, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
}

function read(): { rows?: Record<string, Row> } {
  return JSON.parse(readFileSync(FILE, "utf8"));
}

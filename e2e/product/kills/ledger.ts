import { expect } from "vitest";

/** What the victims of one data folder said was done, against what the next of them finds. */
export class Ledger {
  kills = 0;
  /** While it is being killed a victim may notice, and say so. */
  isKilling = false;
  /** Databases that came to their end. */
  readonly migrated = new Set<string>();
  readonly #rows = new Map<string, number>();
  #versions = 0;

  get acknowledged(): { rows: number; versions: number } {
    return { rows: [...this.#rows.values()].reduce((sum, n) => sum + n, 0), versions: this.#versions };
  }

  /** @param line of a victim's output @throws AssertionError when something is missing, or there in part */
  read(line: string): void {
    const [what, ...values] = line.split(" ");
    const numbers = values.map(Number);
    const [first = 0, second = 0, third = 0] = numbers;
    const where = `after ${this.kills} kills: ${line}`;
    if (what === "failed" && !this.isKilling) expect(line, where).toBe("");
    if (what === "torn-rows" || what === "torn-versions") expect(first, where).toBe(0);
    if (what === "has-rows") {
      const acknowledged = this.#rows.get(String(first)) ?? 0;
      expect(second, where).toBeGreaterThanOrEqual(acknowledged);
      expect(third, where).toBe(second);
    }
    if (what === "has-versions") {
      expect(first, where).toBeGreaterThanOrEqual(this.#versions);
      expect(second, where).toBe(first);
    }
    if (what === "row") this.#rows.set(String(first), second);
    if (what === "version") this.#versions = first;
    if (what === "migrated") this.migrated.add(values[0] ?? "");
  }
}

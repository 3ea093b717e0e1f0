/** One measured number. `goal` is what it should be, in words. */
export type Figure = { row: string; name: string; value: number; unit: string; goal?: string };

/** What a row may be told: how often it measures, where that is not its own number. */
export type Asked = { rounds?: number };

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** What each gave, round after round and in turns, so that whatever else the machine does meets all of them alike. */
export async function inTurns<Name extends string, Result>(
  rounds: number,
  contenders: Record<Name, () => Promise<Result>>,
): Promise<Record<Name, Result[]>> {
  const entries = Object.entries(contenders) as [Name, () => Promise<Result>][];
  const results = Object.fromEntries(entries.map(([name]) => [name, [] as Result[]]));
  for (let round = 0; round < rounds; round++)
    for (const [name, measure] of entries) results[name]?.push(await measure());
  return results as Record<Name, Result[]>;
}

/** The figures as lines of a table. */
export function tell(figures: readonly Figure[]): string {
  return figures
    .map(({ row, name, value, unit, goal }) => {
      const number = value >= 100 ? value.toFixed(0) : value.toPrecision(3);
      return `${row.padEnd(12)} ${name.padEnd(58)} ${number.padStart(8)} ${unit.padEnd(12)} ${goal ?? ""}`.trimEnd();
    })
    .join("\n");
}

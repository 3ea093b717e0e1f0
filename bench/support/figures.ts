/** One measured number. `goal` is what it should be, in words. */
export type Figure = { row: string; name: string; value: number; unit: string; goal?: string };

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The figures as lines of a table. */
export function tell(figures: readonly Figure[]): string {
  return figures
    .map(({ row, name, value, unit, goal }) => {
      const number = value >= 100 ? value.toFixed(0) : value.toPrecision(3);
      return `${row.padEnd(12)} ${name.padEnd(58)} ${number.padStart(8)} ${unit.padEnd(12)} ${goal ?? ""}`.trimEnd();
    })
    .join("\n");
}

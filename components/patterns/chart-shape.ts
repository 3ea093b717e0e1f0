export type Bar = { day: string; value: number; x: number; y: number; width: number; height: number };

type Size = { width: number; height: number };

/** Where the bars of a chart stand. A day with anything at all has a bar that can be seen. */
export function barsOf(days: readonly { day: string; value: number }[], { width, height }: Size): Bar[] {
  const top = topOf(days.map(({ value }) => value));
  const step = width / Math.max(days.length, 1);
  return days.map(({ day, value }, index) => {
    const tall = value === 0 ? 0 : Math.max((value / top) * height, 2);
    return { day, value, x: index * step + step * 0.15, y: height - tall, width: step * 0.7, height: tall };
  });
}

/** The number at the top of the chart: a round one, and at least 1. */
export function topOf(values: readonly number[]): number {
  const most = Math.max(1, ...values);
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((factor) => factor * unit).find((round) => round >= most) ?? most;
}

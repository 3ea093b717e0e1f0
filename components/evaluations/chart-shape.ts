export type Point = { x: number; y: number };

type Size = { width: number; height: number };

/** Where the shares of runs stand in a chart, the oldest first; one that was not measured leaves a gap. */
export function pointsOf(shares: readonly (number | null)[], { width, height }: Size): (Point | null)[] {
  const step = shares.length > 1 ? width / (shares.length - 1) : 0;
  return shares.map((share, at) =>
    share === null ? null : { x: shares.length > 1 ? at * step : width / 2, y: height * (1 - share) },
  );
}

/** The lines through points that follow each other. */
export function linesOf(points: readonly (Point | null)[]): string[] {
  const lines: Point[][] = [[]];
  for (const point of points) {
    if (point) lines.at(-1)?.push(point);
    else lines.push([]);
  }
  return lines
    .filter((line) => line.length > 1)
    .map((line) => line.map(({ x, y }) => `${round(x)},${round(y)}`).join(" "));
}

const round = (value: number) => Math.round(value * 100) / 100;

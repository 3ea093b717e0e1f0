/** How many columns of blanks a line starts with. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The lines from `from` on that are blank or indented by more than `indent`, without blank ones at their end. */
export function indentedFrom(lines: readonly string[], from: number, indent: number): string[] {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    if (indentOf(line) <= indent) break;
    end = at + 1;
  }
  return lines.slice(from, end);
}

/** Lines without the blanks that all of them start with. */
export function dedent(lines: readonly string[]): string[] {
  const depths = lines.filter((line) => line.trim() !== "").map(indentOf);
  const least = depths.reduce((low, depth) => Math.min(low, depth), Number.POSITIVE_INFINITY);
  return Number.isFinite(least) ? lines.map((line) => line.slice(least)) : [...lines];
}

/** Nobody writes marks into a line of this length: it is text as it stands, and costs no search for them. */
export function isTooLong(line: string): boolean {
  return line.length > 10_000;
}

import type { Command } from "./command";

/** Every command with what stands behind it and what it is for. */
export function helpText(commands: Record<string, Command>): string {
  const calls = Object.entries(commands).map(
    ([name, { usage, summary }]) => [`${name} ${usage}`.trim(), summary] as const,
  );
  const all = [...calls, ["help", "this list"] as const];
  const width = Math.max(...all.map(([call]) => call.length));
  const lines = all.map(([call, summary]) => `  ${call.padEnd(width)}  ${summary}`);
  return [
    "npm run minirag -- COMMAND",
    "",
    ...lines,
    "",
    "They work while MiniRAG runs, and while it does not; restore only while it does not.",
  ].join("\n");
}

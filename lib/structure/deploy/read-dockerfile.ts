export type Instruction = { name: string; args: string };
export type Stage = { name: string; from: string; instructions: Instruction[] };

/** A Dockerfile's stages in their order; comments are left out, continued lines joined. @throws Error for what stands before the first FROM */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const { name, args } of instructionsIn(text)) {
    const [, from, as] = (name === "FROM" && /^(\S+)(?: AS (\S+))?$/.exec(args)) || [];
    if (from) stages.push({ name: as ?? String(stages.length), from, instructions: [] });
    else if (!stages.at(-1)) throw new Error(`${name} ${args} belongs to no stage`);
    else stages.at(-1)?.instructions.push({ name, args });
  }
  return stages;
}

function instructionsIn(text: string): Instruction[] {
  const lines = text.split("\n").filter((line) => !line.trimStart().startsWith("#"));
  return lines
    .join("\n")
    .replace(/\\\n/g, " ")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [, name = "", args = ""] = /^\s*(\w+)\s+(.*)$/.exec(line) ?? [];
      return { name: name.toUpperCase(), args: args.trim() };
    });
}

/** All that made a stage, the stages it began from first. */
export function allOf(stages: Stage[], name: string): Instruction[] {
  const stage = stages.find((one) => one.name === name);
  return stage ? [...allOf(stages, stage.from), ...stage.instructions] : [];
}

export type Copy = { from: string | null; sources: string[]; target: string };

export function copiesIn(instructions: Instruction[]): Copy[] {
  return instructions
    .filter(({ name }) => name === "COPY")
    .map(({ args }) => {
      const words = args.split(/\s+/);
      const from = words.find((word) => word.startsWith("--from="))?.slice("--from=".length) ?? null;
      const paths = words.filter((word) => !word.startsWith("--"));
      return { from, sources: paths.slice(0, -1), target: paths.at(-1) ?? "" };
    });
}

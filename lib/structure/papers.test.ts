import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const PAPERS = [
  "README.md",
  "AGENTS.md",
  "CONTRIBUTING.md",
  ...globSync("docs/**/*.md"),
  ...globSync("lib/**/*.md"),
];
const TOP = "app|bench|components|docs|e2e|inngest|lib|prisma|public|scripts";
/** In backticks a path from the root, in brackets the target of a link. `<entity>` and `*` stand for any. */
const PATHS = new RegExp(`\`((?:${TOP})/[^\`\\s]*|[A-Z]+\\.md)\`|\\]\\((?!https?:)([^)#]+)`, "g");

describe.each(PAPERS)("%s", (paper) => {
  const text = readFileSync(paper, "utf8");
  const folder = paper.slice(0, paper.lastIndexOf("/") + 1);

  test("names only files that are there", () => {
    const named = [...text.matchAll(PATHS)].map(([, file, target]) => file ?? target ?? "");
    const missing = named
      .map((file) => file.replace(/<\w+>/g, "*"))
      .filter((file) => globSync(file).length === 0 && !existsSync(folder + file) && !isGenerated(file));
    expect(missing).toEqual([]);
  });

  test("names only commands that are there", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    for (const [, name = ""] of text.matchAll(/`npm run ([\w:-]+)/g))
      expect(Object.keys(scripts)).toContain(name);
  });
});

/** What a run makes. */
function isGenerated(file: string): boolean {
  return file === "bench/results.json";
}

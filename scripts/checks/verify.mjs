import { buildExtractor } from "../build-extractor.mjs";
import { writeSbom } from "./sbom.mjs";
import { call, run, runStages } from "./stages.mjs";

/** No database, no network. */
export const verifyStages = [
  call("generate the database client", () => run("prisma", "generate").work()),
  run("biome", "ci", "--error-on-warnings"),
  run("next", "typegen"),
  run("tsc", "--project", "."),
  call("list of components", () => writeSbom()),
  call("build the document reader", async () => buildExtractor()),
  run("vitest", "run", "--project", "unit"),
];

if (import.meta.main) await runStages(verifyStages);

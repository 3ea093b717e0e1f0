import { runStages } from "./stages.mjs";
import { verifyStages } from "./verify-stages.mjs";

await runStages(verifyStages);
